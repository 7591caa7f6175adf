// What the types say of trees and predicates. Never run: `types.test.ts` compiles it.
import {
  type FieldTerm,
  type Job,
  type KeywordTerm,
  layer,
  type Node,
  parse,
  print,
  type Query,
  toPredicate,
  walk,
} from "querybar";
import { expectTypeOf } from "vitest";
import { type GithubRun, githubRuns } from "../../src/github-runs.ts";

type Status =
  | "NEW"
  | "JOB_ERROR"
  | "BAD_LAYERFILE"
  | "STARTING_RUNNERS"
  | "FAILURE"
  | "RUNNER_CANCELLED"
  | "RUNNER_ERROR"
  | "RUNNING"
  | "SUCCEEDED";

const query = parse("status:failure");
expectTypeOf(query).toEqualTypeOf<Query<typeof layer>>();
expectTypeOf(parse("", layer)).toEqualTypeOf(query);

// A field's name narrows its value.
walk(query, (node) => {
  if (node.type !== "field") return;
  expectTypeOf(node.field).toEqualTypeOf<"repo" | "branch" | "id" | "status">();
  if (node.field === "status") expectTypeOf(node.value).toEqualTypeOf<Status | undefined>();
  if (node.field === "id") expectTypeOf(node.value).toEqualTypeOf<`${bigint}` | undefined>();
  if (node.field === "repo") expectTypeOf(node.value).toEqualTypeOf<string | undefined>();
  // @ts-expect-error the documented language has no such field
  if (node.field === "author") return;
  if (node.field === "status") {
    // @ts-expect-error no status is spelt so
    if (node.value === "FAILED") return;
  }
});

// Every node says what it is, and no other type does.
function nameOf(node: Node): string {
  switch (node.type) {
    case "and":
    case "or":
      return node.terms.map(nameOf).join();
    case "not":
      return nameOf(node.term);
    case "word":
    case "phrase":
      return node.text;
    case "field":
      return node.field;
    case "keyword":
      return node.keyword;
    case "unfinished":
      return node.lacks;
    default:
      return node satisfies never;
  }
}
nameOf(query.root);

expectTypeOf<KeywordTerm["keyword"]>().toEqualTypeOf<"running" | "done" | "failed">();

// The tree is read-only.
declare const term: FieldTerm;
// @ts-expect-error it says what was typed
term.text = "";
// @ts-expect-error
query.root.terms.push(term);

// A predicate takes the language's records, of which anything may be missing.
const matches = toPredicate(query);
expectTypeOf(matches).returns.toBeBoolean();
matches({});
matches({ branch: "main", commit_body: null });
expectTypeOf<Job>().toExtend<Parameters<typeof matches>[0]>();
([] as Job[]).filter(matches);
// @ts-expect-error a branch is text
matches({ branch: 1 });
// @ts-expect-error a run of another service
matches({ headBranch: "main" });

// Another language, by inference alone.
const other = parse("", githubRuns);
expectTypeOf(other).toEqualTypeOf<Query<typeof githubRuns>>();
([] as GithubRun[]).filter(toPredicate(other));
// @ts-expect-error records of the other language
([] as GithubRun[]).filter(matches);
walk(other, (node) => {
  if (node.type === "field" && node.field === "conclusion" && node.value === "timed_out") return;
  if (node.type === "field" && node.field === "number")
    expectTypeOf(node.value).toEqualTypeOf<`${bigint}` | undefined>();
  // @ts-expect-error a keyword of the documented language has a type of its own
  if (node.type === "keyword" && node.keyword === "fail") return;
});

// A tree goes with its own language.
print(other);
print(other.root, githubRuns);
