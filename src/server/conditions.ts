import { layer } from "../language/layer.ts";
import { membershipsOf, selectionOf } from "../syntax/membership.ts";
import type { Query } from "../syntax/tree.ts";

/** A condition in fixed words, and the values it speaks of, as JSON or plain. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What SQL can say of a query. */
export interface Conditions {
  /** An equality that an index begins with: only these runs are read. */
  readonly index: Condition;
  /** What is checked of each run that is read. */
  readonly others: Condition;
}

/** The columns that hold a field's value exactly, or NULL where the field has none that SQLite could compare. */
const columns = { id: "id", branch: "branch", status: "status" } as const;

/**
 * Conditions that every matching run of a repository meets: none of them loses a match. `undefined` where no run can match.
 * What they do not say, the predicate does.
 */
export function conditionsOf(query: Query<typeof layer>, repository: string): Conditions | undefined {
  const memberships = query.root.terms.flatMap((term) => membershipsOf(term, layer) ?? []);
  const ofRepository = memberships.filter(({ field }) => field === "repo");
  if (ofRepository.some(({ values, excluded }) => values.includes(repository) === excluded)) return undefined;
  let index: Condition | undefined;
  const others: Condition[] = [];
  for (const [field, column] of Object.entries(columns)) {
    const { required, excluded } = selectionOf(memberships.filter((membership) => membership.field === field));
    if (required?.length === 0) return undefined;
    const [only] = required ?? [];
    if (required !== undefined && only !== undefined && required.every(isComparable)) {
      if (required.length > 1) others.push(isOneOf(column, required));
      else if (index === undefined) index = isExactly(column, only);
      else others.push(isExactly(column, only));
    } else if (excluded.size > 0) {
      others.push(isNoneOf(column, [...excluded]));
    }
  }
  return { index: index ?? always, others: all(others) };
}

const always: Condition = { sql: "TRUE", values: [] };

function all(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return always;
  return { sql: conditions.map(({ sql }) => sql).join(" AND "), values: conditions.flatMap(({ values }) => values) };
}

function isExactly(column: string, value: string): Condition {
  if (column === "id") return { sql: "id_length = ? AND id = ?", values: [value.length, value] };
  return { sql: `${column} = ?`, values: [value] };
}

function isOneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

function isNoneOf(column: string, values: readonly string[]): Condition {
  const comparable = JSON.stringify(values.filter(isComparable));
  const sql = `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(?)))`;
  return { sql, values: [comparable] };
}

/** SQLite keeps text in UTF-8, which has no half surrogate pairs, and some of its functions end a text at U+0000. */
export function isComparable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
