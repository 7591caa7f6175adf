// What the types say of trees and predicates. Never run: `types.test.ts` compiles it.
import {
  type AnyQuery,
  builder,
  type FieldTerm,
  type Job,
  type Layer,
  layer,
  type Nameable,
  type Node,
  type NodeOf,
  parse,
  print,
  type Query,
  searchSchema,
  toFilter,
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
expectTypeOf(query).toEqualTypeOf<Query>();
expectTypeOf(parse("", { language: layer })).toEqualTypeOf<Query<Layer>>();

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
    // @ts-expect-error not a status
    if (node.value === "FAILED") return;
  }
});

// The type of a node is one of these eight.
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

expectTypeOf<NodeOf<Layer, "keyword">["keyword"]>().toEqualTypeOf<"running" | "done" | "failed">();
expectTypeOf<NodeOf<Layer, "field">["field"]>().toEqualTypeOf<"repo" | "branch" | "id" | "status">();
expectTypeOf<NodeOf<Layer, "unfinished">["field"]>().toEqualTypeOf<"repo" | "branch" | "id" | "status" | undefined>();

// The tree is read-only.
declare const term: FieldTerm;
// @ts-expect-error
term.text = "";
// @ts-expect-error
query.root.terms.push(term);

// A predicate takes the language's records, any part of which may be missing.
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
const other = parse("", { language: githubRuns });
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
print({ language: githubRuns, root: other.root });
print({ ...JSON.parse(JSON.stringify(other)), language: githubRuns });
// @ts-expect-error a node of a parsed tree does not know its language
print(other.root);
// @ts-expect-error a query is parsed first
toPredicate("failed");
// @ts-expect-error the language is an option
parse("", githubRuns);
// @ts-expect-error the language is an option
searchSchema(githubRuns);
// @ts-expect-error a tree of another language
print({ language: layer, root: other.root });
expectTypeOf(toFilter(other)["type"]).toEqualTypeOf<"all" | "any" | "text" | "field">();

// What was built knows its language, so its predicate takes that language's records.
([] as GithubRun[]).filter(toPredicate(builder(githubRuns).field("conclusion", "success")));
// @ts-expect-error records of the other language
([] as Job[]).filter(toPredicate(builder(githubRuns).field("conclusion", "success")));

// A query of any language is an `AnyQuery`, for props that take all; one of one language is not one of another.
interface GithubRuns extends Nameable<typeof githubRuns> {}
declare const named: Query<GithubRuns>;
const any: readonly AnyQuery[] = [query, other, named];
toPredicate(any[0] as AnyQuery);
function SearchBar(_: { readonly query: Query<typeof githubRuns> }): void {}
SearchBar({ query: other });
// @ts-expect-error a query of another language
SearchBar({ query });
// @ts-expect-error a query of another language
const _documented: Query = other;
// @ts-expect-error a query of any language
SearchBar({ query: any[0] as AnyQuery });
