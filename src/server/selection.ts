import { toPredicate } from "../compile/predicate.ts";
import { sqlTarget } from "../compile/sql/target.ts";
import { filterOf } from "../filter/to-filter.ts";
import { layer } from "../layer/language.ts";
import type { Node, Query } from "../query/query.ts";
import { walk } from "../syntax/walk.ts";

/** A condition and the values of its placeholders. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const searchColumn = "search_text";
const columns = {
  branch: "branch",
  calculated_status: { column: "status", canonical: true },
  author: { column: "author", normalized: true },
  commit_title: { column: "commit_title", normalized: true },
  commit_body: { column: "commit_body", normalized: true },
};

const targets = {
  postgres: sqlTarget({
    language: layer,
    dialect: "postgres",
    columns: { ...columns, id: { column: "id", type: "numeric" } },
    searchColumn,
  }),
  sqlite: sqlTarget({
    language: layer,
    dialect: "sqlite",
    columns: { ...columns, id: { column: "id", canonical: true } },
    searchColumn,
  }),
};

/**
 * The terms of a query that a database can be asked about, or `undefined` if no run of the repository can match. Every matching run meets
 * them; whether a run that meets them matches is for the predicate to say.
 */
export function askedTerms(query: Query, repository: string): readonly Node[] | undefined {
  const ofRepository: Node[] = [];
  const texts: Node[] = [];
  const others: Node[] = [];
  for (const term of query.root.terms) {
    const filter = filterOf(term, { language: layer });
    if (filter?.type === "field" && filter.field === "repo") ofRepository.push(term);
    else if (isSayable(term)) (filter?.type === "text" ? texts : others).push(term);
  }
  const isOfRepository = toPredicate(queryOf(ofRepository));
  if (!isOfRepository({ repository_name: repository })) return undefined;
  return [...others, ...texts.sort(byEffect).slice(0, mostTexts)];
}

/** A database reads a text once for each word, and the predicate reads it once for all. */
const mostTexts = 10;

/** Words that must be there leave fewer runs than those that must not, and long ones fewer than short ones. */
function byEffect(one: Node, other: Node): number {
  const lengthOf = ({ type, from, to }: Node) => (type === "not" ? 0 : to - from);
  return lengthOf(other) - lengthOf(one);
}

/** What a run must meet. A statement may be too large for a database: then it is asked for every run. */
export function conditionOf(terms: readonly Node[], dialect: keyof typeof targets, startIndex = 1): Condition {
  const result = targets[dialect](queryOf(terms), { startIndex });
  return result.ok ? { sql: result.sql, values: result.parameters } : { sql: "TRUE", values: [] };
}

/** The field of a term that asks for one value; `undefined` for other terms. */
export function equalityField(term: Node): string | undefined {
  const filter = filterOf(term, { language: layer });
  return filter?.type === "field" && filter.wanted && filter.values.size === 1 ? filter.field : undefined;
}

function queryOf(terms: readonly Node[]) {
  return { language: layer, root: { type: "and", from: 0, to: 0, terms } as Query["root"] };
}

/** A column has U+FFFD in place of what it cannot hold, so terms with any of these do not mean the same there. */
function isSayable(term: Node): boolean {
  let isSo = true;
  walk({ language: layer, root: term }, (node) => {
    if ("text" in node && (!node.text.isWellFormed() || /[\0\ufffd]/.test(node.text))) isSo = false;
  });
  return isSo;
}
