import { implies } from "../filter/constraint.ts";
import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";
import type { FieldEntry } from "../language/lookup.ts";
import type { Path } from "../language/path.ts";
import { foldCase } from "../language/text/fold.ts";

/** Filters that must all select a record, by a key that is the same for equal filters. */
export type Parts = ReadonlyMap<string, Filter>;

export function partsOf(filter: Filter, texts: readonly Path[]): Parts {
  return new Map((filter.type === "all" ? filter.filters : [filter]).map((part) => [keyOf(part, texts), part]));
}

/** All queries of an index are of one language, so a field's name, and its key, identify it. */
function keyOf(filter: Filter, texts: readonly Path[]): string {
  return JSON.stringify(filter, (name, value) => {
    if (name === "entry") return (value as FieldEntry).key;
    if (name === "paths") return value === texts ? undefined : value;
    return value instanceof Set ? [...value] : value;
  });
}

/** While the user types, one part differs. If many do, comparing takes longer than searching. */
const mostComparisons = 16;

/** The same for groups, whose terms are compared with each other. */
const mostInGroups = 200;

/** Whether every record that the parts select is known to be selected by the earlier parts. */
export function narrows(parts: Parts, earlier: Parts): boolean {
  const missing = [...earlier].filter(([key]) => !parts.has(key));
  if (missing.length === 0) return true;
  const added = [...parts].filter(([key]) => !earlier.has(key));
  if (missing.length * added.length > mostComparisons) return false;
  const effort = { left: mostInGroups };
  return missing.every(([, old]) => added.some(([, part]) => narrowsPart(part, old, effort)));
}

/** Whether every record that one part selects is known to be selected by the other. */
function narrowsPart(part: Filter, old: Filter, effort: { left: number }): boolean {
  if (--effort.left < 0) return false;
  if (part.type === "any") return part.filters.every((one) => narrowsPart(one, old, effort));
  if (old.type === "all") return old.filters.every((one) => narrowsPart(part, one, effort));
  if (old.type === "any" && old.filters.some((one) => narrowsPart(part, one, effort))) return true;
  if (part.type === "all") return part.filters.some((one) => narrowsPart(one, old, effort));
  return old.type !== "any" && narrowsTerm(part, old);
}

function narrowsTerm(part: TextFilter | FieldFilter, old: TextFilter | FieldFilter): boolean {
  if (part.type === "field" && old.type === "field")
    return part.field === old.field && part.entry.key === old.entry.key && implies(part, old);
  if (part.type !== "text" || old.type !== "text" || part.wanted !== old.wanted) return false;
  if (part.paths !== old.paths && JSON.stringify(part.paths) !== JSON.stringify(old.paths)) return false;
  return part.wanted ? occursWith(old, part) : occursWith(part, old);
}

/** Whether the first text occurs wherever the whole does. */
function occursWith(one: TextFilter, whole: TextFilter): boolean {
  if (one.exact) return whole.exact && whole.text.includes(one.text);
  // Half of a surrogate pair never occurs in a word.
  return one.text.isWellFormed() && foldCase(whole.text).includes(foldCase(one.text));
}
