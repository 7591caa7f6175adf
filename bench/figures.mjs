/** Figures as people read them: three digits, a unit. */
export function digits(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(value >= 10 ? 1 : 2);
}

export function duration(nanoseconds) {
  if (nanoseconds < 1000) return `${digits(nanoseconds)} ns`;
  if (nanoseconds < 1e6) return `${digits(nanoseconds / 1000)} µs`;
  return nanoseconds < 1e9 ? `${digits(nanoseconds / 1e6)} ms` : `${digits(nanoseconds / 1e9)} s`;
}

export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

export function times(ratio) {
  return `${ratio >= 10 ? Math.round(ratio).toLocaleString("en") : ratio.toFixed(ratio >= 0.995 && ratio < 1.005 ? 0 : ratio < 1.1 ? 2 : 1)}×`;
}

export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** The interval from the first to the third quartile, as a share of the median. */
export function spread({ median, low, high }) {
  return `−${Math.round((1 - low / median) * 100)} +${Math.round((high / median - 1) * 100)} %`;
}

/** A table of Markdown, all of whose columns but the first are numbers. */
export function table(head, rows) {
  const cells = (row) => `| ${row.join(" | ")} |`;
  return [cells(head), cells(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(cells)].join("\n");
}
