import * as hyperdx from "@hyperdx/lucene";
import * as liqe from "liqe";
import lucene from "lucene";
import { QueryParser } from "lucene-kit";
import searchQueryParser from "search-query-parser";
import searchString from "search-string";
import { importBuilt } from "./library.mjs";
import { scan } from "./scanner.mjs";

const { parse } = await importBuilt("index.js");
const parseSearchString = (searchString.default ?? searchString).parse;

const term = (negated, field, text) => ({ negated, field, text: String(text) });

/** The terms of a tree of ours. */
function ourTerms(root, negated = false) {
  return root.terms.map((node) => {
    const inner = node.type === "not" ? node.term : node;
    const field = inner.type === "field" ? inner.field : undefined;
    return term(node.type === "not" || negated, field, inner.type === "keyword" ? inner.keyword : inner.text);
  });
}

function searchStringTerms(query) {
  return [
    ...query.getTextSegments().map(({ text, negated }) => term(negated, undefined, text)),
    ...query.getConditionArray().map(({ keyword, value, negated }) => term(negated, keyword, value)),
  ];
}

const ourFields = ["repo", "branch", "id", "status"];
const searchQueryOptions = { keywords: ourFields, tokenize: true };

function searchQueryTerms(query) {
  if (typeof query === "string") return [term(false, undefined, query)];
  const held = (part, negated) =>
    ["text", ...ourFields].flatMap((key) =>
      [part?.[key] ?? []].flat().map((text) => term(negated, key === "text" ? undefined : key, text)),
    );
  return [...held(query, false), ...held(query.exclude, true)];
}

/** The lucene family hangs each term to the right of the one before it; a negation belongs to the operator before a term. */
function luceneTerms(root) {
  const terms = [];
  let negated = root.start === "NOT";
  for (let node = root; node !== undefined; node = node.right) {
    const leaf = node.left ?? node;
    terms.push(term(negated, leaf.field === "<implicit>" ? undefined : leaf.field, leaf.term));
    negated = node.operator?.endsWith("NOT") ?? false;
    if (node.left === undefined) break;
  }
  return terms;
}

function luceneKitTerms(node, negated = false) {
  switch (node.type) {
    case "negation":
      return luceneKitTerms(node.node, true);
    case "logical-group":
      return node.flow.flatMap((part) => luceneKitTerms(part));
    case "conjunction":
      return node.nodes.flatMap((part) => luceneKitTerms(part));
    default:
      return [term(negated, node.field ?? undefined, node.value.value)];
  }
}

function liqeTerms(root) {
  const terms = [];
  const leaf = (node) => {
    const tag = node.type === "UnaryOperator" ? node.operand : node;
    terms.push(term(node !== tag, tag.field.name, tag.expression.value));
  };
  let node = root;
  for (; node.type === "LogicalExpression"; node = node.left) leaf(node.right);
  leaf(node);
  return terms;
}

/** Each parser: the syntax it reads, how to call it, and the terms in its result. `slow` ones get fewer rounds. */
export const parsers = {
  "hand-written scanner": { syntax: "minus", parse: scan, terms: ourTerms },
  querybar: { syntax: "minus", parse: (text) => parse(text), terms: (query) => ourTerms(query.root) },
  "search-string": { syntax: "minus", parse: (text) => parseSearchString(text), terms: searchStringTerms },
  "search-query-parser": {
    syntax: "minus",
    parse: (text) => searchQueryParser.parse(text, searchQueryOptions),
    terms: searchQueryTerms,
  },
  lucene: { syntax: "not", parse: (text) => lucene.parse(text), terms: luceneTerms },
  "@hyperdx/lucene": { syntax: "not", parse: (text) => hyperdx.parse(text), terms: luceneTerms },
  "lucene-kit": { syntax: "and", parse: (text) => new QueryParser(text).toAST(), terms: luceneKitTerms },
  liqe: { syntax: "minus", parse: (text) => liqe.parse(text), terms: liqeTerms },
};
