import type { WrittenRow } from "../row.ts";

// All SQL statements. Values are bound, never part of a statement.

const columns = [
  "repository",
  "id_length",
  "id",
  "branch",
  "status",
  "author",
  "commit_title",
  "commit_body",
  "search_text",
  "record",
  "request",
];

export const insertRow = `INSERT OR REPLACE INTO run (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;

export function insertedValues(row: WrittenRow, request: string | null): (string | number | null)[] {
  return [
    row.repository,
    row.id.length,
    row.id,
    row.branch,
    row.status,
    row.author,
    row.commit_title,
    row.commit_body,
    row.search_text,
    row.record,
    request,
  ];
}

export const newestId = "SELECT id FROM run WHERE repository = ? ORDER BY id_length DESC, id DESC LIMIT 1";

/** Where a search continues: below a run. */
export interface Place {
  readonly length: number;
  readonly id: string;
}

/** Above all runs. */
export const top: Place = { length: 2 ** 31, id: "" };

// The conditions are fixed texts as well: their values are bound. Left to itself, SQLite prefers the index by place to that of the condition.

/** The place of the run that is some runs further down, of those that meet what an index finds. */
export const placeBelow = (index: string, first: string): string => `
  SELECT id_length AS length, id FROM run INDEXED BY ${index} WHERE repository = ? AND ${first} AND (id_length, id) < (?, ?)
  ORDER BY id_length DESC, id DESC LIMIT 1 OFFSET ?`;

/** The runs of a repository from one place down to another, the highest first. */
export const runsBetween = (index: string, first: string, others: string): string => `
  SELECT id, author, commit_title, commit_body, record FROM run INDEXED BY ${index}
  WHERE repository = ? AND ${first} AND (id_length, id) < (?, ?) AND (id_length, id) >= (?, ?) AND ${others}
  ORDER BY id_length DESC, id DESC`;
