import { allows } from "../filter/composed-sets.ts";
import { everything, type FieldFilter, type Filter, nothing } from "../filter/filter.ts";
import { allOf, anyOf, toFilter } from "../filter/to-filter.ts";
import type { Query } from "../syntax/tree.ts";

/** A condition in fixed words, and its parameters, as JSON or plain. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The part of a query that SQL can express. */
export interface Conditions {
  /** An equality that an index begins with: only these runs are read. */
  readonly index: Condition;
  /** What is checked of each run that is read. */
  readonly others: Condition;
}

/**
 * The columns, by field, that hold a field's value exactly, or NULL if the field has none that SQLite could compare. Of several
 * indexes the first in this order is used.
 */
const columns: ReadonlyMap<string, string> = new Map([
  ["id", "id"],
  ["branch", "branch"],
  ["status", "status"],
]);

/**
 * Conditions that every matching run of a repository meets, so that no match is lost. `undefined` if no run can match.
 * The predicate checks the rest.
 */
export function conditionsOf(query: Query, repository: string): Conditions | undefined {
  const filter = inRepository(toFilter(query), repository);
  if (filter.type === "any" && filter.filters.length === 0) return undefined;
  const parts = filter.type === "all" ? filter.filters : [filter];
  const equalities = parts.filter((part): part is FieldFilter => part.type === "field" && isEquality(part));
  const [first] = [...columns.keys()].flatMap((name) => equalities.find(({ field }) => field === name) ?? []);
  return {
    index: (first && conditionOf(first)) ?? always,
    others: joined(
      "AND",
      parts.flatMap((part) => (part === first ? [] : (conditionOf(part) ?? []))),
    ),
  };
}

/** What a filter means among the runs of one repository. */
function inRepository(filter: Filter, repository: string): Filter {
  switch (filter.type) {
    case "text":
      return filter;
    case "field":
      if (filter.field !== "repo") return filter;
      return allows(filter, repository) ? everything : nothing;
    case "all":
      return allOf(filter.filters.map((part) => inRepository(part, repository)));
    case "any":
      return anyOf(filter.filters.map((part) => inRepository(part, repository)));
    default:
      return filter satisfies never;
  }
}

/** A condition that every run which the filter selects meets, or `undefined` if SQL can express none. */
function conditionOf(filter: Filter): Condition | undefined {
  switch (filter.type) {
    case "text":
      return undefined;
    case "field":
      return fieldCondition(filter);
    case "all": {
      const parts = filter.filters.flatMap((part) => conditionOf(part) ?? []);
      return parts.length === 0 ? undefined : joined("AND", parts);
    }
    case "any": {
      const parts = filter.filters.flatMap((part) => conditionOf(part) ?? []);
      return parts.length < filter.filters.length ? undefined : joined("OR", parts);
    }
    default:
      return filter satisfies never;
  }
}

const always: Condition = { sql: "TRUE", values: [] };

function joined(operator: "AND" | "OR", conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return always;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${operator} `)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function isEquality({ values, wanted }: FieldFilter): boolean {
  return wanted && values.size === 1 && [...values].every(isComparable);
}

function fieldCondition(filter: FieldFilter): Condition | undefined {
  const { field, values, wanted } = filter;
  const column = columns.get(field);
  const comparable = [...values].filter(isComparable);
  if (column === undefined || (wanted && comparable.length < values.size)) return undefined;
  const [only = ""] = comparable;
  if (isEquality(filter)) return { sql: `${column} = ?`, values: [only] };
  const list = "(SELECT value FROM json_each(?))";
  return {
    sql: wanted ? `${column} IN ${list}` : `(${column} IS NULL OR ${column} NOT IN ${list})`,
    values: [JSON.stringify(comparable)],
  };
}

/** SQLite keeps text in UTF-8, which has no half surrogate pairs, and some of its functions end a text at U+0000. */
export function isComparable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
