/**
 * Whether a text has the parts of a pattern, in their order, the first at its beginning and the last at its end. Takes linear
 * time: each part between is looked for after the one before it, and never again.
 */
export function matchesPattern(parts: readonly string[], text: string): boolean {
  const first = parts[0] as string;
  const last = parts[parts.length - 1] as string;
  if (parts.length === 1) return text === first;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let start = first.length;
  for (let index = 1; index < parts.length - 1; index++) {
    const part = parts[index] as string;
    const at = text.indexOf(part, start);
    if (at < 0) return false;
    start = at + part.length;
  }
  return start <= end;
}
