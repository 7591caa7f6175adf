import { type AnyRecord, keysOf, type Path } from "../language/path.ts";

/** A copy of a record that holds a value at a path. */
export function withValue(record: AnyRecord, path: Path, value: unknown): AnyRecord {
  const [first = "", ...others] = keysOf(path);
  if (others.length === 0) return withOwn(record, first, value);
  const held = Object.hasOwn(record, first) ? record[first] : undefined;
  const inner = typeof held === "object" && held !== null ? (held as AnyRecord) : {};
  return withOwn(record, first, withValue(inner, others as [string, ...string[]], value));
}

/** A key such as `__proto__` becomes a property like any other. */
function withOwn(record: AnyRecord, key: string, value: unknown): AnyRecord {
  return Object.defineProperty({ ...record }, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy of a record in which what it holds at a path, also in arrays on the way, is changed. */
export function changedAt(record: AnyRecord, path: Path, change: (held: unknown) => unknown): AnyRecord {
  return changed(record, keysOf(path), change) as AnyRecord;
}

function changed(held: unknown, keys: readonly string[], change: (held: unknown) => unknown): unknown {
  if (Array.isArray(held)) return held.map((element) => changed(element, keys, change));
  const [first, ...others] = keys;
  if (first === undefined) return change(held);
  if (typeof held !== "object" || held === null || !Object.hasOwn(held, first)) return held;
  return withOwn(held as AnyRecord, first, changed((held as AnyRecord)[first], others, change));
}
