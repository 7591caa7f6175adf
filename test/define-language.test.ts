import { describe, expect, it, test } from "vitest";
import {
  type AnyField,
  type AnyLanguage,
  containsText,
  date,
  defineDocumentedLanguage,
  defineKind,
  defineLanguage,
  duration,
  exactText,
  isQuerybarError,
  type Keyword,
  keyed,
  layer,
  oneOf,
  type Path,
  parse,
  toPredicate,
  wholeNumber,
} from "../src/index.ts";

interface Definition {
  readonly name?: string;
  readonly text?: readonly Path[];
  readonly fields?: Readonly<Record<string, AnyField>>;
  readonly keywords?: Readonly<Record<string, Keyword>>;
}

const anyDefine = defineLanguage() as (definition: unknown) => AnyLanguage;

/** As a program without types may define it. */
function define({ name = "tickets", text = [], fields = {}, keywords = {} }: Definition): AnyLanguage {
  return anyDefine({ name, text, fields, keywords });
}

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toMatchObject({ name: "QuerybarError", code: "invalid-language" });
    return (error as Error).message;
  }
  return "none";
}

const refusal = (definition: Definition) => refusalOf(() => define(definition));

const state = oneOf("state", ["OPEN", "CLOSED"]);
const number = wholeNumber("number");
const owner = exactText("owner");

describe("a definition is refused", () => {
  it.each([
    ["keyed", keyed("meta", exactText)],
    ["containsText", containsText("title")],
    ["date", date("createdAt")],
    ["many", exactText("labels", { many: true })],
    ["wildcards", exactText("branch", { wildcards: true })],
    ["me", exactText("author", { me: true })],
  ])("of the documented dialect that has %s", (what, field) => {
    const refused = `The field “a”: ${what} is only there in languages with dialect: "extended".`;
    expect(refusal({ fields: { a: field } })).toBe(refused);
    expect(refusalOf(() => anyDefine({ name: "x", dialect: "extended", text: [], fields: { a: field } }))).toBe("none");
  });

  it.each([
    ["a(b", exactText("a"), "The field name “a(b” has a parenthesis, which opens or closes a group."],
    ["a.b", keyed("a", exactText), "The field name “a.b” has a dot, which ends the name of a field of keys."],
  ])("of the extended dialect with a field named %s", (name, field, refused) => {
    expect(refusalOf(() => anyDefine({ name: "x", dialect: "extended", text: [], fields: { [name]: field } }))).toBe(
      refused,
    );
  });

  it.each([
    ["that is missing", undefined, "The definition must be an object."],
    ["that is null", null, "The definition must be an object."],
    ["without a name", { text: [], fields: {} }, "A language needs a name."],
    ["with an empty name", { name: "", text: [], fields: {} }, "A language needs a name."],
    ["with a name that is not a string", { name: 10, text: [], fields: {} }, "A language needs a name."],
    [
      "in a dialect that there is not",
      { name: "x", dialect: "wide", text: [], fields: {} },
      "The dialect of a language is “documented” or “extended”, not “wide”.",
    ],
    ["without fields", { name: "x", text: [] }, "The definition's fields must be an object."],
    ["with fields that are null", { name: "x", text: [], fields: null }, "The definition's fields must be an object."],
    [
      "with keywords that are null",
      { name: "x", text: [], fields: {}, keywords: null },
      "The definition's keywords must be an object.",
    ],
  ])("%s", (_, definition, message) => {
    expect(refusalOf(() => anyDefine(definition))).toBe(message);
  });

  it("in the first pair of parentheses", () => {
    expect(refusalOf(() => defineLanguage({ name: "x", text: [], fields: {} } as never))).toBe(
      "The definition goes into a second pair of parentheses: defineLanguage()({ … }).",
    );
  });
});

describe("a field is refused", () => {
  const noKind = "The field “a” must be made by a kind, such as exactText, oneOf or wholeNumber.";

  it.each([
    ["null", null, noKind],
    ["undefined", undefined, noKind],
    ["text", "exactText", noKind],
    ["an object that no kind made", { kind: "exactText", path: "owner" }, noKind],
    ["of an unknown kind", { kind: "regexp", path: "owner" }, noKind],
    ["a copy as data", JSON.parse(JSON.stringify(owner)), noKind],
    ["without a path", exactText(undefined as never), "The field “a” must name a record key."],
    ["with a number as its path", exactText(1 as never), "The field “a” must name a record key."],
    ["with an empty list as its path", exactText([] as never), "The field “a” must name a record key."],
    ["with a path of numbers", exactText([1] as never), "The field “a” must name a record key."],
    ["with half a span", duration({ from: "x" } as never), "The field “a” must name a record key."],
    ["with null as its path", duration(null as never, { unit: "s" }), "The field “a” must name a record key."],
    [
      "with one alias that is not in a list",
      exactText("owner", { aliases: "who" as never }),
      "The aliases of the field “a” must be an array of names.",
    ],
    ["with a number as an alias", exactText("owner", { aliases: [1 as never] }), "A field name must be a string."],
  ])("that is %s", (_, field, message) => {
    expect(refusal({ fields: { a: field as never } })).toBe(message);
  });
});

describe("a field is refused whose name", () => {
  it.each([
    ["is empty", "", "The field name “” is empty."],
    ["is two words", "the state", "The field name “the state” has white space, which separates terms."],
    ["begins with a minus", "-state", "The field name “-state” begins with a minus, which negates a term."],
    ["begins with a quote", "“state", "The field name ““state” begins with a quote, which opens a phrase."],
    ["has a colon", "state:of", "The field name “state:of” has a colon, which ends a field's name."],
  ])("%s", (_, name, message) => {
    expect(refusal({ fields: { [name]: owner } })).toBe(message);
    expect(refusal({ fields: { other: exactText("owner", { aliases: [name] }) } })).toBe(message);
  });

  it("reads like another one's, or like its alias", () => {
    const message = "The field name “State” is taken: the field “state” reads the same.";
    expect(refusal({ fields: { state, State: owner } })).toBe(message);
    expect(refusal({ fields: { state, owner: exactText("owner", { aliases: ["State"] }) } })).toBe(message);
    expect(refusal({ fields: { a: exactText("owner", { aliases: ["x", "X"] }) } })).toBe(
      "The field name “X” is taken: the field “x” reads the same.",
    );
    expect(refusal({ fields: { straße: owner, STRASSE: state } })).toBe("none");
  });

  it("reads like another one's in any script", () => {
    expect(refusal({ fields: { ветка: owner, Ветка: state } })).toBe(
      "The field name “Ветка” is taken: the field “ветка” reads the same.",
    );
    expect(refusal({ fields: { state, ſtate: owner } })).toBe("none");
  });
});

describe("a set of values is refused", () => {
  it.each([
    ["that is empty", [], "oneOf needs at least one value."],
    ["with an empty one", ["OPEN", ""], "A value of oneOf is empty, so it could not be typed."],
    ["with one twice", ["OPEN", "open"], "The values “OPEN” and “open” of oneOf differ only in case."],
    ["that is a string", "abc", "The values of oneOf must be an array of strings."],
    ["that is missing", undefined, "The values of oneOf must be an array of strings."],
    ["with a number", ["OPEN", 1], "The values of oneOf must be strings."],
    ["with null", [null], "The values of oneOf must be strings."],
  ])("%s", (_, values, message) => {
    expect(refusalOf(() => oneOf("state", values as readonly string[]))).toBe(message);
  });
});

describe("a keyword is refused", () => {
  const holds = { where: { state: "OPEN" } };

  it.each([
    ["that is null", null, "The keyword “k” must be an object with “where” or “except”."],
    ["that is text", "state:OPEN", "The keyword “k” must be an object with “where” or “except”."],
    ["with a condition that is null", { where: null }, "The keyword “k” has a condition that is not an object."],
    ["with a condition that is text", { except: "OPEN" }, "The keyword “k” has a condition that is not an object."],
    ["without a condition", {}, "The keyword “k” has neither “where” nor “except”."],
  ])("%s", (_, keyword, message) => {
    expect(refusal({ fields: { state }, keywords: { k: keyword as never } })).toBe(message);
  });

  it.each([
    ["without a name", "", "The keyword name “” is empty."],
    ["of two words", "is open", "The keyword name “is open” has white space, which separates terms."],
    ["with a minus", "-open", "The keyword name “-open” begins with a minus, which negates a term."],
    ["with a quote", '"open', 'The keyword name “"open” begins with a quote, which opens a phrase.'],
    [
      "that reads as a field with a value",
      "STATE:open",
      "The keyword name “STATE:open” would be read as the field “state” and its value.",
    ],
    [
      "that reads as an alias with a value",
      "S:open",
      "The keyword name “S:open” would be read as the field “s” and its value.",
    ],
    ["that reads as a field", "State", "The keyword name “State” is taken: the field “state” reads the same."],
    ["that reads as an alias", "S", "The keyword name “S” is taken: the field “s” reads the same."],
  ])("%s", (_, name, message) => {
    const fields = { state: oneOf("state", ["OPEN", "CLOSED"], { aliases: ["s"] }) };
    expect(refusal({ fields, keywords: { [name]: holds } })).toBe(message);
  });

  it("that reads as another one", () => {
    expect(refusal({ fields: { state }, keywords: { open: holds, Open: holds } })).toBe(
      "The keyword name “Open” is taken: the keyword “open” reads the same.",
    );
  });

  it.each([
    [
      "a field that there is not",
      { stage: "OPEN" },
      "The keyword “open” uses the field “stage”, which does not exist. The fields are “state”, “number”, and “owner”.",
    ],
    ["none of several values", { state: [] }, "The keyword “open” gives no value for the field “state”."],
    [
      "no value",
      { state: "BOGUS" },
      "The keyword “open” uses “BOGUS” for the field “state”, which is not a value of that field.",
    ],
    [
      "several, one of which is none",
      { state: ["OPEN", "BOGUS"] },
      "The keyword “open” uses “BOGUS” for the field “state”, which is not a value of that field.",
    ],
    [
      "a fraction",
      { number: 1.5 },
      "The keyword “open” uses “1.5” for the field “number”, which is not a value of that field.",
    ],
    [
      "nothing",
      { owner: undefined },
      "The keyword “open” uses “undefined” for the field “owner”, which is not a value of that field.",
    ],
    [
      "null",
      { owner: null },
      "The keyword “open” uses “null” for the field “owner”, which is not a value of that field.",
    ],
  ])("that asks for %s", (_, condition, message) => {
    const fields = { state, number, owner };
    expect(refusal({ fields, keywords: { open: { where: condition as never } } })).toBe(message);
    expect(refusal({ fields, keywords: { open: { except: condition as never } } })).toBe(message);
  });

  it("unless its colon follows no field's name, or its minus and quote stand inside", () => {
    expect(
      refusal({
        fields: { state },
        keywords: { states: holds, open: holds, "open:now": holds, "is:open": holds, ":o": holds, 'o-p"': holds },
      }),
    ).toBe("none");
  });

  it("unless it gives a whole number in any of the ways that a field of the builder takes", () => {
    for (const one of [1, 1n, "1", "01"]) {
      const language = define({ fields: { number }, keywords: { first: { where: { number: one } } } });
      const matches = toPredicate(parse("first", { language })) as (record: object) => boolean;
      expect([matches({ number: 1 }), matches({ number: 2 })]).toEqual([true, false]);
    }
  });
});

describe("a keyword of the extended dialect", () => {
  const fields = {
    number,
    owner,
    title: containsText("title"),
    branch: exactText("branch", { wildcards: true }),
    created: date("created"),
    meta: keyed("meta", exactText),
    all: exactText("all"),
    "a.b": exactText("ab"),
  };
  const extended = (keyword: unknown) =>
    anyDefine({ name: "tickets", dialect: "extended", text: [], fields, keywords: { k: keyword } });

  it.each<[keyword: object, selected: object, others: object[]]>([
    [{ all: [{ owner: "ada" }, { number: 5 }] }, { owner: "ada", number: 5 }, [{ owner: "ada" }, { number: 5 }]],
    [{ any: [{ owner: "ada" }, { number: 5 }] }, { owner: "ada" }, [{ owner: "bob" }]],
    [{ any: [{ owner: "ada" }, { number: 5 }] }, { number: 5 }, [{ number: 6 }]],
    [{ none: [{ owner: "ada" }, { number: 5 }] }, {}, [{ owner: "ada" }, { number: 5 }]],
    [{ any: [{ all: [{ owner: "ada" }, { number: 5 }] }] }, { owner: "ada", number: 5 }, [{ owner: "ada" }]],
    [{ where: { owner: "ada" }, none: [{ number: 5 }] }, { owner: "ada" }, [{}, { owner: "ada", number: 5 }]],
    [{ any: [{ all: ["x", "y"] }] }, { all: "y" }, [{ all: "z" }]],
    [{ where: { number: { above: 5 } } }, { number: 6 }, [{ number: 5 }, {}]],
    [{ where: { number: { atLeast: 5, below: 7 } } }, { number: 5 }, [{ number: 4 }, { number: 7 }]],
    [{ where: { number: { atMost: 5 } } }, { number: 5 }, [{ number: 6 }]],
    [{ where: { number: { from: 5, to: 6 } } }, { number: 6 }, [{ number: 4 }, { number: 7 }]],
    [{ where: { number: { from: 5 } } }, { number: 7 }, [{ number: 4 }]],
    [{ where: { number: { to: 5 } } }, { number: 5 }, [{ number: 6 }]],
    [{ where: { number: { from: null, to: 5 } } }, { number: 5 }, [{ number: 6 }]],
    [{ where: { number: { from: null, to: null } } }, { number: 5 }, [{}]],
    [{ where: { owner: { present: true } } }, { owner: "ada" }, [{}]],
    [{ where: { owner: { present: false } } }, {}, [{ owner: "ada" }]],
    [{ where: { branch: { matches: "a*" } } }, { branch: "ab" }, [{ branch: "ba" }, {}]],
    [{ where: { branch: { matches: "*" } } }, { branch: "x" }, [{}]],
    [{ where: { branch: { matches: "a\\*" } } }, { branch: "a*" }, [{ branch: "ab" }]],
    [{ where: { title: "fix" } }, { title: "a Fix" }, [{ title: "fi x" }]],
    [{ where: { "meta.region": "eu" } }, { meta: { region: "eu" } }, [{ meta: { region: "us" } }, { region: "eu" }]],
    [{ where: { "meta.a.b": "eu" } }, { meta: { "a.b": "eu" } }, [{ meta: { a: { b: "eu" } } }, { meta: "eu" }]],
    [{ where: { "a.b": "x" } }, { ab: "x" }, [{ a: { b: "x" } }]],
  ])("%j selects %j", (keyword, selected, others) => {
    const matches = toPredicate(parse("k", { language: extended(keyword) })) as (record: object) => boolean;
    expect(matches(selected)).toBe(true);
    for (const other of others) expect(matches(other), JSON.stringify(other)).toBe(false);
  });

  const noValue = (shown: string, field: string) =>
    `The keyword “k” uses “${shown}” for the field “${field}”, which is not a value of that field.`;

  it.each([
    [{ all: [] }, "The keyword “k” has no conditions in “all”."],
    [{ any: {} }, "The keyword “k” has no conditions in “any”."],
    [{ none: "x" }, "The keyword “k” has no conditions in “none”."],
    [{ any: [{ all: [] }] }, "The keyword “k” has no conditions in “all”."],
    [{ any: [null] }, "The keyword “k” has a condition that is not an object."],
    [{ any: ["all"] }, "The keyword “k” has a condition that is not an object."],
    [{ where: { number: null } }, noValue("null", "number")],
    [{ where: { number: {} } }, noValue("{}", "number")],
    [{ where: { number: { about: 5 } } }, noValue('{"about":5}', "number")],
    [{ where: { number: { above: 5, about: 5 } } }, noValue('{"above":5,"about":5}', "number")],
    [{ where: { number: { above: "five" } } }, noValue('{"above":"five"}', "number")],
    [{ where: { number: { from: 5, to: "six" } } }, noValue('{"from":5,"to":"six"}', "number")],
    [{ where: { number: { from: "five", to: 6 } } }, noValue('{"from":"five","to":6}', "number")],
    [{ where: { number: { matches: "5*" } } }, noValue('{"matches":"5*"}', "number")],
    [{ where: { owner: { above: "a" } } }, noValue('{"above":"a"}', "owner")],
    [{ where: { owner: { from: "a" } } }, noValue('{"from":"a"}', "owner")],
    [{ where: { owner: { from: null, to: null } } }, noValue('{"from":null,"to":null}', "owner")],
    [{ where: { owner: { present: "yes" } } }, noValue('{"present":"yes"}', "owner")],
    [{ where: { branch: { matches: 5 } } }, noValue('{"matches":5}', "branch")],
    [{ where: { created: { from: "7d", to: "2026" } } }, noValue('{"from":"7d","to":"2026"}', "created")],
    [{ where: { title: 5 } }, noValue("5", "title")],
    [{ where: { title: "" } }, noValue("", "title")],
    ...["metas", "owner.region", ".region", "met.region"].map((name): [object, string] => [
      { where: { [name]: "eu" } },
      `The keyword “k” uses the field “${name}”, which does not exist. The fields are “number”, “owner”, “title”, “branch”, “created”, “meta”, “all”, and “a.b”.`,
    ]),
  ])("%j is refused", (keyword, message) => {
    expect(refusalOf(() => extended(keyword))).toBe(message);
  });

  it.each(["all", "any", "none"])("has groups, which the documented one has not: %s", (group) => {
    const keyword = { where: { number: 5 }, [group]: [{ number: 5 }] };
    expect(refusal({ fields: { number }, keywords: { k: keyword as never } })).toBe(
      `The keyword “k” has “${group}”, which is only there in languages with dialect: "extended".`,
    );
  });
});

describe("a searched text is refused", () => {
  it("that is not an array", () => {
    expect(refusal({ text: "title" as never })).toBe("The definition's text must be an array of record keys.");
    expect(refusalOf(() => anyDefine({ name: "x", fields: {} }))).toBe(
      "The definition's text must be an array of record keys.",
    );
  });

  it.each([
    ["a number", 1, "1"],
    ["null", null, "null"],
    ["an empty list", [], ""],
    ["a list of numbers", [1], "1"],
  ])("that is %s", (_, path, shown) => {
    expect(refusal({ text: ["title", path as never] })).toBe(
      `The searched text must name record keys, and “${shown}” is not one.`,
    );
  });

  it("that is named twice, in any spelling", () => {
    const message = "The searched text names the record key “title” twice.";
    expect(refusal({ text: ["title", "body", "title"] })).toBe(message);
    expect(refusal({ text: ["title", ["title"]] })).toBe(message);
    expect(refusal({ text: ["a.b", ["a.b"]] })).toBe("none");
  });
});

describe("a language", () => {
  it("is frozen, and does not change with the definition", () => {
    const text = ["title"];
    const fields: Record<string, AnyField> = { state };
    const language = define({ text, fields });
    text.push("body");
    fields["owner"] = owner;
    expect([language.name, language.text, Object.keys(language.fields)]).toEqual(["tickets", ["title"], ["state"]]);
    for (const part of [language, language.text, language.fields, language.keywords]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("does not change with a field's values", () => {
    const values = ["OPEN", "CLOSED"];
    const field = oneOf("state", values);
    values.push("LOST");
    expect(field.values).toEqual(["OPEN", "CLOSED"]);
  });

  it("has fields with their descriptions and aliases", () => {
    const options = { description: "the person who does it", aliases: ["who"] };
    const data = (field: AnyField) => JSON.parse(JSON.stringify(field));
    expect(data(exactText("owner", options))).toEqual({ kind: "exactText", path: "owner", ...options });
    expect(data(exactText(["a.b"]))).toEqual({ kind: "exactText", path: ["a.b"] });
    expect(data(wholeNumber("number", options))).toEqual({ kind: "wholeNumber", path: "number", ...options });
    expect(data(oneOf("state", ["OPEN"], options))).toEqual({
      kind: "oneOf",
      path: "state",
      values: ["OPEN"],
      ...options,
    });
    expect(data(defineKind({ name: "grade", read: (text) => text, held: () => undefined })("mark"))).toEqual({
      kind: "grade",
      path: "mark",
    });
  });

  it.each([
    [["OPEN"], "OPEN"],
    [["OPEN", "CLOSED"], "OPEN or CLOSED"],
    [["OPEN", "CLOSED", "LOST"], "OPEN, CLOSED, or LOST"],
    [
      Array.from({ length: 13 }, (_, place) => `OPEN${place}`),
      "one of 13 values, such as OPEN0, OPEN1, OPEN2, OPEN3, OPEN4, OPEN5, OPEN6, OPEN7, OPEN8, OPEN9, OPEN10, or OPEN11",
    ],
  ])("with the values %j names them in the message about a wrong one", (values, written) => {
    const language = define({ fields: { state: oneOf("state", values) } });
    const [diagnostic] = parse("state:x", { language }).diagnostics;
    expect(diagnostic?.message).toBe(`“x” is not a valid value for “state”. Expected ${written}.`);
  });

  it("may have keywords that exclude several things at once", () => {
    const keywords = { odd: { except: { state: "OPEN", owner: "ada" } } };
    const query = parse("odd state:OPEN", { language: define({ fields: { state, owner }, keywords }) });
    expect(query.diagnostics).toEqual([]);
    const matches = toPredicate(query) as (record: object) => boolean;
    expect([matches({ state: "OPEN", owner: "ada" }), matches({ state: "OPEN", owner: "bob" })]).toEqual([false, true]);
  });

  it.each([0, 1, 2, 3, 4, 5])("with %i searched texts looks into each", (count) => {
    const text = Array.from({ length: count }, (_, place) => `text${place}`);
    const language = define({ text });
    for (const query of ["fix", '"Fix"', "42"]) {
      const matches = toPredicate(parse(query, { language })) as (record: object) => boolean;
      expect(matches({ other: "Fix 42" })).toBe(false);
      for (const key of text) {
        expect(matches({ [key]: "Fix 42" }), key).toBe(true);
        expect(matches({ [key]: ["a", "Fix 42"] }), key).toBe(true);
        expect(matches({ [key]: [["Fix 42"], 42, null, { Fix: "Fix 42" }] }), key).toBe(false);
      }
    }
  });

  it("says its name as JSON, and so a query says the name of its language", () => {
    const language = define({ fields: { state } });
    expect(JSON.stringify(language)).toBe('"tickets"');
    expect(JSON.parse(JSON.stringify(parse("fix", { language })))).toMatchObject({ language: "tickets", text: "fix" });
    expect(Object.keys(language)).toEqual(["name", "dialect", "text", "fields", "keywords"]);
  });
});

test("an error of this package is distinguished from other errors", () => {
  const thrown = Object.defineProperty(new Error("as another build throws it"), "name", { value: "QuerybarError" });
  expect([thrown, new Error("x"), { name: "QuerybarError" }, undefined].map(isQuerybarError)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(() => parse(10 as never)).toThrow(
    expect.objectContaining({
      name: "QuerybarError",
      code: "invalid-argument",
      message: "Expected a string to parse.",
    }),
  );
});

test("the name and the code of an error are as if they had been assigned", () => {
  const assigned = { enumerable: true, writable: true, configurable: true };
  try {
    parse(1 as never);
    expect.unreachable();
  } catch (error) {
    expect(Object.getOwnPropertyDescriptor(error, "name")).toEqual({ value: "QuerybarError", ...assigned });
    expect(Object.getOwnPropertyDescriptor(error, "code")).toEqual({ value: "invalid-argument", ...assigned });
  }
});

test("the documented language is right, although it is not checked where it is loaded", () => {
  const define = defineDocumentedLanguage() as (definition: object) => AnyLanguage;
  expect(define(layer)).toEqual(layer);
});

describe("defineDocumentedLanguage", () => {
  const fields = { city: exactText("city") };

  it("makes the same language as defineLanguage", () => {
    const definition = {
      name: "shops",
      text: ["city"],
      fields,
      keywords: { roman: { where: { city: "Rome" } } },
    } as const;
    const shops = defineDocumentedLanguage<{ city: string }>()(definition);
    expect(shops).toEqual(defineLanguage<{ city: string }>()(definition));
    expect(toPredicate(parse("roman", { language: shops }))({ city: "Rome" })).toBe(true);
  });

  it("has its name in the message for a definition in the first pair of parentheses", () => {
    expect(refusalOf(() => defineDocumentedLanguage({ name: "x", text: [], fields: {} } as never))).toBe(
      "The definition goes into a second pair of parentheses: defineDocumentedLanguage()({ … }).",
    );
  });

  it("has no other dialect", () => {
    const define = defineDocumentedLanguage() as (definition: object) => AnyLanguage;
    expect(() => define({ name: "shops", text: [], fields, dialect: "extended" })).toThrow(
      "The dialect of a language is “documented”, not “extended”.",
    );
  });
});

test("a language may have no fields: then a colon is text like any other", () => {
  const terms = parse(":x repo:x : :x:y", { language: define({ text: ["title"] }) }).root.terms;
  expect(terms.map((term) => term.type === "word" && term.text)).toEqual([":x", "repo:x", ":", ":x:y"]);
});
