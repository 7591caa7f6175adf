import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = fileURLToPath(new URL("packages/", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));

export const peers: readonly string[] = Object.keys(dependencies);

/** Whether they are installed: `npm ci --ignore-scripts --prefix test/peers/packages` does it. */
export const hasPeers = existsSync(`${folder}node_modules`);

const testCode = /(^|\/)(tests?|spec|examples?)\/.*\.[cm]?js$/;
const page = /\.md$/;

/** Not the peer's own, though it comes with it. */
const ofOthers = /(^|\/)(node_modules|mocha|lib)\//;

/** Each distinct text in a package's tests, examples or pages: queries, and what is about them. */
export function textsOf(peer: string): string[] {
  const root = `${folder}node_modules/${peer}/`;
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !ofOthers.test(file) && (testCode.test(file) || page.test(file)));
  return [...new Set(files.flatMap((file) => textsIn(file, readFileSync(root + file, "utf8"))))];
}

function textsIn(file: string, content: string): string[] {
  return page.test(file) ? textsInPage(content) : textsInCode(content);
}

/** The text of a program's string literals. */
function textsInCode(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("peer.js", code, ts.ScriptTarget.Latest));
  return found;
}

/** What a page sets as code: between backquotes, and in its blocks line by line, with what is quoted there. */
function textsInPage(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```.*\n([^]*?)^ *```/gm)].map(([, code = ""]) => code);
  const prose = text.replace(/^ *```[^]*?^ *```/gm, "");
  return [
    ...blocks.flatMap((code) => [...code.split("\n"), ...textsInCode(code)]),
    ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code),
  ];
}
