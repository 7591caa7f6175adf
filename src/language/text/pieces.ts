const pieceLength = 1 << 20;

/**
 * Converts a text piece by piece, since V8 ends the process where one `replace` finds some ten million matches. No cut is inside a
 * surrogate pair or between a backslash and what it escapes.
 */
export function inPieces(text: string, convert: (piece: string) => string): string {
  if (text.length <= pieceLength) return convert(text);
  let converted = "";
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = cleanCut(text, start, start + pieceLength);
    converted += convert(text.slice(start, end));
  }
  return converted;
}

function cleanCut(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  let backslashes = 0;
  while (end - backslashes > start && text.charAt(end - backslashes - 1) === "\\") backslashes++;
  const isBroken = backslashes % 2 === 1 || /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return isBroken ? end - 1 : end;
}
