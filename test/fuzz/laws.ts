import { equal, ok, deepEqual as same } from "node:assert/strict";
import { githubRuns } from "../../src/github-runs.ts";
import {
  type AnyLanguage,
  builder,
  fromSearchUrl,
  layer,
  type Node,
  parse,
  print,
  toSearchUrl,
} from "../../src/index.ts";
import { readNaively } from "../naive.ts";
import { applied, finished, misplaced, unplaced } from "../trees.ts";
import { helpLaws } from "./help-laws.ts";
import type { Law } from "./input.ts";
import { selectionLaws } from "./selection-laws.ts";

const unprintable = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;

export function reprinted(text: string, language: AnyLanguage): void {
  const query = parse(text, { language });
  const printed = print(query);
  const again = parse(printed, { language });
  same(finished(again.root), finished(query.root));
  equal(print(again), printed);
}

const textLaws: readonly Law[] = [
  {
    name: "each character but white space is in exactly one term, and the tree is plain data",
    check: ({ text }) => {
      const query = parse(text);
      same(misplaced(query), []);
      same(JSON.parse(JSON.stringify(query.root)), JSON.parse(JSON.stringify(parse(text).root)));
    },
  },
  {
    name: "the tree is what a naive reader makes of it",
    check: ({ text }) =>
      same(JSON.parse(JSON.stringify(parse(text).root.terms)), JSON.parse(JSON.stringify(readNaively(text)))),
  },
  {
    name: "what is printed is read as the same tree, and printed the same",
    check: ({ text }) => reprinted(text, layer),
  },
  { name: "the same holds in another language", check: ({ text }) => reprinted(text, githubRuns) },
  {
    name: "what a program builds comes back from its text",
    check: ({ text, other, place }) => {
      const { and, not, text: natural, phrase, field } = builder(layer);
      const built: readonly Node[] = [
        natural(text),
        phrase(text),
        field("repo", other),
        field("branch", text),
        field("id", place),
      ];
      const tree = and(...built, not(phrase(other)), not(field("repo", text)));
      same(unplaced(parse(print(tree)).root), unplaced(tree));
    },
  },
  {
    name: "an address brings back what was printed, halves of surrogate pairs aside",
    check: ({ text }) => {
      const query = parse(text);
      equal(fromSearchUrl(toSearchUrl(query, { repository: "api" })).text, print(query).toWellFormed());
    },
  },
  {
    name: "diagnostics are in order, in the text, and printable",
    check: ({ text }) => {
      let before = 0;
      for (const { from, to, message, fixes = [] } of parse(text).diagnostics) {
        ok(before <= from && from < to && to <= text.length);
        before = from;
        for (const shown of [message, ...fixes.map(({ label }) => label)])
          ok(shown !== "" && !unprintable.test(shown), shown);
      }
    },
  },
  {
    name: "fixes make their diagnostic go away, or leave fewer of its kind",
    check: ({ text }) => {
      const { diagnostics } = parse(text);
      for (const { code, from, fixes = [] } of diagnostics) {
        for (const fix of fixes) {
          const left = parse(applied(fix, text)).diagnostics.filter((one) => one.code === code);
          const before = diagnostics.filter((one) => one.code === code);
          const movedBy = fix.edits
            .filter(({ to }) => to <= from)
            .reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
          ok(
            left.length < before.length || left.every((one) => one.from !== from + movedBy),
            `${code} after ${fix.label}`,
          );
        }
      }
    },
  },
];

export const laws: readonly Law[] = [...textLaws, ...selectionLaws, ...helpLaws];
