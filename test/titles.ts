import { readFileSync } from "node:fs";
import ts from "typescript";
import { rootFolder } from "../scripts/entries.mjs";

/** The titles of the tests, and groups of tests, that a file runs. */
export function titlesOf(file: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(rootFolder + file, "utf8"), ts.ScriptTarget.ES2022, true);
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      const callee = node.expression.getText();
      const isRun = /^(?:it|test|describe|inBrowser)\b/.test(callee) && !/^\w+\.(?:skip|todo|fails)\b/.test(callee);
      if (isRun && title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}
