import type { Window } from "./bytes.ts";
import { isAnswer } from "./entry.ts";
import { firstObject, type Path, recordsAt } from "./records-at.ts";

/** How an input is to be read. */
export type Format =
  /** One record a line. */
  | { readonly type: "lines" }
  /** JSON values in any layout, such as an array of records or a printed answer, with the records at a path. */
  | { readonly type: "values"; readonly path: Path }
  | { readonly type: "refused"; readonly message: string };

/** What the first bytes of other files are. */
const otherFiles: readonly (readonly [RegExp, string])[] = [
  [/^(?:\xff\xfe|\xfe\xff|[^\0]\0|\0[^\0]|\0\0)/, "UTF-16 or UTF-32 text, but UTF-8 is needed"],
  [/^\s*\x1b/, "coloured text, but plain JSON is needed: turn off the colours of the program that wrote it"],
  [/^\x28\xb5\x2f\xfd/, "a zstd file: decompress it first"],
  [/^BZh[1-9]/, "a bzip2 file: decompress it first"],
  [/^\xfd7zXZ/, "an xz file: decompress it first"],
  [/^PK\x03\x04/, "a zip file: unpack it first"],
];

/** The number of bytes in which the first object is searched for. */
const lookahead = 1024 * 1024;

/**
 * Reads as much as is needed to know the format, and uses up nothing but a byte order mark. The records are at `at`, or found by the
 * keys that a query can ask for.
 */
export async function readFormat(window: Window, keys: readonly string[], at: Path | undefined): Promise<Format> {
  while (window.to < 6 && (await window.more()));
  const start = window.buffer.toString("latin1", 0, Math.min(6, window.to));
  const [, message] = otherFiles.find(([beginning]) => beginning.test(start)) ?? [];
  if (message !== undefined) return { type: "refused", message };
  if (start.startsWith("\xef\xbb\xbf")) window.from = 3;

  let examined = 0;
  for (let isAtEnd = false; ; isAtEnd = !(await window.more())) {
    const length = window.to - window.from;
    // Input that comes byte by byte is not examined at each byte.
    if (!isAtEnd && length < examined * 1.1) continue;
    examined = length;
    const format = formatOf(
      window.buffer.toString("utf8", window.from, window.to),
      keys,
      at,
      isAtEnd || length > lookahead,
    );
    if (format !== undefined) return format;
  }
}

/**
 *     {"id": 1, …}                    [{"id": 1}, …              {
 *     {"id": 2, …}                                                 "status": "ok",
 *     lines: the first is complete    values: an array           values: the first line goes on in the second
 *
 * A first line that is broken does not change the format of its file, as long as the second begins like a record. `undefined` where
 * more of the text is needed.
 */
export function formatOf(
  input: string,
  keys: readonly string[],
  at: Path | undefined,
  isEnough: boolean,
): Format | undefined {
  const text = input.trimStart();
  if (!/[^\s[\],]/.test(text)) return isEnough ? { type: "values", path: at ?? [] } : undefined;
  const layout = layoutOf(text) ?? (isEnough ? (text.length > lookahead ? "values" : "lines") : undefined);
  if (layout === undefined) return undefined;
  const first = firstObject(layout === "lines" ? (text.split("\n", 1)[0] as string) : text);
  if (layout === "values" && first !== undefined && first.end === undefined && !isEnough) return undefined;

  let path = at ?? [];
  if (at === undefined && first?.value !== undefined && !isAnswer(first.value)) {
    const found = recordsAt(first.value, keys);
    if ("paths" in found) return { type: "refused", message: severalPlaces(found.paths) };
    path = found.path;
  }
  const isFollowed = first?.end !== undefined && /^[ \t\r]*[{[]/.test(text.slice(first.end));
  return layout === "values" || path.length > 0 || isFollowed ? { type: "values", path } : { type: "lines" };
}

function layoutOf(text: string): "lines" | "values" | undefined {
  if (text.startsWith("[")) return "values";
  const lineEnd = text.indexOf("\n");
  if (lineEnd < 0) return undefined;
  if (text.slice(0, lineEnd).trimEnd().endsWith("}")) return "lines";
  const next = text.slice(lineEnd).trimStart().charAt(0);
  if (next === "") return undefined;
  return next === '"' || next === "}" ? "values" : "lines";
}

function severalPlaces(paths: readonly Path[]): string {
  const options = paths.slice(0, 5).map((path) => `--at ${pathText(path)}`);
  return `records may be in ${paths.length} places; choose one: ${options.join(", ")}${paths.length > 5 ? ", …" : ""}`;
}

/** A path as `--at` takes it. */
function pathText(path: Path): string {
  if (path.some((key) => key === "" || key.includes("."))) return `'${JSON.stringify(path)}'`;
  return path.join(".") || ".";
}
