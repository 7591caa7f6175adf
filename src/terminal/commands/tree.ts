import type { AnyLanguage } from "../../language/language.ts";
import { fieldReference } from "../../language/lookup.ts";
import type { End, OfField } from "../../language/nodes.ts";
import { childrenOf } from "../../language/resolve-tree.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { parse } from "../../query/parse.ts";
import type { Node } from "../../query/query.ts";
import { widthOf } from "../cells.ts";
import { type Colors, colorsFor } from "../colors.ts";
import { languageFor } from "../language.ts";
import { outputTo } from "../output.ts";
import type { ExitCode, ReadingRequest } from "../requests.ts";

/** `querybar tree`: how a query is read. */
export async function tree(request: ReadingRequest): Promise<ExitCode> {
  const { root } = parse<AnyLanguage>(request.query, { language: await languageFor(request) });
  const output = outputTo(process.stdout);
  if (request.json) output.write(`${JSON.stringify(root)}\n`);
  else output.write(showTree(root, colorsFor(process.stdout, request.color, process.env)));
  await output.end();
  return 0;
}

interface Line {
  readonly branches: string;
  readonly type: string;
  readonly about: string;
  readonly range: string;
}

/**
 *     and                    0–20
 *     ├─ word “fix”          0–3
 *     └─ not                 4–20
 *        └─ branch “main”    5–20
 */
export function showTree(root: Node<AnyLanguage>, colors: Colors): string {
  const lines: Line[] = [];
  addLines(root, "", "", lines);
  const widths = lines.map(({ branches, type, about }) => widthOf(`${branches}${type} ${about}`));
  const widest = widths.reduce((one, other) => Math.max(one, other), 0);
  return lines
    .map(({ branches, type, about, range }, index) => {
      const shown = `${colors.dim(branches)}${colors.bold(type)} ${about}`;
      return `${shown}${" ".repeat(widest - (widths[index] ?? 0) + 2)}${colors.dim(range)}\n`;
    })
    .join("");
}

function addLines(node: Node<AnyLanguage>, branches: string, indent: string, lines: Line[]): void {
  lines.push({ branches, ...described(node), range: `${node.from}–${node.to}` });
  const inside = childrenOf(node);
  inside.forEach((child, index) => {
    const isLast = index === inside.length - 1;
    addLines(child, `${indent}${isLast ? "└─ " : "├─ "}`, `${indent}${isLast ? "   " : "│  "}`, lines);
  });
}

function nameOf({ field, key }: OfField): string {
  return fieldReference(field, key);
}

function shownEnd(end: End | null): string {
  return end === null ? "any" : quoted(end.text);
}

function described(node: Node<AnyLanguage>): { readonly type: string; readonly about: string } {
  switch (node.type) {
    case "word":
    case "phrase":
      return { type: node.type, about: quoted(node.text) };
    case "keyword":
      return { type: "keyword", about: node.keyword };
    case "field": {
      const value =
        node.value === undefined ? `${quoted(node.text)}, which is not a valid value` : quoted(String(node.value));
      return { type: "field", about: `${nameOf(node)} = ${value}` };
    }
    case "unfinished": {
      const field = node.field === undefined ? "" : `${node.field}, `;
      const lacking = node.lacks === "depth" ? "nested too deep" : `the ${node.lacks} is missing`;
      const negated = node.negated && node.lacks !== "term" ? ", negated" : "";
      return { type: "unfinished", about: `${field}${lacking}${negated}` };
    }
    case "comparison":
      return { type: "comparison", about: `${nameOf(node)} ${node.operator} ${quoted(node.text)}` };
    case "between":
      return { type: "between", about: `${nameOf(node)} from ${shownEnd(node.low)} to ${shownEnd(node.high)}` };
    case "pattern":
      return { type: "pattern", about: `${nameOf(node)} = ${quoted(node.parts.join("*"))}` };
    case "present":
      return { type: "present", about: nameOf(node) };
    case "contains":
      return { type: "contains", about: `${nameOf(node)} ${node.exact ? "exactly " : ""}${quoted(node.text)}` };
    case "list":
      return { type: "list", about: nameOf(node) };
    case "and":
      return { type: "and", about: node.terms.length === 0 ? "(every record matches)" : "" };
    case "or":
    case "not":
      return { type: node.type, about: "" };
  }
}
