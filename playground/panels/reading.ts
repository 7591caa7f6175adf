import {
  type AnyLanguage,
  isQuerybarError,
  print,
  type Node as QueryNode,
  toQueryString,
  toSearchUrl,
  toSearchUrls,
} from "querybar";
import { applyFix, explain } from "querybar/assist";
import { make } from "../../src/search-bar/make.ts";
import { evaluation } from "../dashboards.ts";
import { byId, makeButton, replaceChildren } from "../dom.ts";
import type { EditQuery, Render, View } from "../view.ts";

/** How the query is read: in words, as a tree, its diagnostics, and the address for an endpoint. */
export function readingPanel(edit: EditQuery): Render {
  const sentence = byId("explanation", HTMLElement);
  const diagnostics = byId("diagnostics", HTMLElement);
  const tree = byId("tree", HTMLElement);
  const json = byId("json", HTMLElement);
  const endpoint = byId("endpoint", HTMLElement);
  const canonical = byId("canonical", HTMLElement);
  return (view) => {
    const { query, settled } = view;
    sentence.textContent = explain(settled, evaluation).sentence;
    replaceChildren(diagnostics, diagnosticsOf(view, edit));
    tree.replaceChildren(branch(query.root, query.text));
    json.textContent = JSON.stringify(query.root, null, 2);
    endpoint.textContent = endpointOf(view);
    canonical.textContent = print(query) || "(nothing)";
  };
}

function diagnosticsOf({ query }: View, edit: EditQuery): readonly HTMLElement[] {
  if (query.diagnostics.length === 0) return [make("li", { class: "diagnostic fine" }, "Nothing to complain about.")];
  return query.diagnostics.map(({ code, severity, from, to, message, fixes = [] }, place) =>
    make(
      "li",
      { class: "diagnostic" },
      make("span", { class: `severity ${severity}` }, severity),
      make("code", {}, code),
      make("span", { class: "range" }, `${from}–${to}`),
      make("p", {}, message),
      ...fixes.map((fix, number) =>
        makeButton(fix.label, { "data-key": `${place}.${number}` }, () => edit(applyFix(query.text, fix))),
      ),
    ),
  );
}

function branch(node: QueryNode<AnyLanguage>, text: string): HTMLUListElement {
  const line = make(
    "span",
    { class: "node" },
    make("span", { class: `type ${node.type}` }, node.type),
    make("span", { class: "content", dir: "auto" }, contentOf(node)),
    make("span", { class: "range" }, `${node.from}–${node.to}`),
  );
  const below = node.type === "not" ? [node.term] : "terms" in node ? node.terms : [];
  return make("ul", { role: "list" }, make("li", {}, line, ...below.map((each) => branch(each, text))));
}

function contentOf(node: QueryNode<AnyLanguage>): string {
  switch (node.type) {
    case "word":
    case "phrase":
      return `“${node.text}”`;
    case "field":
      return node.value === undefined ? `${node.field} = “${node.text}”, no value` : `${node.field} = “${node.value}”`;
    case "keyword":
      return node.keyword;
    case "unfinished":
      return `lacks its ${node.lacks}`;
    case "comparison":
      return `${node.field} ${node.operator} “${node.text}”`;
    case "between":
      return `${node.field} from ${endOf(node.low)} to ${endOf(node.high)}`;
    case "pattern":
      return `${node.field} = “${node.parts.join("*")}”`;
    case "contains":
      return `${node.field}: “${node.text}”`;
    case "present":
    case "list":
      return node.field;
    default:
      return "";
  }
}

function endOf(end: { readonly text: string } | null): string {
  return end === null ? "any" : `“${end.text}”`;
}

/** The addresses for Layer's endpoint, one for each alternative, or the parameter for one of your own. */
function endpointOf({ dashboard, query }: View): string {
  try {
    if (!dashboard.hasEndpoint) return `?${toQueryString(query)}`;
    const options = { repository: repositoryOf(query.root) };
    if (query.language.dialect === "documented") return toSearchUrl(query, options);
    const addresses = toSearchUrls(query, options);
    return addresses.join("\n") || "Nothing can match, so nothing is asked.";
  } catch (error) {
    if (isQuerybarError(error)) return error.message;
    throw error;
  }
}

/** The endpoint belongs to a repository: the one in the query, or else any. */
function repositoryOf({ terms }: View["query"]["root"]): string {
  const asked = terms.flatMap((term) => (term.type === "field" && term.field === "repo" ? [term.text] : []));
  return asked[0] ?? "harbour-web";
}
