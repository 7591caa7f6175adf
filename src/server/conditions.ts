import { layer } from "../language/layer.ts";
import { membershipsOf, selectionOf } from "../syntax/membership.ts";
import type { Query } from "../syntax/tree.ts";

/** What SQL can say of a query: a condition in fixed words, and the values it speaks of, as JSON or plain. */
export interface Conditions {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The columns that hold a field's value exactly, or NULL where the field has none that SQLite could compare. */
const columns = { branch: "branch", id: "id", status: "status" } as const;

/**
 * Conditions that every matching run of a repository meets: none of them loses a match. `undefined` where no run can match.
 * What they do not say, the predicate does.
 */
export function conditionsOf(query: Query<typeof layer>, repository: string): Conditions | undefined {
  const memberships = query.root.terms.flatMap((term) => membershipsOf(term, layer) ?? []);
  const ofRepository = memberships.filter(({ field }) => field === "repo");
  if (ofRepository.some(({ values, excluded }) => values.includes(repository) === excluded)) return undefined;
  const parts: Conditions[] = [];
  for (const [field, column] of Object.entries(columns)) {
    const { required, excluded } = selectionOf(memberships.filter((membership) => membership.field === field));
    if (required?.length === 0) return undefined;
    if (required !== undefined) parts.push(...isOneOf(column, required));
    else if (excluded.size > 0) parts.push(isNoneOf(column, [...excluded]));
  }
  return { sql: parts.map(({ sql }) => ` AND ${sql}`).join(""), values: parts.flatMap(({ values }) => values) };
}

function isOneOf(column: string, values: readonly string[]): Conditions[] {
  const [only] = values;
  if (!values.every(isComparable) || only === undefined) return [];
  if (values.length === 1 && column === "id") return [{ sql: "id_length = ? AND id = ?", values: [only.length, only] }];
  if (values.length === 1) return [{ sql: `${column} = ?`, values: [only] }];
  // The plus keeps SQLite from sorting all the runs that have one of the values, where the first in the order of ids will do.
  return [{ sql: `+${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }];
}

function isNoneOf(column: string, values: readonly string[]): Conditions {
  const comparable = JSON.stringify(values.filter(isComparable));
  const sql = `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(?)))`;
  return { sql, values: [comparable] };
}

/** SQLite keeps text in UTF-8, which has no half surrogate pairs, and some of its functions end a text at U+0000. */
export function isComparable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
