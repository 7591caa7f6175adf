import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addTerm,
  applyEdits,
  applyFix,
  negateTerm,
  removeTerm,
  replaceTerm,
  setField,
  toggleTerm,
} from "../../src/assist/index.ts";
import { githubRuns } from "../../src/github-runs.ts";
import { builder, defineLanguage, type Edit, exactText, layer, type Node, parse } from "../../src/index.ts";
import { canonicalKey } from "../../src/syntax/canonical-key.ts";
import { anyText, crowdedQueryText, queryText } from "../arbitraries.ts";
import { unplaced } from "../trees.ts";
import { tries } from "../tries.ts";

/** The text after an edit that is made for it. */
function edited(text: string, edit: (text: string) => readonly Edit[]): string {
  return applyEdits(text, edit(text));
}

const keyOf = (term: Node) => canonicalKey(term, layer);

describe("addTerm", () => {
  it.each([
    ["", "failed", "failed"],
    ["  ", "failed", "failed  "],
    ["fix", "branch:main", "fix branch:main"],
    ["fix  ", "-wip", "fix -wip  "],
    ["fix", "FIX", "fix"],
    ["id:010", "id:10", "id:010"],
    ["fix", "-fix", "fix -fix"],
    ["repo:", "api", "repo: api"],
    ['fix "open', "failed", 'failed fix "open'],
    ["fix", "“a b”", 'fix "a b"'],
    ["fix", '"open', 'fix "open"'],
  ])("%j + %j = %j", (text, term, expected) => {
    expect(edited(text, () => addTerm(text, term))).toBe(expected);
  });

  it("takes what a builder makes", () => {
    const { field, not, text } = builder(layer);
    expect(edited("fix", (now) => addTerm(now, field("repo", "a b")))).toBe('fix repo:"a b"');
    expect(edited("fix", (now) => addTerm(now, not(text("-force"))))).toBe('fix -"-force"');
  });

  it.each(["", " ", "a b", "repo:", "-", '""'])("refuses %j, which is not one finished term", (term) => {
    const message = "Expected exactly one complete term of the query's language.";
    expect(() => addTerm("fix", term)).toThrow(expect.objectContaining({ code: "invalid-term", message }));
  });
});

describe("removeTerm", () => {
  it.each([
    ["fix wip done", "wip", "fix done"],
    ["fix wip", "fix", "wip"],
    ["  fix  wip ", "fix", "  wip "],
    ["fix fix x fix", "FIX", "x"],
    ["fix", "fix", ""],
    ["fix", "wip", "fix"],
    ['fix "a b"wip', '"a b"', "fix wip"],
    ['"x""a""y"', '"a"', '"x""y"'],
    ["-wip wip", "wip", "-wip"],
    ["repo: fix", 2, "fix"],
    ["fix fix", 1, "fix"],
    ["a - b", 2, "a b"],
    ["a   b", 2, "a   b"],
    ['x   "a"y', '"a"', "x   y"],
  ])("%j - %j = %j", (text, target, expected) => {
    expect(edited(text, (now) => removeTerm(now, target))).toBe(expected);
  });
});

describe("replaceTerm", () => {
  it.each([
    ["branch:main fix", "branch:main", "branch:dev", "branch:dev fix"],
    ["fix x fix", "fix", "typo", "typo x"],
    ['"a b"fix', '"a b"', "wip", "wip fix"],
    ['x "open', 3, "wip", "x wip"],
    ["repo: x", 0, "repo:api", "repo:api x"],
    ["fix", "wip", "typo", "fix"],
    ['"a b")  c', '"a b"', "wip", "wip )  c"],
  ])("%j: %j by %j = %j", (text, target, replacement, expected) => {
    expect(edited(text, (now) => replaceTerm(now, target, replacement))).toBe(expected);
  });

  it("touches only what differs, and no half of a surrogate pair", () => {
    expect(replaceTerm("branch:main", 0, "branch:mail")).toEqual([{ from: 10, to: 11, insert: "l" }]);
    expect(replaceTerm("\u{1f600}", 0, "\u{1f601}")).toEqual([{ from: 0, to: 2, insert: "\u{1f601}" }]);
    expect(replaceTerm("\u{1f600}", 0, "\u{1fa00}")).toEqual([{ from: 0, to: 2, insert: "\u{1fa00}" }]);
    expect(replaceTerm("fix", "fix", "fix")).toEqual([]);
  });

  it.each([
    ["aa", "aaa", 2, 2, "a"],
    ["aaa", "aa", 2, 3, ""],
    ["aba", "aa", 1, 2, ""],
    ["xab", "yab", 0, 1, "y"],
    ["abc", "axbc", 1, 1, "x"],
    ["a\u{1f600}", "a\ud83d", 1, 3, "\ud83d"],
    ["a\ud83d", "a\u{1f600}", 1, 2, "\u{1f600}"],
    ["\u{1f600}a", "\ude00a", 0, 2, "\ude00"],
    ["\ude00a", "\u{1f600}a", 0, 1, "\u{1f600}"],
  ])("makes %j of %j by the smallest edit", (text, replacement, from, to, insert) => {
    expect(replaceTerm(text, 0, replacement)).toEqual([{ from, to, insert }]);
  });
});

describe("negateTerm", () => {
  it.each([
    ["fix wip", "wip", "fix -wip"],
    ["fix -wip", "-wip", "fix wip"],
    ["-repo:x", 3, "repo:x"],
    ["repo:", 0, "-repo:"],
    ['-""', 0, '""'],
    ["-", 0, "-"],
    ['"a"b', "b", '"a"-b'],
    ["x --force", 3, 'x "-force"'],
    ["fix", "wip", "fix"],
  ])("%j: not %j = %j", (text, target, expected) => {
    expect(edited(text, (now) => negateTerm(now, target))).toBe(expected);
  });
});

describe("setField", () => {
  it.each([
    ["", "main", "branch:main"],
    ["fix", "main", "fix branch:main"],
    ["branch:dev fix", "main", "branch:main fix"],
    ["-branch:dev fix", "main", "branch:main fix"],
    ["branch: fix", "main", "branch:main fix"],
    ["-  fix", "main", "-  fix branch:main"],
    ["branch:a x branch:b -branch:c", "main", "branch:main x"],
    ["-branch:c branch:a", "main", "branch:main"],
    ["branch:a BRANCH:main", "main", "BRANCH:main"],
    ["-branch:c x branch:a", "main", "x branch:main"],
    ["-branch:c x branch:", "main", "x branch:main"],
    ["-branch: x branch:a", "main", "x branch:main"],
    ["-branch: x branch:", "main", "x branch:main"],
    ["-branch: x -branch:b", "main", "branch:main x"],
    ["branch:dev", "a b", 'branch:"a b"'],
    ['branch:"a"branch:"b" c', "d", "branch:d  c"],
    ['branch:"main"x', "main", 'branch:"main"x'],
    ["branch:dev fix", undefined, "fix"],
    ["branch:dev fix -branch:x branch:", "", "fix"],
  ])("%j: branch = %j gives %j", (text, value, expected) => {
    expect(edited(text, (now) => setField(now, "branch", value))).toBe(expected);
  });

  it("gives its edits in order", () => {
    const edits = setField("-branch:c x branch:a branch:b", "branch", "main");
    expect(edits.map(({ from }) => from)).toEqual([0, 19, 20]);
  });

  it("takes values of each kind, and refuses other texts", () => {
    expect(edited("id:1", (now) => setField(now, "id", 20n))).toBe("id:20");
    expect(edited("", (now) => setField(now, "status", "NEW"))).toBe("status:NEW");
    expect(edited("wf:a", (now) => setField(now, "workflow", "b", { language: githubRuns }))).toBe("workflow:b");
    // @ts-expect-error: the other language has no such field
    expect(() => setField("", "repo", "b", { language: githubRuns })).toThrow(
      expect.objectContaining({ code: "invalid-term" }),
    );
    // @ts-expect-error: no such status
    expect(() => setField("", "status", "bogus")).toThrow(expect.objectContaining({ code: "invalid-term" }));
  });
});

describe("the names of a field", () => {
  const tickets = defineLanguage<{ author: string; branch: string }>()({
    name: "tickets",
    text: [],
    fields: { author: exactText("author", { aliases: ["by"] }), ветка: exactText("branch") },
  });
  const language = tickets;

  it.each([
    ["by:bob", "author:ada"],
    ["BY:bob x", "author:ada x"],
    ["author:bob -By:eve by:", "author:ada"],
    ["by:ada", "by:ada"],
    ["AUTHOR:ada by:ada", "AUTHOR:ada"],
  ])("setField finds %s by every name", (text, expected) => {
    for (const name of ["author", "by", "BY"] as "author"[])
      expect(edited(text, (now) => setField(now, name, "ada", { language }))).toBe(expected);
  });

  it.each([undefined, "", "ada"])("setField refuses a name that is unknown, with the value %j too", (value) => {
    const refused = expect.objectContaining({ code: "invalid-term" });
    expect(() => setField("x", "writer" as "author", value, { language })).toThrow(refused);
    expect(() => setField("x", "constructor" as "author", value, { language })).toThrow(refused);
  });

  it("fold in every script, so a facet's toggle removes its own term and no other", () => {
    expect(edited("Ветка:main fix", (now) => toggleTerm(now, "ветка:main", { language }))).toBe("fix");
    expect(edited('"Ветка:main" fix', (now) => toggleTerm(now, "ветка:main", { language }))).toBe(
      '"Ветка:main" fix ветка:main',
    );
    expect(edited("by:main fix", (now) => toggleTerm(now, "author:main", { language }))).toBe("fix");
  });

  it("are never taken for a text that is spelled like a term of another type", () => {
    // Each is a term of its own: a word, phrases, a field, the complement of a word.
    const terms = ["x:author:ada", '"author:ada"', "author:ada", '"-x"', "-x", '"field author:ada"', '"not word x"'];
    for (const term of terms) {
      const others = terms.filter((other) => other !== term);
      expect(edited(terms.join(" "), (now) => removeTerm(now, term, { language }))).toBe(others.join(" "));
    }
  });
});

describe("what edits take", () => {
  it("is a query as well as its text", () => {
    const query = parse("fix -wip branch:dev wip");
    expect(addTerm(query, "done")).toEqual(addTerm(query.text, "done"));
    expect(removeTerm(query, "wip")).toEqual(removeTerm(query.text, "wip"));
    expect(toggleTerm(query, "fix")).toEqual(toggleTerm(query.text, "fix"));
    expect(replaceTerm(query, 0, "x")).toEqual(replaceTerm(query.text, 0, "x"));
    expect(negateTerm(query, "wip")).toEqual(negateTerm(query.text, "wip"));
    expect(setField(query, "branch", "a")).toEqual(setField(query.text, "branch", "a"));
    expect(applyEdits(query, removeTerm(query, "-wip"))).toBe("fix branch:dev wip");
  });

  it("is not a tree without its text", () => {
    const { root } = parse("fix");
    expect(() => addTerm({ language: layer, root } as never, "done")).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "Expected a string, or a query that parse made of one.",
      }),
    );
  });

  it("is not a term of another language", () => {
    const notes = defineLanguage<{ tag: string }>()({ name: "notes", text: [], fields: { tag: exactText("tag") } });
    const { field, text } = builder(notes);
    for (const term of [field("tag", "x"), text("fix")])
      expect(() => addTerm("fix", term as never, { language: layer })).toThrow(
        expect.objectContaining({ code: "invalid-term" }),
      );
  });
});

describe("applyEdits and applyFix", () => {
  it("takes edits in any order, and refuses those that overlap or lie outside", () => {
    const first = { from: 0, to: 1, insert: "x" };
    expect(applyEdits("abc", [{ from: 2, to: 3, insert: "" }, first])).toBe("xb");
    for (const wrong of [
      { from: 0, to: 2 },
      { from: 2, to: 4 },
      { from: -1, to: 0 },
      { from: 2, to: 1 },
      { from: Number.NaN, to: 1 },
    ]) {
      expect(() => applyEdits("abc", [first, { ...wrong, insert: "" }])).toThrow(
        expect.objectContaining({ code: "invalid-argument" }),
      );
    }
  });

  it("takes what is inserted before what is removed at the same place, in any order", () => {
    const removed = { from: 1, to: 2, insert: "" };
    const inserted = { from: 1, to: 1, insert: "x" };
    expect(applyEdits("abc", [removed, inserted])).toBe("axc");
    expect(applyEdits("abc", [inserted, removed])).toBe("axc");
  });

  it("says what is wrong with edits", () => {
    const both = [0, 0].map((from) => ({ from, to: 2, insert: "" }));
    expect(() => applyEdits("abc", both)).toThrow("These edits overlap, or lie outside the text.");
  });

  it.each([
    ['status:"failed"wip', "failed wip"],
    ['-status:"failed"wip', "-failed wip"],
    ['status:"failed" wip', "failed wip"],
    ['x status:"failed""a b"', 'x failed "a b"'],
    ['status:"failed"-wip', "failed -wip"],
    ["status:failed", "failed"],
  ])("leaves a space after a keyword in the place of a phrase: %s", (text, expected) => {
    const query = parse(text);
    const fix = query.diagnostics[0]?.fixes?.find(({ kind }) => kind === "change-to-keyword");
    expect(fix && applyEdits(query, applyFix(query, fix))).toBe(expected);
  });

  it("changes only what is wrong", () => {
    const text = "fix stauts:new";
    const fix = parse(text).diagnostics[0]?.fixes?.[0];
    expect(fix && applyFix(text, fix)).toEqual([{ from: 7, to: 9, insert: "tu" }]);
  });
});

describe("laws", () => {
  const text = fc.oneof(anyText, queryText, crowdedQueryText);
  const oneTerm = fc
    .oneof(queryText, crowdedQueryText)
    .map((typed) => parse(typed).root.terms.find(({ type }) => type !== "unfinished"))
    .filter((term) => term !== undefined);
  const often = tries(400);
  const terms = (now: string): readonly Node[] => parse(now).root.terms;
  const finished = (found: readonly Node[]) => found.filter(({ type }) => type !== "unfinished").map(unplaced);
  const keyed = (now: string) => terms(now).map(keyOf);

  it("addTerm adds the term at the end, or at the beginning, and nothing else", () => {
    fc.assert(
      fc.property(text, oneTerm, (now, term) => {
        const isThere = keyed(now).includes(keyOf(term));
        const found = keyed(edited(now, () => addTerm(now, term)));
        const expected = [keyed(now), [...keyed(now), keyOf(term)], [keyOf(term), ...keyed(now)]];
        expect(isThere ? expected.slice(0, 1) : expected.slice(1)).toContainEqual(found);
      }),
      often,
    );
  });

  it("removeTerm leaves the other terms as they were", () => {
    fc.assert(
      fc.property(text, fc.nat(), (now, offset) => {
        const place = offset % (now.length + 1);
        const found = terms(now);
        const taken = found.filter(({ from, to }) => from <= place && place <= to).at(-1);
        const left = edited(now, () => removeTerm(now, place));
        expect(keyed(left)).toEqual(found.filter((term) => term !== taken).map(keyOf));
      }),
      often,
    );
  });

  it("removeTerm removes all terms that mean the same", () => {
    fc.assert(
      fc.property(text, oneTerm, (now, term) => {
        const found = edited(now, () => removeTerm(now, term));
        expect(finished(terms(found))).toEqual(finished(terms(now).filter((other) => keyOf(other) !== keyOf(term))));
      }),
      often,
    );
  });

  it("toggling twice gives the text back, or the term at the end of the others", () => {
    fc.assert(
      fc.property(text, oneTerm, (now, term) => {
        const once = edited(now, () => toggleTerm(now, term));
        const twice = edited(once, () => toggleTerm(once, term));
        if (keyed(now).includes(keyOf(term))) expect(new Set(keyed(twice))).toEqual(new Set(keyed(now)));
        else expect(twice).toBe(now);
      }),
      often,
    );
  });

  it("replaceTerm puts one term in the place of another", () => {
    fc.assert(
      fc.property(text, fc.nat(), oneTerm, (now, place, term) => {
        const found = terms(now);
        const target = found[place % Math.max(1, found.length)];
        if (target === undefined) return;
        const replaced = edited(now, () => replaceTerm(now, target.from, term));
        expect(keyed(replaced)).toEqual(found.map((other) => keyOf(other === target ? term : other)));
      }),
      often,
    );
  });

  it("negateTerm negates one term, and twice gives the text back", () => {
    fc.assert(
      fc.property(text, fc.nat(), (now, place) => {
        const found = terms(now);
        const target = found[place % Math.max(1, found.length)];
        if (target === undefined || now.startsWith("--", target.from)) return;
        const once = edited(now, () => negateTerm(now, target.from));
        const negated = terms(once)[place % found.length];
        if (target.type === "not") expect(keyOf(negated as Node)).toBe(keyOf(target.term));
        else if (target.type !== "unfinished")
          expect(keyOf(negated as Node)).toBe(keyOf({ type: "not", term: target, from: 0, to: 0 }));
        expect(edited(once, () => negateTerm(once, target.from))).toBe(now);
      }),
      often,
    );
  });

  it("setField leaves exactly one term of the field, and all other terms", () => {
    const isOfField = (term: Node) => JSON.stringify(term).includes('"field":"branch"');
    fc.assert(
      fc.property(text, fc.oneof(anyText, fc.constantFrom("main", "a b")), (now, value) => {
        const found = terms(edited(now, () => setField(now, "branch", value)));
        expect(finished(found.filter((term) => !isOfField(term)))).toEqual(
          finished(terms(now).filter((term) => !isOfField(term))),
        );
        expect(found.filter(isOfField).map(keyOf)).toEqual(
          value === "" ? [] : [keyOf(builder(layer).field("branch", value))],
        );
      }),
      often,
    );
  });

  it("applyFix does what the fix says", () => {
    fc.assert(
      fc.property(text, (now) => {
        for (const fix of parse(now).diagnostics.flatMap(({ fixes = [] }) => fixes)) {
          expect(applyEdits(now, applyFix(now, fix))).toBe(applyEdits(now, fix.edits));
        }
      }),
      often,
    );
  });
});
