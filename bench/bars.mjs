import { decades, line, logarithmic, rect, text } from "./svg.mjs";

export const rowHeight = 22;

/**
 * Bars with their names to the left and their values to the right. A row is `{ name, value, label, kind, inner }`: its kind is
 * "ours", "limit" or nothing, and `inner` the part of its value that is drawn paler. `scale` is "logarithmic" or "linear".
 */
export function bars(left, top, width, { title, note, scale, rows, names = 156 }) {
  const [start, end] = [left + names, left + width - 116];
  const first = top + 46;
  const parts = [text(left, top + 16, title, { kind: "title" }), text(left, top + 34, note, { kind: "note" })];
  const values = rows.map(({ value }) => value);
  const most = Math.max(...values);
  const least = 10 ** Math.floor(Math.log10(Math.min(...values) * 0.7));
  const at =
    scale === "linear" ? (value) => start + (value / most) * (end - start) : logarithmic(least, most, start, end);
  if (scale === "logarithmic") {
    for (const value of decades(least, most))
      parts.push(line(at(value), first, at(value), first + rows.length * rowHeight));
  }
  for (const [row, { name, value, label, kind = "", inner }] of rows.entries()) {
    const y = first + row * rowHeight;
    const emphasis = kind === "ours" ? " ours" : "";
    parts.push(text(start - 8, y + 15, name, { anchor: "end", kind: emphasis.trim() }));
    parts.push(rect(start, y + 4, at(value) - start, rowHeight - 8, `bar ${kind}`));
    if (inner !== undefined) parts.push(rect(start, y + 4, at(inner) - start, rowHeight - 8, "bar part"));
    parts.push(text(at(value) + 6, y + 15, label, { kind: `value${emphasis}` }));
  }
  return { content: parts.join("\n"), height: 46 + rows.length * rowHeight };
}
