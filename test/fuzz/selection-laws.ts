import { equal, deepEqual as same } from "node:assert/strict";
import fc from "fast-check";
import { highlight } from "../../src/assist/index.ts";
import {
  type AnyLanguage,
  calculatedStatuses,
  type Job,
  layer,
  type PartialRecord,
  parse,
  type Query,
  toPredicate,
} from "../../src/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { prefilterFor } from "../../src/terminal/input/prefilter.ts";
import { run } from "../arbitraries.ts";
import { matchesNaively, readNaively } from "../naive.ts";
import type { FuzzInput, Law } from "./input.ts";

type Run = PartialRecord<Job>;

const repository = "api";
const runs: readonly Run[] = fc.sample(run, { seed: 1, numRuns: 25 });
const index = createSearchIndex([...runs]);

/** Runs that a server takes: with all that the documentation promises, under ids of their own. */
const served = runs.map((some, place) => asServed(some, place + 1));
const store = openStore();
store.add(served);

const neverUsed = served.length + 1;

function asServed(some: Run, id: number | bigint): Run & Record<string, unknown> {
  return {
    status: "NEW",
    status_change_time: "2000-01-01 01:23:45.123456 +0000 UTC",
    commit_sha: "0123456789012345678901234567890123456789",
    merge_branch: null,
    run_start_reason: "push",
    run_start_reason_url: "https://example.com",
    ...texts(some),
    repository_name: repository,
    id,
    branch: typeof some.branch === "string" ? some.branch : "main",
    calculated_status: isStatus(some.calculated_status) ? some.calculated_status : "NEW",
  };
}

function texts({ author, commit_title, commit_body }: Run): Run {
  return { author: author ?? null, commit_title: commit_title ?? null, commit_body: commit_body ?? null };
}

function isStatus(text: unknown): text is Job["calculated_status"] {
  return calculatedStatuses.some((status) => status === text);
}

/** Runs made from the text: what it means, and its characters. */
function runsOf({ text, other, place }: FuzzInput): readonly Run[] {
  const { root } = parse(text);
  const asked: Record<string, string> = {};
  const found: string[] = [];
  for (const term of root.terms) {
    if (term.type === "word" || term.type === "phrase") found.push(term.text);
    else if (term.type === "field" && term.value !== undefined) asked[layer.fields[term.field].path] = term.text;
  }
  const all: Run = { ...asked, commit_body: found.join("\n") };
  const status = calculatedStatuses[place % calculatedStatuses.length] ?? "NEW";
  return [all, { ...all, calculated_status: status, id: place }, { author: text, commit_title: other, branch: other }];
}

function expected(query: Query, records: readonly Run[]): Run[] {
  const matches = toPredicate(query);
  return records.filter((record) => matches(record));
}

export const selectionLaws: readonly Law[] = [
  {
    name: "the predicate selects what a naive evaluator selects (half surrogate pairs are left open)",
    check: (input) => {
      const text = input.text.toWellFormed();
      const terms = readNaively(text);
      const matches = toPredicate(parse(text));
      for (const record of [...runs, ...runsOf({ ...input, text, other: input.other.toWellFormed() })]) {
        if (Object.values(record).every((held) => typeof held !== "string" || held.isWellFormed())) {
          equal(matches(record), matchesNaively(terms, record), JSON.stringify(record, replaceBigint));
        }
      }
    },
  },
  {
    name: "a search index finds what the predicate selects",
    check: (input) => {
      const query = parse(input.text);
      const own = runsOf(input);
      index.add(...own);
      try {
        const found = index.search(input.text);
        const wanted = expected(query, [...runs, ...own]);
        equal(found.length, wanted.length);
        for (const [place, record] of found.entries()) equal(record, wanted[place]);
        equal(index.count(query), wanted.length);
      } finally {
        for (const record of own) index.remove(record);
      }
    },
  },
  {
    name: "the server's database answers with the newest run that the predicate selects",
    check: async (input) => {
      const query = parse(input.text);
      const own = runsOf(input).map((some, place) => asServed(some, neverUsed + place));
      store.add(own);
      const wanted = expected(query, [...served, ...own]).at(-1);
      same((await store.search(repository, query))?.id, wanted?.id);
    },
  },
  {
    name: "the tool passes over no record that matches",
    check: (input) => {
      const query = parse(input.text);
      const matches = toPredicate(query);
      const prefilter = prefilterFor(parse<AnyLanguage>(input.text, { language: layer }));
      for (const record of [...runs, ...runsOf(input)]) {
        const line = JSON.stringify(record, replaceBigint);
        if (!matches(JSON.parse(line))) continue;
        const written = Buffer.from(line).toString("latin1");
        equal(prefilter?.mayMatch(written) ?? true, true, line);
        equal((prefilter?.nextIn(written)(0) ?? 0) < written.length, true, line);
      }
    },
  },
  {
    name: "highlights lie apart in the record's texts",
    check: (input) => {
      const query = parse(input.text);
      for (const record of runsOf(input)) {
        for (const [key, marks] of Object.entries(highlight(query, record))) {
          const text = String(record[key as keyof Run]);
          let end = 0;
          for (const { from, to } of marks ?? []) {
            equal(end <= from && from < to && to <= text.length, true, key);
            end = to;
          }
        }
      }
    },
  },
];

function replaceBigint(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
