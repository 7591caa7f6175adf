const pieceLength = 10_000;

/**
 * Converts a text piece by piece, since V8 ends the process where one `replace` finds some ten million matches. No cut is inside a
 * surrogate pair or between a backslash and what it escapes.
 */
export function inPieces(text: string, convert: (piece: string) => string): string {
  if (text.length <= pieceLength) return convert(text);
  return text.replace(new RegExp(`(?:\\\\[^]|[^]){1,${pieceLength}}`, "gu"), (piece) => convert(piece));
}
