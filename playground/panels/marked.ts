import type { Range } from "querybar";
import { make } from "../../src/search-bar/make.ts";

/** A text with some ranges marked. */
export function marked(text: string, places: readonly Range[] = []): readonly Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const { from, to } of places) {
    nodes.push(document.createTextNode(text.slice(end, from)), make("mark", {}, text.slice(from, to)));
    end = to;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}
