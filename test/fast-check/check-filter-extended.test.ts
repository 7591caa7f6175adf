import { expect, it } from "vitest";
import { checkFilter, type FilterDiffers } from "../../src/fast-check/index.ts";
import { date, defineLanguage, exactText, number, parse, toPredicate } from "../../src/index.ts";
import type { AnyNode } from "../../src/language/nodes.ts";

const builds = defineLanguage<{ title: string; took: number; created: string; branch: string }>()({
  name: "builds",
  dialect: "extended",
  text: ["title"],
  fields: {
    took: number("took"),
    created: date("created"),
    branch: exactText("branch", { wildcards: true }),
  },
});

const evaluation = { now: new Date("2026-11-26T12:00:00Z"), timeZone: "America/New_York" } as const;

type Fault = (node: AnyNode, holds: (node: AnyNode, options?: object) => boolean) => boolean | undefined;

/** What a filter with a fault answers: the fault decides about some nodes. */
function answer(node: AnyNode, record: object, fault: Fault): boolean {
  const again = (inner: AnyNode) => answer(inner, record, fault);
  const right = (inner: AnyNode, options: object = evaluation) =>
    toPredicate({ language: builds, root: inner as never }, options)(record);
  const decided = fault(node, right);
  if (decided !== undefined) return decided;
  if (node.type === "and") return node.terms.every(again);
  if (node.type === "or") return node.terms.some(again);
  return node.type === "not" ? !again(node.term) : right(node);
}

function difference(fault: Fault): Promise<FilterDiffers | undefined> {
  return checkFilter({
    language: builds,
    filter: ({ root }, record) => answer(root as AnyNode, record, fault),
    seed: 6,
    numRuns: 1_500,
    ...evaluation,
  }).then(
    () => undefined,
    (error: FilterDiffers) => error,
  );
}

const any = (terms: readonly AnyNode[]): AnyNode => ({ type: "or", terms, from: 0, to: 0 });
const split = (text: string, node: AnyNode) =>
  text.includes(",") ? any(text.split(",").map((value) => ({ ...node, text: value, value })) as AnyNode[]) : node;

const faults: Readonly<Record<string, Fault>> = {
  "the precedence of OR": (node, holds) => {
    if (node.type !== "or") return undefined;
    const last = node.terms.at(-1);
    if (last?.type !== "and") return undefined;
    const [first, ...others] = last.terms as readonly [AnyNode, ...AnyNode[]];
    return holds(any([...node.terms.slice(0, -1), first])) && others.every((term) => holds(term));
  },
  "the complement of a missing value": (node, holds) =>
    node.type === "not" && node.term.type === "comparison"
      ? !holds(node.term) && holds({ ...node.term, type: "present" } as AnyNode)
      : undefined,
  "an inclusive end": (node, holds) =>
    node.type === "comparison" && node.operator === ">=" ? holds({ ...node, operator: ">" }) : undefined,
  "the last day of a range": (node, holds) =>
    node.type === "between" && node.field === "created" && node.high !== null
      ? holds(node) && holds({ ...node, ...node.high, type: "comparison", operator: "<" } as AnyNode)
      : undefined,
  "the zone": (node, holds) => (node.type === "field" ? holds(node, { ...evaluation, timeZone: "UTC" }) : undefined),
  "an escaped wildcard": (node, holds) =>
    node.type === "pattern" ? holds({ ...node, parts: node.parts.flatMap((part) => part.split("*")) }) : undefined,
  "a comma in a value": (node, holds) =>
    node.type === "list"
      ? node.terms.some((term) => holds(term.type === "field" ? split(term.text, term) : term))
      : node.type === "field" && node.field === "branch"
        ? holds(split(node.text, node))
        : undefined,
};

it("accepts a filter that is right", async () => {
  await checkFilter({
    language: builds,
    filter: ({ root }, record) => answer(root as AnyNode, record, () => undefined),
    seed: 6,
    numRuns: 50,
    ...evaluation,
  });
});

it.each(Object.entries(faults))("finds a filter that is wrong about %s", async (_, fault) => {
  const found = await difference(fault);
  expect(found?.code).toBe("filter-differs");
  const asked = parse(found?.query ?? "", { language: builds });
  expect(toPredicate(asked, evaluation)(found?.record as object)).toBe(found?.expected);
  expect(answer(asked.root as AnyNode, found?.record as object, fault)).not.toBe(found?.expected);
});
