import { applyEdits } from "../assist/apply-edits.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Query } from "../query/query.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
import { showRange } from "./caret.ts";
import { widthOf } from "./cells.ts";
import { type Colors, type ColorWhen, colorsFor } from "./colors.ts";

/** How a diagnostic is shown. */
export interface Showing {
  readonly colors: Colors;
  /** The width of the terminal; without one, messages are not wrapped. */
  readonly columns: number | undefined;
}

/**
 *     error invalid-value: “ten” is not a valid value for “id”. …
 *
 *       fix id:ten
 *              ^^^
 */
export function showDiagnostic(text: string, diagnostic: Diagnostic, showing: Showing): string {
  const { colors, columns } = showing;
  const width = columns ?? 100;
  const paint = colors[colorOf[diagnostic.severity]];
  const { code, severity, message, from, to } = diagnostic;
  const range = showRange(text, from, to, width - 2);
  const lines = [
    `${paint(colors.bold(severity))} ${colors.dim(code)}: ${wrapped(message, `${severity} ${code}: `.length, columns)}`,
    "",
    `  ${range.line}`,
    `  ${" ".repeat(range.indent)}${paint("^".repeat(range.width))}`,
  ];
  for (const fix of diagnostic.fixes ?? []) {
    const fixed = applyEdits(text, fix.edits);
    const at = Math.min(...fix.edits.map((edit) => edit.from));
    lines.push(
      `  ${colors.green(`${fix.label}:`)}`,
      `    ${fixed === "" ? colors.dim("(nothing)") : showRange(fixed, at, at, width - 4).line}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Breaks a message at spaces, since a terminal breaks it anywhere. The first line begins after `indent` cells. */
function wrapped(message: string, indent: number, columns: number | undefined): string {
  if (columns === undefined) return message;
  let used = indent;
  return message.replace(/ ?([^ ]+)/g, (piece, word: string) => {
    const fits = used + widthOf(piece) <= columns;
    used = fits ? used + widthOf(piece) : 2 + widthOf(word);
    return fits ? piece : `\n  ${word}`;
  });
}

const colorOf = { error: "red", warning: "yellow", hint: "cyan" } as const;

/** Shows the diagnostics of a query that is used anyway: errors always, warnings only at a terminal. Returns whether there are errors. */
export function showQueryErrors(
  query: Pick<Query<AnyLanguage>, "text" | "diagnostics">,
  stream: NodeJS.WriteStream,
  when: ColorWhen,
): boolean {
  const showing = {
    colors: colorsFor(stream, when, process.env),
    columns: stream.isTTY ? stream.columns || 80 : undefined,
  };
  const shown = query.diagnostics.filter(
    ({ severity }) => severity === "error" || (severity === "warning" && stream.isTTY === true),
  );
  if (shown.length > 0)
    stream.write(`${shown.map((diagnostic) => showDiagnostic(query.text, diagnostic, showing)).join("\n")}\n`);
  return shown.some(({ severity }) => severity === "error");
}
