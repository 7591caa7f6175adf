// Finds the code in pages and in comments of the source.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { rootFolder } from "../scripts/entries.mjs";

/** A block of code that a reader may copy. */
export interface Example {
  /** The file it is in. */
  readonly file: string;
  /** The line of its first line of code, from 1. */
  readonly line: number;
  /** What follows the three backquotes; `ts compiled` is code that needs a server, so it is only compiled. */
  readonly kind: string;
  readonly code: string;
}

export const pages: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/api.md",
  "docs/performance.md",
  "docs/property-testing.md",
  "docs/recipes.md",
  "docs/search-engine.md",
  "docs/search-bar.md",
  "docs/your-database.md",
];

const block = /^```([\w ]+)\n([^]*?)^```$/gm;

export function examplesOfPage(file: string): Example[] {
  return blocksOf(readFileSync(rootFolder + file, "utf8"), file, 1);
}

/** The blocks of all doc comments of the source. */
export function examplesOfSource(): Example[] {
  return readdirSync(`${rootFolder}src`, { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .flatMap(examplesOfComments);
}

function examplesOfComments(file: string): Example[] {
  const text = readFileSync(rootFolder + file, "utf8");
  return [...text.matchAll(/^[ \t]*\/\*\*[^]*?\*\//gm)].flatMap(({ 0: comment, index }) =>
    blocksOf(comment.replace(/^[ \t]*\* ?/gm, ""), file, lineAt(text, index)),
  );
}

function blocksOf(text: string, file: string, firstLine: number): Example[] {
  return [...text.matchAll(block)].map(({ 1: kind = "", 2: code = "", index }) => ({
    file,
    line: firstLine + lineAt(text, index),
    kind,
    code,
  }));
}

function lineAt(text: string, place: number): number {
  return text.slice(0, place).split("\n").length;
}

/** The example with each `value; // expected` made a call of `check(value, () => expected, line)`. */
export function withChecks({ code, line }: Example): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  const replacements: { readonly from: number; readonly to: number; readonly insert: string }[] = [];
  const visit = (node: ts.Node): void => {
    const [comment] = ts.isExpressionStatement(node) ? (ts.getTrailingCommentRanges(code, node.end) ?? []) : [];
    if (ts.isExpressionStatement(node) && comment !== undefined) {
      const expected = code.slice(comment.pos + 2, comment.end).trim();
      const place = line + source.getLineAndCharacterOfPosition(node.getStart()).line;
      const insert = `check(${node.expression.getText()}, () => (${expected}), ${place});`;
      replacements.push({ from: node.getStart(), to: comment.end, insert });
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return replacements.reduceRight((made, { from, to, insert }) => made.slice(0, from) + insert + made.slice(to), code);
}
