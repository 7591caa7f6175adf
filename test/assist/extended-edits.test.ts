import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  addTerm,
  applyEdits,
  negateTerm,
  removeTerm,
  replaceTerm,
  setField,
  toggleTerm,
  toggleValue,
} from "../../src/assist/index.ts";
import { defineLanguage, type Edit, exactText, layer, parse, print, toPredicate } from "../../src/index.ts";
import { isLong, tries } from "../tries.ts";
import { evaluation, order, orders, orderTerm, orderText } from "./orders.ts";

const language = { language: orders };

/** The text after an edit that is made for it. */
function edited(text: string, edit: (text: string) => readonly Edit[]): string {
  return applyEdits(text, edit(text));
}

const holds = (text: string) => toPredicate(parse(text, language), evaluation);
const often = tries(300);

describe("addTerm", () => {
  it.each([
    ["", "a", "a"],
    ["  ", "a OR b", "a OR b  "],
    ["a", "b", "a b"],
    ["a ", "(b OR c)", "a (b OR c) "],
    ["a OR b", "c", "(a OR b) c"],
    [" a OR b ", "c", " (a OR b) c "],
    ["(a OR b)", "c", "(a OR b) c"],
    ["(a OR b)", "b OR a", "(a OR b)"],
    ["NOT a", "c", "NOT a c"],
    ["a OR", "c", "(a OR) c"],
    ["a NOT", "c", "(a NOT) c"],
    ["a AND", "c", "a AND c"],
    ["OR", "c", "(OR) c"],
    ["NOT", "c", "(NOT) c"],
    ["a OR -", "c", "(a OR -) c"],
    ["(a OR b", "c", "(a OR b) c"],
    ["a OR (b", "c", "(a OR (b)) c"],
    ["a (b (c", "d", "a (b (c)) d"],
    ['a "b', "c", 'a "b" c'],
    ['label:a,"b', "c", 'label:a,"b" c'],
    ['a OR (b "c', "d", '(a OR (b "c")) d'],
    ["a OR b)", "c", "(a OR b\\)) c"],
    ["a) OR branch:b)", "c", "(a\\) OR branch:b\\)) c"],
    ["a) b", "c", "a) b c"],
    ["a OR foo(", "c", "(a OR foo( ) c"],
    ["a OR b\\", "c", "(a OR b\\ ) c"],
    ["repo: OR status:", "c", "(repo: OR status:) c"],
    ["id:1.. OR a", "c", "(id:1.. OR a) c"],
    ["a b", "B", "a b"],
    ["a OR b", "b", "(a OR b) b"],
    ["(a b OR) c", "a", "(a b OR) c"],
    ["(a OR status:)", "a", "(a OR status:) a"],
    ['a OR status:"', "c", '(a OR status:"") c'],
    [`${"(".repeat(66)}a`, "c", `${"(".repeat(66)}a${")".repeat(66)} c`],
    ["status:sent,new", "status:new,sent", "status:sent,new"],
  ])("%j + %j = %j", (text, term, expected) => {
    expect(edited(text, () => addTerm(text, term, language))).toBe(expected);
  });

  test("is AND, whatever the text", () => {
    fc.assert(
      fc.property(orderText, orderTerm, fc.array(order, { maxLength: 4 }), (text, term, records) => {
        const added = edited(text, () => addTerm(text, term, language));
        const [before, after, itself] = [holds(text), holds(added), holds(term)];
        for (const record of records) expect(after(record)).toBe(before(record) && itself(record));
      }),
      isLong ? { numRuns: 300_000 } : often,
    );
  }, 3_600_000);

  test("keeps what is not finished", () => {
    fc.assert(
      fc.property(orderText, orderTerm, (text, term) => {
        const kept = (one: string) => one.replace(/[\s()\\"”]/g, "");
        const added = edited(text, () => addTerm(text, term, language));
        expect(kept(added).startsWith(kept(text))).toBe(true);
      }),
      often,
    );
  });

  it("adds the term to each alternative where one group more would be too deep", () => {
    const deep = `${"-(a ".repeat(64)}c${")".repeat(64)} OR d`;
    const added = edited(deep, () => addTerm(deep, "open", language));
    expect(added.endsWith(" OR d open")).toBe(true);
    expect(() => addTerm("a", deep, language)).toThrow(expect.objectContaining({ code: "too-deep" }));
  });
});

describe("removeTerm", () => {
  it.each([
    ["a OR b", "b", "a"],
    ["a OR b", "a", "b"],
    ["a OR b OR c", "b", "a OR c"],
    ["a OR b c", "b", "a OR c"],
    ["a b OR c", "b", "a OR c"],
    ["a AND b AND c", "b", "a AND c"],
    ["(a OR b) c", "b", "a c"],
    ["(a OR b) c", "c", "a OR b"],
    ["(a OR b) c", "(b OR a)", "c"],
    ["(a OR b OR c) d", "b", "(a OR c) d"],
    ["( a OR b ) c", "b", "a c"],
    ["(a b OR c) d", "c", "a b d"],
    ["-(a OR b)", "b", "-a"],
    ["-(a OR b) c", "-(a OR b)", "c"],
    ["-(a b c)", "b", "-(a c)"],
    ["NOT(a OR b)", "b", "NOT a"],
    ["NOT a b", "-a", "b"],
    ["a OR NOT b", "-b", "a"],
    ["((a OR b) c) d", "c", "(a OR b) d"],
    ["(a) OR b", "b", "(a)"],
    ["(a OR) b", "b", "a OR"],
    ["(a OR b", "b", "a"],
    ["x(a) (a OR b)c", "b", "x(a) a c"],
    ['"x"(a OR b)"y"', "b", '"x" a "y"'],
    ["OR a", "a", ""],
    ["x  (OR a b)", "a", "x  (OR b)"],
    ["a AND b OR  c", "b", "a OR  c"],
    ["-(a b  c)", "b", "-(a  c)"],
    ["-(b OR a  OR) c", "b", "-(a  OR) c"],
    ["-( -a b)", "b", "-( -a)"],
    ["x  (a b c OR) d", "c", "x  (a b OR) d"],
    ["(a b OR c) OR  d", "b", "a OR c OR  d"],
    ["(a OR b) AND  c", "b", "a AND  c"],
    ["(a OR b)c  d", "b", "a c  d"],
    ['"x"(a OR b)  d', "b", '"x" a  d'],
    ["(a OR b) c", 8, "c"],
    ["(a OR b ) c", 8, "c"],
    ["((a)) b", "a", "b"],
    ["-(NOT a b)", "b", "-(NOT a)"],
    ["NOT -(a OR b)  c d", "d", "NOT -(a OR b)  c"],
    ["status: OR a", "a", "status:"],
    ["a OR (b c)", 8, "a OR b"],
    ["a OR (b c)", 5, "a"],
    ["a OR b", 2, ""],
    ["a () b", 3, "a b"],
    ["a OR b OR", "b", "a OR"],
    ["status:new,sent a", "status:sent,new", "a"],
  ])("%j - %j = %j", (text, target, expected) => {
    expect(edited(text, (now) => removeTerm(now, target, language))).toBe(expected);
  });

  test("leaves what means what is left", () => {
    fc.assert(
      fc.property(orderText, orderTerm, (text, term) => {
        const added = edited(text, () => addTerm(text, term, language));
        if (added === text) return;
        expect(
          print(
            parse(
              edited(added, () => toggleTerm(added, term, language)),
              language,
            ),
          ),
        ).toBe(print(parse(text, language)));
      }),
      often,
    );
  });

  test("is total, at every offset", () => {
    fc.assert(
      fc.property(orderText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const removed = edited(text, () => removeTerm(text, offset, language));
        expect(removed.length).toBeLessThanOrEqual(text.length + 2);
        const twice = edited(text, () => negateTerm(text, offset, language));
        expect(parse(twice, language).text).toBe(twice);
      }),
      often,
    );
  });
});

describe("negateTerm", () => {
  it.each([
    ["a OR b", "b", "a OR -b"],
    ["a OR -b", 6, "a OR b"],
    ["NOT a b", 4, "a b"],
    ["(a OR b) c", "(a OR b)", "-(a OR b) c"],
    ["-(a OR b) c", 0, "(a OR b) c"],
    ["NOT (a OR b)", 0, "(a OR b)"],
    ["NOT (a  OR b)", 0, "(a  OR b)"],
    ["NOT NOT (a  OR b)", 0, "NOT (a  OR b)"],
    ["a OR b", 3, "-(a OR b)"],
    ["a  OR b", 4, "-(a  OR b)"],
    ["a OR b)", 3, "-(a OR b\\))"],
    ["a OR (b c)", 5, "a OR -(b c)"],
    ["a OR --x", 6, 'a OR "-x"'],
    ["NOT -a", 5, "-a"],
    ["a -", 2, "a -"],
    ["a status:", 2, "a -status:"],
    ["a", "b", "a"],
  ])("%j: not %j = %j", (text, target, expected) => {
    expect(edited(text, (now) => negateTerm(now, target, language))).toBe(expected);
  });
});

describe("replaceTerm", () => {
  it.each([
    ["a OR b", "b", "c", "a OR c"],
    ["a b", "b", "(c OR d)", "a (c OR d)"],
    ["a  b", "b", "(c OR d)", "a  (c OR d)"],
    ['(x)  "a"y', '"a"', "c", "(x)  c y"],
    ['(x)  "a")', '"a"', "c", "(x)  c )"],
    ["a OR b", "b", "(c OR d)", "a OR c OR d"],
    ["a", "a", "(c OR d)", "c OR d"],
    ["NOT a b", "-a", "c", "c b"],
    ["(a OR b) c", "(a OR b)", "d", "d c"],
    ["a (a OR b)", "a", "c", "c b"],
    ["(a)b", "a", '"x y"', '("x y")b'],
    ["a", "b", "c", "a"],
  ])("%j: %j by %j = %j", (text, target, replacement, expected) => {
    expect(edited(text, (now) => replaceTerm(now, target, replacement, language))).toBe(expected);
  });
});

describe("setField", () => {
  it.each([
    ["", "new", "status:new"],
    ["a OR b", "new", "(a OR b) status:new"],
    ["status:sent,lost a", "new", "status:new a"],
    ["(status:sent OR status:lost) a", "new", "status:new a"],
    ["status:sent OR status:lost", "new", "status:new"],
    ["-(status:sent OR status:lost) a", "new", "status:new a"],
    ["NOT status:sent a status:", "new", "a status:new"],
    ["(status:sent (a b)) status:lost", "new", "(status:new (a b))"],
    ["(status:sent OR a) status:lost", "new", "(status:sent OR a) status:new"],
    ["status:* a", "new", "status:new a"],
    ["(status:sent OR status:lost) a", undefined, "a"],
    ["(status:sent OR -) a", undefined, "a"],
    ["a OR status:sent", undefined, "a OR status:sent"],
  ] as const)("%j: status = %j gives %j", (text, value, expected) => {
    expect(edited(text, (now) => setField(now, "status", value, language))).toBe(expected);
  });
});

test("setField changes one key of a field of keys", () => {
  const text = "meta.a:x meta.b:y";
  expect(applyEdits(text, setField(text, "meta.b" as "meta", "z" as never, language))).toBe("meta.a:x meta.b:z");
});

test("a change that would need more groups than a query may have is refused", () => {
  const deep = `${"-(a ".repeat(64)}c${")".repeat(64)} OR d`;
  const refused = expect.objectContaining({
    code: "too-deep",
    message: "This change needs more groups in one another than a query may have.",
  });
  expect(() => negateTerm(deep, deep.length - 3, language)).toThrow(refused);
});

describe("toggleValue", () => {
  it.each([
    ["", "new", "status:new"],
    ["status:new", "sent", "status:new,sent"],
    ["status:new,sent", "new", "status:sent"],
    ["status:sent", "sent", ""],
    ["a status:new b", "sent", "a status:new,sent b"],
    ["(status:new OR status:sent) a", "lost", "status:new,sent,lost a"],
    ["(status:new OR status:sent) a", "new", "status:sent a"],
    ["status:new OR status:sent", "lost", "status:new,sent,lost"],
    ["a OR b", "new", "(a OR b) status:new"],
    ["a OR status:new", "new", "(a OR status:new) status:new"],
    ["status: a", "new", "status:new a"],
    ["-status:new a", "new", "status:new a"],
    ["-status:new status:sent", "new", "status:sent,new"],
    ["-status:new,sent", "lost", "-status:new,sent status:lost"],
    ["status:NEW", "new", ""],
    ["status:*", "new", "status:*,new"],
    ["(status:new OR status:) a", "sent", "status:new,sent a"],
  ] as const)("%j: status %j gives %j", (text, value, expected) => {
    expect(edited(text, (now) => toggleValue(now, "status", value, language))).toBe(expected);
  });

  it("writes alternatives where the field has no lists", () => {
    const tickets = defineLanguage<{ state: string }>()({
      name: "tickets",
      dialect: "extended",
      text: [],
      fields: { state: exactText("state", { lists: false }) },
    });
    const toggled = (text: string) => applyEdits(text, toggleValue(text, "state", "b", { language: tickets }));
    expect(toggled("state:a")).toBe("state:a OR state:b");
    expect(toggled("state:a OR state:b")).toBe("state:a");
  });

  it.each([
    ["id", "id:>5 a", 7n, "id:>5,7 a"],
    ["id", "id:1..5", 7n, "id:1..5,7"],
    ["branch", "branch:a*", "b", "branch:a*,b"],
  ] as const)("adds to what else a list holds: %s of %j", (field, text, value, expected) => {
    expect(edited(text, (now) => toggleValue(now, field, value as never, language))).toBe(expected);
  });

  it("asks for all values of a field, one after the other", () => {
    const all = { ...language, among: "all" } as const;
    expect(edited("label:a", (now) => toggleValue(now, "label", "b", all))).toBe("label:a label:b");
    expect(edited("label:a label:b", (now) => toggleValue(now, "label", "a", all))).toBe("label:b");
  });

  it("has one value at a time in the documented dialect", () => {
    expect(edited("branch:a x", (now) => toggleValue(now, "branch", "b"))).toBe("branch:b x");
    expect(edited("branch:b x", (now) => toggleValue(now, "branch", "b", { among: "all" }))).toBe("x");
    const message = "Expected a value that is not empty.";
    expect(() => toggleValue("", "branch", "")).toThrow(expect.objectContaining({ code: "invalid-term", message }));
  });

  test("selects what holds the value too, and twice gives the meaning back", () => {
    fc.assert(
      fc.property(orderText, fc.constantFrom("new", "sent"), (text, value) => {
        const toggle = (now: string) => edited(now, () => toggleValue(now, "status", value, language));
        const excluded = parse(text, language).root.terms.some(({ type }) => type === "not");
        if (excluded || /status/.test(text)) return;
        expect(print(parse(toggle(toggle(text)), language))).toBe(print(parse(text, language)));
      }),
      often,
    );
  });
});

test("hostile texts take no time and throw nothing", () => {
  for (const piece of ["(", ")", "NOT ", "OR ", "a OR ", "-(", "(a ", "a,", "label:a,", "\\(", "a) ", '"']) {
    const text = piece.repeat(4_000);
    for (const offset of [0, text.length >> 1, text.length]) removeTerm(text, offset, language);
    addTerm(text, "open", language);
    negateTerm(text, 10, language);
  }
  expect(edited("a", (now) => addTerm(now, "b", { language: layer }))).toBe("a b");
});
