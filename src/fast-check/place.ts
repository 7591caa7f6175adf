import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { hasKeys, lookupOf } from "../language/lookup.ts";
import { keysOf, type Path, pathName } from "../language/path.ts";
import type { Requirements } from "./requirements.ts";

/** A place where records hold a text, a field's value, or both. */
export interface Place {
  readonly path: Path;
  /** The kind of the first field at the path. */
  readonly kind: Kind | undefined;
  readonly isText: boolean;
  /** Whether records hold an array there. */
  readonly many: boolean;
}

/** The forms in which records may hold the value that a text means, if any. */
export function formsOf({ read, print, generate }: Kind, text: string): readonly unknown[] {
  const value = read(text);
  if (value === undefined) return [];
  return generate.held?.(value) ?? [print(value)];
}

/**
 * The places of a language by name, and those of the keys that a query names, of both ends of spans, and of texts that are searched
 * by name. Where one path leads through another, only what the longer one leads to is made.
 */
export function placesOf(
  language: AnyLanguage,
  { texts, fields }: Requirements,
  near: Requirements,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const add = (path: Path, kind: Kind | undefined, isText: boolean, many: boolean) => {
    const known = places.get(pathName(path));
    places.set(pathName(path), {
      path,
      kind: known?.kind ?? kind,
      isText: isText || (known?.isText ?? false),
      many: many || (known?.many ?? false),
    });
  };
  const named = [...fields, ...near.fields].map(({ entry }) => entry);
  const entries = [...lookupOf(language).fields.values()].filter((entry) => !hasKeys(entry));
  for (const { path, kind, span, many } of [...entries, ...named]) {
    if (span === undefined) add(path, kind, kind.contains, many);
    else for (const end of [span.from, span.to]) add(end, undefined, false, false);
  }
  for (const path of [...language.text, ...texts.flatMap(({ paths }) => paths)]) add(path, undefined, true, false);
  return withoutBeginnings(places);
}

function withoutBeginnings(places: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
  const all = [...places.values()];
  return new Map([...places].filter(([, { path }]) => !all.some((other) => leadsThrough(other.path, path))));
}

function leadsThrough(longer: Path, path: Path): boolean {
  const [keys, start] = [keysOf(longer), keysOf(path)];
  return keys.length > start.length && start.every((key, index) => key === keys[index]);
}
