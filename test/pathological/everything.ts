import {
  addTerm,
  applyEdits,
  complete,
  explain,
  explainEmpty,
  highlight,
  hover,
  negateTerm,
  removeTerm,
  setField,
  toggleTerm,
  tokens,
} from "../../src/assist/index.ts";
import { fromSearchUrl, parse, print, type Query, toPredicate, toSearchUrl, walk } from "../../src/index.ts";

const sought = parse('a -b "aa" \u0301');

/** All that the library can do with a text. Returns what a page might keep of it. */
export function everything(text: string): Query {
  const query = parse(text);
  if (query.diagnostics.length > text.length) throw new Error("There are more diagnostics than characters.");
  walk(query, () => undefined);
  print(query);
  fromSearchUrl(toSearchUrl(query, { repository: "api" }));
  const record = { branch: "a", id: "1", commit_title: text.slice(0, 1000) };
  toPredicate(query)(record);
  highlight(query, record);
  highlight(sought, { commit_title: text });
  tokens(text);
  complete(text, text.length >> 1);
  complete(text, text.length);
  hover(text, text.length >> 1);
  explain(query);
  explainEmpty(query, [record]);
  for (const edits of [
    addTerm(text, "fix"),
    removeTerm(text, "running"),
    negateTerm(text, "--x"),
    toggleTerm(text, "branch:c"),
    setField(text, "branch", "c"),
    setField(text, "branch", undefined),
  ]) {
    applyEdits(text, edits);
  }
  return query;
}
