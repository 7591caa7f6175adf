/** The colours, each in light and in dark, and where a browser has no `light-dark()`, the system's. */
const colours = {
  accent: ["#0969da", "#58a6ff", "LinkText"],
  text: ["#1f2328", "#e6edf3", "CanvasText"],
  muted: ["#59636e", "#9198a1", "CanvasText"],
  surface: ["#ffffff", "#0d1117", "Canvas"],
  raised: ["#ffffff", "#161b22", "Canvas"],
  tint: ["#f0f3f6", "#262c36", "ButtonFace"],
  border: ["#818b98", "#656c76", "GrayText"],
  field: ["#0550ae", "#79c0ff", "LinkText"],
  string: ["#0a5c3a", "#7ee2a8", "CanvasText"],
  keyword: ["#6639ba", "#d2a8ff", "CanvasText"],
  error: ["#b31d28", "#ff8e87", "CanvasText"],
  warning: ["#7d4e00", "#e3b341", "CanvasText"],
} as const;

const declared = (colourOf: (colour: (typeof colours)[keyof typeof colours]) => string) =>
  Object.entries(colours)
    .map(([name, colour]) => `--_${name}: var(--query-bar-${name}, ${colourOf(colour)});`)
    .join("\n  ");

/** Declares what the styles refer to, for the elements that a selector means: from what the page sets, or else from here. */
export function properties(selector: string): string {
  return `
${selector} {
  --_radius: var(--query-bar-radius, 8px);
  ${declared(([light, dark]) => `light-dark(${light}, ${dark})`)}
}
@supports not (color: light-dark(red, red)) {
  ${selector} { ${declared(([, , system]) => system)} }
}
`;
}
