import { equal, ok, deepEqual as same } from "node:assert/strict";
import {
  addTerm,
  applyEdits,
  complete,
  explain,
  hover,
  negateTerm,
  removeTerm,
  replaceTerm,
  setField,
  toggleTerm,
  tokens,
  visibleDiagnostics,
} from "../../src/assist/index.ts";
import { builder, type Edit, layer, type Node, parse } from "../../src/index.ts";
import { canonicalKey } from "../../src/syntax/canonical-key.ts";
import type { FuzzInput, Law } from "./input.ts";

const values = { repo: ["api", "web app", "-x"], branch: ["main", '"q"'], id: ["7", "x"] };

function termsOf(text: string): readonly Node[] {
  return parse(text).root.terms;
}

/** Equal for terms that mean the same; unfinished ones mean nothing. */
function keyOf(term: Node): string {
  return canonicalKey(term, layer) ?? "";
}

function meaning(text: string): string[] {
  return termsOf(text).map(keyOf);
}

function edited(text: string, edits: readonly Edit[]): string {
  return applyEdits(text, edits);
}

/** A finished term of the other text. */
function someTerm({ other, place }: FuzzInput): Node | undefined {
  const finished = termsOf(other).filter(({ type }) => type !== "unfinished");
  return finished[place % Math.max(1, finished.length)];
}

function errorsOf(text: string, cursor: number): string[] {
  const shown = visibleDiagnostics(parse(text).diagnostics, cursor).filter(({ severity }) => severity === "error");
  return shown.map(({ code, from, to }) => `${code} ${text.slice(from, to)}`);
}

export const helpLaws: readonly Law[] = [
  {
    name: "tokens tile the text, and separators are the white space between terms",
    check: ({ text }) => {
      const terms = termsOf(text);
      let end = 0;
      for (const { from, to, tag } of tokens(text)) {
        ok(from === end && to > from);
        equal(tag === "separator", !terms.some((term) => term.from <= from && to <= term.to));
        end = to;
      }
      equal(end, text.length);
    },
  },
  {
    name: "every term is explained at its place",
    check: ({ text, place }) => {
      const { sentence, parts } = explain(parse(text));
      ok(sentence.endsWith("."));
      for (const part of parts) ok(part.text !== "" && part.from < part.to && part.to <= text.length);
      const at = place % (text.length + 1);
      const part = hover(text, at);
      ok(part === undefined || (part.from <= at && at < part.to));
    },
  },
  {
    name: "a completion replaces the text at the cursor, and adds no error",
    check: ({ text, place }) => {
      const cursor = place % (text.length + 1);
      const { from, to, items } = complete(text, cursor, { values, recent: ["fix -wip"] });
      ok(0 <= from && from <= cursor && cursor <= to && to <= text.length);
      const known = parse(text).diagnostics.filter(({ severity }) => severity === "error");
      for (const item of items) {
        const completed = text.slice(0, from) + item.insert + text.slice(to);
        ok(item.cursor <= completed.length);
        const left = known.map((one) => `${one.code} ${text.slice(one.from, one.to)}`);
        for (const error of errorsOf(completed, item.cursor)) {
          ok(left.includes(error), `${item.label} brings ${error}`);
          left.splice(left.indexOf(error), 1);
        }
      }
    },
  },
  {
    name: "adding a term adds that one only, and toggling it again gives the text back",
    check: (input) => {
      const { text } = input;
      const term = someTerm(input);
      if (term === undefined) return;
      const before = meaning(text);
      const added = edited(text, addTerm(text, term));
      if (before.includes(keyOf(term))) equal(added, text);
      else {
        const after = meaning(added);
        same(after, after[0] === keyOf(term) ? [keyOf(term), ...before] : [...before, keyOf(term)]);
        equal(edited(added, toggleTerm(added, term)), text);
      }
    },
  },
  {
    name: "removing and replacing change one term only",
    check: (input) => {
      const { text, place } = input;
      const terms = termsOf(text);
      const target = terms[place % Math.max(1, terms.length)];
      if (target === undefined) return;
      // Of two that touch at an offset, the later is meant.
      const others = terms.filter((term) => term !== target).map(keyOf);
      same(meaning(edited(text, removeTerm(text, target.from))), others);
      const term = someTerm(input);
      if (term === undefined) return;
      const replaced = meaning(edited(text, replaceTerm(text, target.from, term)));
      same(
        replaced,
        terms.map((one) => keyOf(one === target ? term : one)),
      );
    },
  },
  {
    name: "negating a term twice gives the text back",
    check: ({ text, place }) => {
      const terms = termsOf(text);
      const target = terms[place % Math.max(1, terms.length)];
      if (target === undefined || text.startsWith("--", target.from)) return;
      const once = edited(text, negateTerm(text, target.from));
      equal(edited(once, negateTerm(once, target.from)), text);
    },
  },
  {
    name: "a field that is set is asked for that value only",
    check: ({ text, other }) => {
      const isOfBranch = (term: Node) => JSON.stringify(term).includes('"field":"branch"');
      const found = termsOf(edited(text, setField(text, "branch", other)));
      same(found.filter(isOfBranch).map(keyOf), other === "" ? [] : [keyOf(builder(layer).field("branch", other))]);
      const others = (terms: readonly Node[]) => terms.filter((term) => !isOfBranch(term)).map(keyOf);
      same(others(found), others(termsOf(text)));
    },
  },
];
