import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  builder,
  fromSearchUrl,
  layer,
  parse,
  print,
  toPredicate,
  toQueryString,
  toSearchUrl,
} from "../../src/index.ts";
import { anyText, builtTree, queryText, run } from "../arbitraries.ts";
import { rooted, unplaced } from "../trees.ts";
import { tries } from "../tries.ts";

const text = fc.oneof(anyText, queryText);
const often = tries(400);

describe("print", () => {
  test("is read back as the same tree, unfinished terms aside", () => {
    fc.assert(
      fc.property(text, (input) => {
        const query = parse(input);
        expect(unplaced(parse(print(query)).root)).toEqual(unplaced(query.root));
      }),
      often,
    );
  });

  test("is canonical: printing what was printed changes nothing", () => {
    fc.assert(
      fc.property(text, (input) => {
        const printed = print(parse(input));
        expect(print(parse(printed))).toBe(printed);
      }),
      often,
    );
  });

  test("leaves one space between terms and none around them", () => {
    fc.assert(
      fc.property(queryText, (input) => {
        const query = parse(input);
        const finished = query.root.terms.filter((term) => term.type !== "unfinished");
        expect(print(query)).toBe(finished.map((term) => print(rooted(term))).join(" "));
      }),
    );
  });

  test("selects the same runs as what was typed", () => {
    fc.assert(
      fc.property(queryText, run, (input, record) => {
        const query = parse(input);
        expect(toPredicate(parse(print(query)))(record)).toBe(toPredicate(query)(record));
      }),
      often,
    );
  });
});

describe("a tree that a program built", () => {
  const tree = builtTree(builder(layer));

  test("comes back from its print, whatever its strings hold", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(unplaced(parse(print(root)).root)).toEqual(unplaced(root));
      }),
      often,
    );
  });

  test("has a print without errors", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(parse(print(root)).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
    );
  });

  test("selects the same runs as its print", () => {
    fc.assert(
      fc.property(tree, run, (root, record) => {
        expect(toPredicate(root)(record)).toBe(toPredicate(parse(print(root)))(record));
      }),
    );
  });
});

describe("an address", () => {
  test("gives the printed query back, halves of surrogate pairs aside", () => {
    fc.assert(
      fc.property(text, (input) => {
        const query = parse(input);
        const { text: returned } = fromSearchUrl(toSearchUrl(query, { repository: "api", token: "secret" }));
        expect(returned).toBe(print(query).toWellFormed());
      }),
      often,
    );
  });

  test("carries half of a surrogate pair as U+FFFD", () => {
    expect(toQueryString(parse("a\ud800 \udc00b"))).toBe("search=a%EF%BF%BD%20%EF%BF%BDb");
  });
});
