/**
 * Where a record holds a value. Dots descend: `"author.name"` is the name of the author. A list of keys is taken as it is, for
 * keys that hold a dot: `["a.b"]`.
 */
export type Path = string | readonly [string, ...string[]];

/** A record's values by key, of any type. */
export type AnyRecord = Readonly<Record<string, unknown>>;

/** The keys that a path descends by. */
export function keysOf(path: Path): readonly string[] {
  return typeof path === "string" ? path.split(".") : path;
}

/** The path in one spelling: paths that descend by the same keys have the same. */
export function pathName(path: Path): string {
  return typeof path === "string"
    ? path
    : path.map((key) => (/[.[\]"]/.test(key) ? JSON.stringify([key]) : key)).join(".");
}

/**
 * What a record holds at a path, or `undefined`. Only own properties are read, so those of a class or a changed prototype are
 * not found. A path ends at `null`, at an array and at anything else that is not an object; a getter is called, and what it throws
 * is thrown; a proxy is asked like any other object.
 */
export function valueReader(path: Path): (record: AnyRecord) => unknown {
  const [first = "", ...others] = keysOf(path);
  if (others.length === 0) return (record) => ownValue(record, first);
  return (record) => {
    let held = ownValue(record, first);
    for (const key of others) {
      if (typeof held !== "object" || held === null || Array.isArray(held)) return undefined;
      held = ownValue(held as AnyRecord, key);
    }
    return held;
  };
}

/**
 * All values that a record holds at a path. As `valueReader`, but an array, at the end of a path or on the way, holds the values of
 * all its elements. An array in an array holds none.
 */
export function valuesReader(path: Path): (record: AnyRecord) => readonly unknown[] {
  const keys = keysOf(path);
  return (record) => {
    const found: unknown[] = [];
    collectValues(record, keys, 0, isValue, found);
    return found;
  };
}

function isValue(held: unknown): boolean {
  return held !== undefined && held !== null;
}

export function isText(held: unknown): held is string {
  return typeof held === "string";
}

function ownValue(record: AnyRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Reads all texts that a record holds at any of the paths, into an array of its own. As `valueReader`, but an array, at the end of a
 * path or on the way, holds the texts of all its elements.
 */
export function textReader(paths: readonly Path[]): (record: AnyRecord) => string[] {
  const places = paths.map((path) => {
    const keys = keysOf(path);
    return { keys, key: keys.length === 1 ? keys[0] : undefined };
  });
  return (record) => {
    const found: string[] = [];
    for (const { keys, key } of places) {
      // Nearly always a text at a key of the record's own.
      const held = key === undefined ? undefined : ownValue(record, key);
      if (typeof held === "string") found.push(held);
      else if (key === undefined || typeof held === "object") collectValues(record, keys, 0, isText, found);
    }
    return found;
  };
}

/** All texts that a record holds at a path. */
export function textsAt(record: AnyRecord, path: Path): readonly string[] {
  return textReader([path])(record);
}

function collectValues<Value>(
  held: unknown,
  keys: readonly string[],
  depth: number,
  accepts: ((held: unknown) => held is Value) | ((held: unknown) => boolean),
  found: Value[],
): void {
  if (Array.isArray(held)) {
    // An array in an array holds nothing: so no record is read deeper than its path is long.
    for (const element of held) if (!Array.isArray(element)) collectValues(element, keys, depth, accepts, found);
  } else if (depth === keys.length) {
    if (accepts(held)) found.push(held as Value);
  } else if (typeof held === "object" && held !== null) {
    collectValues(ownValue(held as AnyRecord, keys[depth] as string), keys, depth + 1, accepts, found);
  }
}

/** The same texts, each with the path of its own: an element of an array is at its index, as in `labels.0`. */
export function textsByPath(record: AnyRecord, path: Path): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  collectTextsByPath(record, keysOf(path), [], found);
  return found;
}

function collectTextsByPath(
  held: unknown,
  keys: readonly string[],
  at: readonly string[],
  found: Map<string, string>,
): void {
  const [key, ...others] = keys;
  if (Array.isArray(held)) {
    held.forEach((element, index) => {
      if (!Array.isArray(element)) collectTextsByPath(element, keys, [...at, String(index)], found);
    });
  } else if (key === undefined) {
    if (typeof held === "string") found.set(pathName(at as [string, ...string[]]), held);
  } else if (typeof held === "object" && held !== null) {
    collectTextsByPath(ownValue(held as AnyRecord, key), others, [...at, key], found);
  }
}
