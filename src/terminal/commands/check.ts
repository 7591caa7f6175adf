import { applyEdits } from "../../assist/apply-edits.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { parse } from "../../query/parse.ts";
import { print } from "../../syntax/print.ts";
import { colorsFor } from "../colors.ts";
import { showDiagnostic } from "../diagnostics.ts";
import { languageFor } from "../language.ts";
import { outputTo } from "../output.ts";
import type { ExitCode, ReadingRequest } from "../requests.ts";

/** `querybar check`: the diagnostics of a query. */
export async function check(request: ReadingRequest): Promise<ExitCode> {
  const query = parse<AnyLanguage>(request.query, { language: await languageFor(request) });
  const { text, diagnostics } = query;
  const output = outputTo(process.stdout);
  const colors = colorsFor(process.stdout, request.color, process.env);
  if (request.json) {
    const findings = diagnostics.map(({ fixes = [], ...diagnostic }) => ({
      ...diagnostic,
      fixes: fixes.map((fix) => ({ ...fix, text: applyEdits(text, fix.edits) })),
    }));
    output.write(`${JSON.stringify({ text, canonical: print(query), diagnostics: findings })}\n`);
  } else if (diagnostics.length === 0) {
    output.write(`${colors.green("Nothing is wrong with this query.")}\n`);
  } else {
    const showing = { colors, columns: process.stdout.isTTY ? process.stdout.columns || 80 : undefined };
    output.write(diagnostics.map((diagnostic) => showDiagnostic(text, diagnostic, showing)).join("\n"));
  }
  await output.end();
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
