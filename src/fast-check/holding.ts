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
