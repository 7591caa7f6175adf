import type { Row, WrittenRow } from "../row.ts";
import type { Condition } from "../selection.ts";
import type { Ask } from "./connections.ts";

// Every statement names the repository, so that it is one shard's if the runs are distributed by it.

/** Locks a repository for creations until the end of the transaction. Two that share the lock's number by chance wait for each other. */
export async function lockRepository(ask: Ask, repository: string): Promise<void> {
  await ask("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [repository]);
}

export async function newestId(ask: Ask, repository: string): Promise<bigint> {
  const [newest] = await ask<{ readonly id: string }>(
    "SELECT id FROM querybar.run WHERE repository = $1 ORDER BY id DESC LIMIT 1",
    [repository],
  );
  return BigInt(newest?.id ?? 0);
}

/** Whether there is a run with just this id and content. */
export async function isKept(ask: Ask, { repository, id, record }: WrittenRow): Promise<boolean> {
  const found = await ask("SELECT FROM querybar.run WHERE repository = $1 AND id = $2 AND record = $3", [
    repository,
    id,
    record,
  ]);
  return found.length > 0;
}

/** Adds runs of one repository. */
export async function insertRows(
  ask: Ask,
  repository: string,
  rows: readonly WrittenRow[],
  requests: readonly (string | null)[],
): Promise<void> {
  const column = (key: keyof WrittenRow) => rows.map((row) => row[key]);
  await ask(
    `INSERT INTO querybar.run (repository, id, branch, status, author, commit_title, commit_body, search_text, record, request)
     SELECT $1, * FROM unnest($2::numeric[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])`,
    [
      repository,
      column("id"),
      column("branch"),
      column("status"),
      column("author"),
      column("commit_title"),
      column("commit_body"),
      column("search_text"),
      column("record"),
      requests,
    ],
  );
}

export async function deleteRows(ask: Ask, repository: string, rows: readonly WrittenRow[]): Promise<void> {
  await ask("DELETE FROM querybar.run WHERE repository = $1 AND id = ANY($2::numeric[])", [
    repository,
    rows.map(({ id }) => id),
  ]);
}

/** The runs of a repository that meet a condition and are below an id, the highest first. The values of the condition follow `$3`. */
export async function runsBelow(
  ask: Ask,
  repository: string,
  {
    condition,
    below,
    limit,
  }: { readonly condition: Condition; readonly below: string | undefined; readonly limit: number },
): Promise<readonly Row[]> {
  const place = below === undefined ? "$2::numeric IS NULL" : "id < $2::numeric";
  return await ask<Row>(
    `SELECT id, author, commit_title, commit_body, record FROM querybar.run
     WHERE repository = $1 AND ${place} AND ${condition.sql} ORDER BY id DESC LIMIT $3`,
    [repository, below ?? null, limit, ...condition.values],
  );
}
