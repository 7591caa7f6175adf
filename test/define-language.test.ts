import { describe, expect, it, test } from "vitest";
import {
  defineLanguage,
  exactText,
  type Field,
  isQuerybarError,
  type Keyword,
  layer,
  oneOf,
  parse,
  toPredicate,
  wholeNumber,
} from "../src/index.ts";

interface Definition {
  readonly text?: readonly string[];
  readonly fields?: Readonly<Record<string, Field>>;
  readonly keywords?: Readonly<Record<string, Keyword>>;
}

/** As somebody without types may write it. */
function define({ text = [], fields = {}, keywords = {} }: Definition) {
  return defineLanguage<Record<string, string>>()({ name: "tickets", text, fields: fields as never, keywords });
}

function refusal(definition: Definition): string {
  try {
    define(definition);
  } catch (error) {
    expect(error).toMatchObject({ name: "QuerybarError", code: "invalid-language" });
    return (error as Error).message;
  }
  return "none";
}

const state = oneOf("state", ["OPEN", "CLOSED"]);
const number = wholeNumber("number");
const owner = exactText("owner");

describe("a field is refused whose name", () => {
  it.each([
    ["is empty", "", "The field name “” is empty."],
    ["is two words", "the state", "The field name “the state” holds white space, which separates terms."],
    ["begins with a minus", "-state", "The field name “-state” begins with a minus, which negates a term."],
    ["begins with a quote", "“state", "The field name ““state” begins with a quote, which opens a phrase."],
    ["holds a colon", "state:of", "The field name “state:of” holds a colon, which ends a field's name."],
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
});

describe("a set of values is refused", () => {
  it.each([
    ["that is empty", [], "The field “state” is one of no values."],
    ["with an empty one", ["OPEN", ""], "A value of the field “state” is empty: nobody could type it."],
    ["with one twice", ["OPEN", "open"], "The values “OPEN” and “open” of the field “state” differ in case only."],
  ])("%s", (_, values, message) => {
    expect(refusal({ fields: { state: oneOf("state", values) } })).toBe(message);
  });
});

describe("a keyword is refused", () => {
  const holds = { where: { state: "OPEN" } };

  it.each([
    ["without a name", "", "The keyword name “” is empty."],
    ["of two words", "is open", "The keyword name “is open” holds white space, which separates terms."],
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

  it("that says nothing", () => {
    expect(refusal({ fields: { state }, keywords: { open: {} } })).toBe(
      "The keyword “open” says neither where it holds nor where it does not.",
    );
  });

  it.each([
    [
      "a field that there is not",
      { stage: "OPEN" },
      "The keyword “open” asks for the field “stage”, but there is only “state”, “number” and “owner”.",
    ],
    ["none of several values", { state: [] }, "The keyword “open” asks “state” for one of no values."],
    ["no value", { state: "BOGUS" }, "The keyword “open” asks “state” for “BOGUS”, which is no value of that field."],
    [
      "several, one of which is none",
      { state: ["OPEN", "BOGUS"] },
      "The keyword “open” asks “state” for “BOGUS”, which is no value of that field.",
    ],
    [
      "a number that is no text",
      { number: 10 },
      "The keyword “open” asks “number” for “10”, which is no value of that field.",
    ],
    [
      "nothing",
      { owner: undefined },
      "The keyword “open” asks “owner” for “undefined”, which is no value of that field.",
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
});

describe("a searched text is refused", () => {
  it("that is no array", () => {
    expect(refusal({ text: "title" as never })).toBe("The definition's text must be an array of record keys.");
  });

  it("twice", () => {
    expect(refusal({ text: ["title", "body", "title"] })).toBe("The searched text names the record key “title” twice.");
  });
});

describe("a language", () => {
  it("is frozen, and keeps nothing of the definition that can change", () => {
    const text = ["title"];
    const fields: Record<string, Field> = { state };
    const language = define({ text, fields });
    text.push("body");
    fields["owner"] = owner;
    expect([language.name, language.text, Object.keys(language.fields)]).toEqual(["tickets", ["title"], ["state"]]);
    for (const part of [language, language.text, language.fields, language.keywords]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("keeps a field's values as they were", () => {
    const values = ["OPEN", "CLOSED"];
    const field = oneOf("state", values);
    values.push("LOST");
    expect(field.values).toEqual(["OPEN", "CLOSED"]);
  });

  it("has fields with their descriptions and aliases", () => {
    const options = { description: "who does it", aliases: ["who"] };
    expect(exactText("owner", options)).toEqual({ kind: "exact-text", key: "owner", ...options });
    expect(wholeNumber("number", options)).toEqual({ kind: "whole-number", key: "number", ...options });
    expect(oneOf("state", ["OPEN"], options)).toEqual({ kind: "one-of", key: "state", values: ["OPEN"], ...options });
  });

  it.each([
    [["OPEN"], "OPEN"],
    [["OPEN", "CLOSED"], "OPEN or CLOSED"],
    [["OPEN", "CLOSED", "LOST"], "OPEN, CLOSED or LOST"],
  ])("with the values %j says which", (values, written) => {
    const [diagnostic] = parse("state:x", define({ fields: { state: oneOf("state", values) } })).diagnostics;
    expect(diagnostic?.message).toBe(`“x” is no value of “state”, so no record holds it. Write ${written}.`);
  });

  it("may have keywords that exclude several things at once", () => {
    const keywords = { odd: { except: { state: "OPEN", owner: "ada" } } };
    const query = parse("odd state:OPEN", define({ fields: { state, owner }, keywords: keywords as never }));
    expect(query.diagnostics).toEqual([]);
    const matches = toPredicate(query);
    expect([matches({ state: "OPEN", owner: "ada" }), matches({ state: "OPEN", owner: "bob" })]).toEqual([false, true]);
  });

  it.each([0, 1, 2, 3, 4, 5])("with %i searched texts looks into each", (count) => {
    const text = Array.from({ length: count }, (_, place) => `text${place}`);
    const language = define({ text });
    for (const query of ["fix", '"Fix"', "42"]) {
      const matches = toPredicate(parse(query, language));
      expect(matches({ other: "Fix 42" })).toBe(false);
      for (const key of text) expect(matches({ [key]: "Fix 42" }), key).toBe(true);
    }
  });
});

test("what is thrown is told from other errors", () => {
  const thrown = Object.defineProperty(new Error("as another build throws it"), "name", { value: "QuerybarError" });
  expect([thrown, new Error("x"), { name: "QuerybarError" }, undefined].map(isQuerybarError)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(() => parse(10 as never, layer)).toThrow(
    expect.objectContaining({ name: "QuerybarError", code: "invalid-argument", message: "A query is a string." }),
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

test("a language may have no fields: then a colon is text like any other", () => {
  const terms = parse(":x repo:x : :x:y", define({ text: ["title"] })).root.terms;
  expect(terms.map((term) => term.type === "word" && term.text)).toEqual([":x", "repo:x", ":", ":x:y"]);
});
