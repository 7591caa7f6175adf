// Charts written by hand as SVG: they bring their own background, in the colours of the reader's scheme, and load nothing.

const style = `
  .card { fill: #ffffff; stroke: #d0d7de; }
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
  .title { font-size: 15px; font-weight: 600; }
  .note { font-size: 11.5px; fill: #59636e; }
  .ours { font-weight: 600; }
  .value { font-variant-numeric: tabular-nums; paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
  .bar { fill: #afb8c1; }
  .bar.ours { fill: #0969da; }
  .bar.limit { fill: none; stroke: #59636e; stroke-dasharray: 3 2; }
  .bar.part { fill: #8cc0ff; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke: #8c959f; stroke-width: 1.5; }
  .line.ours { stroke: #0969da; stroke-width: 2.5; }
  .line.limit { stroke-dasharray: 4 3; }
  .dot { fill: #8c959f; }
  .dot.ours { fill: #0969da; }
  .dot.limit { fill: #ffffff; stroke: #59636e; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    .card { fill: #0d1117; stroke: #3d444d; }
    text { fill: #f0f6fc; }
    .note { fill: #9198a1; }
    .value { stroke: #0d1117; }
    .bar { fill: #57606a; }
    .bar.ours { fill: #4493f8; }
    .bar.limit { fill: none; stroke: #9198a1; }
    .bar.part { fill: #1f4e8c; }
    .grid { stroke: #3d444d; }
    .line { stroke: #7d8590; }
    .line.ours { stroke: #4493f8; }
    .dot { fill: #7d8590; }
    .dot.ours { fill: #4493f8; }
    .dot.limit { fill: #0d1117; stroke: #9198a1; }
  }`;

/** The whole picture; screen readers read the `description`. */
export function picture(width, height, title, description, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>${style}
</style>
<rect class="card" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${content}
</svg>
`;
}

export function text(x, y, content, { kind = "", anchor = "start" } = {}) {
  return `<text x="${place(x)}" y="${place(y)}"${kind === "" ? "" : ` class="${kind}"`}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${escaped(content)}</text>`;
}

export function rect(x, y, width, height, kind) {
  return `<rect class="${kind}" x="${place(x)}" y="${place(y)}" width="${place(Math.max(1, width))}" height="${place(height)}" rx="2"/>`;
}

export function line(x1, y1, x2, y2, kind = "grid") {
  return `<line class="${kind}" x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}"/>`;
}

export function path(points, kind) {
  return `<polyline class="${kind}" points="${points.map(([x, y]) => `${place(x)},${place(y)}`).join(" ")}"/>`;
}

export function dot(x, y, kind, radius = 4) {
  return `<circle class="${kind}" cx="${place(x)}" cy="${place(y)}" r="${radius}"/>`;
}

/** From a value to a place between two ends, by its logarithm. */
export function logarithmic(least, most, start, end) {
  return (value) => start + ((Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))) * (end - start);
}

/** 1, 10, 100 … within a range; 1, 2, 5, 10, 20 … if these are too few. */
export function ticks(least, most) {
  const found = [];
  const steps = most / least < 300 ? [1, 2, 5] : [1];
  for (let exponent = Math.floor(Math.log10(least)); 10 ** exponent <= most; exponent++) {
    for (const step of steps) found.push(step * 10 ** exponent);
  }
  return found.filter((value) => value >= least * (1 - 1e-9) && value <= most);
}

/** 1, 10, 100 … within a range. */
export function decades(least, most) {
  return ticks(least, most).filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e9) / 1e9));
}

const place = (number) => Math.round(number * 10) / 10;

function escaped(content) {
  return content.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
