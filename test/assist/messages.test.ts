import { describe, expect, it, test } from "vitest";
import {
  complete,
  defaultMessages,
  explain,
  explainEmpty,
  hover,
  type MessageKey,
  translateDiagnostics,
  visibleDiagnostics,
} from "../../src/assist/index.ts";
import { type Catalogue, defineLanguage, exactText, oneOf, parse } from "../../src/index.ts";

/** Parts of a translation, as the pages describe it: plurals, lists, and quotes of German. */
const german: Catalogue<MessageKey> = {
  locale: "de",
  quotes: ["„", "“"],
  messages: {
    "explain.all": "Alle {records}.",
    "explain.texts": "{records} {texts}.",
    "explain.conditions": "{records}, bei denen {conditions}.",
    "explain.texts-and-conditions": "{records} {texts}, bei denen {conditions}.",
    "text.mentioned": "mit {text}",
    "text.not-mentioned": "ohne {text}",
    "text.mentioned-but-not": "mit {text}, aber ohne {excluded}",
    "text.exactly": "genau {text}",
    "field.is": "{field} {value} ist",
    "field.is-not": "{field} nicht {value} ist",
    "unfinished.value": "{field} hat noch keinen Wert",
    "empty.found": { one: "Es gibt {count} Treffer.", other: "Es gibt {count} Treffer (Mehrzahl)." },
    "empty.without": "Keine Treffer: {terms}.",
    "empty.without-term": { one: "ohne {term} gäbe es einen", other: "ohne {term} gäbe es {count}" },
    "diagnostic.invalid-value": "{text} ist kein Wert von {field}.",
    "diagnostic.invalid-value.values": "{text} ist kein Wert von {field}. Möglich: {values:or}.",
    "diagnostic.missing-value": "Der Wert von {field} fehlt.",
    "diagnostic.invisible-character": {
      one: "Hier steht ein unsichtbares Zeichen ({character:plain}).",
      other: "Hier stehen {count} unsichtbare Zeichen ({character:plain} zuerst).",
    },
    "diagnostic.duplicate-term": "{text} kommt doppelt vor.",
    "fix.change": "In {text} ändern",
    "fix.remove-characters": { one: "Entfernen", other: "Alle entfernen" },
    "fix.remove-repetition": "Wiederholung entfernen",
  },
};

const tickets = defineLanguage<{ title: string; state: string; label: string }>()({
  name: "Tickets",
  text: ["title"],
  fields: {
    state: oneOf("state", ["OPEN", "CLOSED", "LATER"], { description: "der Stand" }),
    label: exactText("label", { description: "das Etikett" }),
  },
  keywords: { done: { where: { state: ["CLOSED", "LATER"] } } },
});

const options = { language: tickets, catalogue: german };

describe("a catalogue in another language", () => {
  it.each([
    ["", "Alle Tickets."],
    ['fix "a b" c', "Tickets mit „fix“, genau „a b“ und „c“."],
    ["-fix -c", "Tickets ohne „fix“ oder „c“."],
    ["fix -c done", "Tickets mit „fix“, aber ohne „c“, bei denen der Stand „CLOSED“ oder „LATER“ ist."],
    ["-label:x", "Tickets, bei denen das Etikett nicht „x“ ist."],
  ])("explains %s", (text, sentence) => {
    expect(explain(text, options).sentence).toBe(sentence);
  });

  it("is used on hover and in completion", () => {
    expect(hover("state:later", 0, options)?.text).toBe("der Stand „LATER“ ist");
    expect(hover("label:", 0, options)?.text).toBe("das Etikett hat noch keinen Wert");
    expect(complete("-state:l", 8, options).items[0]?.help).toBe("der Stand nicht „LATER“ ist");
    expect(complete("do", 2, options).items[0]?.help).toBe("der Stand „CLOSED“ oder „LATER“ ist");
  });

  it("has a form for each plural category, and numbers as its language writes them", () => {
    const records = Array.from({ length: 1234 }, () => ({ label: "x" }));
    expect(explainEmpty("label:x", records.slice(0, 1), options).sentence).toBe("Es gibt 1 Treffer.");
    expect(explainEmpty("label:x", records, options).sentence).toBe("Es gibt 1.234 Treffer (Mehrzahl).");
    expect(explainEmpty("label:x done", records, options).sentence).toBe("Keine Treffer: ohne „done“ gäbe es 1.234.");
    expect(explainEmpty("label:x label:y", [{ label: "x" }], options).sentence).toBe(
      "Keine Treffer: ohne „label:y“ gäbe es einen.",
    );
    const polish: Catalogue<MessageKey> = {
      locale: "pl",
      messages: { "empty.found": { one: "{count} wynik", few: "{count} wyniki", other: "{count} wyników" } },
    };
    const found = [1, 2, 5].map((count) =>
      explainEmpty("label:x", records.slice(0, count), { ...options, catalogue: polish }),
    );
    expect(found.map(({ sentence }) => sentence)).toEqual(["1 wynik", "2 wyniki", "5 wyników"]);
  });

  it("translates diagnostics and the labels of their fixes, by their data", () => {
    const said = (text: string) =>
      translateDiagnostics(text, german, options).flatMap(({ message, fixes = [] }) => [
        message,
        ...fixes.map(({ label }) => label),
      ]);
    expect(said("state:opne")).toEqual([
      "„opne“ ist kein Wert von „state“. Möglich: OPEN, CLOSED oder LATER.",
      "In „state:OPEN“ ändern",
    ]);
    expect(said("fix x fix")).toEqual(["„fix“ kommt doppelt vor.", "Wiederholung entfernen"]);
    expect(said("a\u200bb")).toEqual(["Hier steht ein unsichtbares Zeichen (U+200B).", "Entfernen"]);
    expect(said("a\u200b\u200bb\u200bc")).toEqual([
      "Hier stehen 2 unsichtbare Zeichen (U+200B zuerst).",
      "Alle entfernen",
      "Hier steht ein unsichtbares Zeichen (U+200B).",
      "Alle entfernen",
    ]);
    // Nothing a person typed is taken for a gap, or for a label.
    expect(said("state:{field} state:{constructor}")[0]).toBe(
      "„{field}“ ist kein Wert von „state“. Möglich: OPEN, CLOSED oder LATER.",
    );
  });

  it("leaves everything else of a diagnostic as it is, and what it has no message for in English", () => {
    const query = parse('stat:x state:x "" label: x', { language: tickets });
    const translated = translateDiagnostics(query, german);
    const untranslated = { locale: "de", messages: {} };
    expect(translateDiagnostics(query, untranslated)).toEqual(query.diagnostics);
    expect(translated.map(({ code, from, to, data }) => [code, from, to, data])).toEqual(
      query.diagnostics.map(({ code, from, to, data }) => [code, from, to, data]),
    );
    expect(translated.find(({ code }) => code === "empty-phrase")?.message).toBe(
      "This phrase is empty, so it does not filter.",
    );
    expect(explain("fix", { ...options, catalogue: untranslated }).sentence).toBe("Tickets mentioning “fix”.");
  });
});

test("a gap that nothing fills stays, and what fills a gap is not searched for gaps", () => {
  const catalogue: Catalogue<MessageKey> = {
    locale: "en",
    messages: { "explain.all": "Everything {of} {constructor}.", "explain.texts": "{texts}, {texts}" },
  };
  expect(explain("", { catalogue }).sentence).toBe("Everything {of} {constructor}.");
  expect(explain('"{records}"', { catalogue }).sentence).toBe(
    "Mentioning exactly “{records}”, mentioning exactly “{records}”",
  );
});

test("a long text is shortened in a sentence, a long sentence is not", () => {
  const text = "x".repeat(100);
  const { sentence } = explain(`${text} label:${"y".repeat(40)} label:${"z".repeat(40)}`, options);
  expect(sentence).toContain(`„${"x".repeat(59)}…“`);
  expect(sentence).toContain(`das Etikett „${"z".repeat(40)}“ ist.`);
});

test("the English messages are one catalogue, and every gap is filled", () => {
  expect(defaultMessages.locale).toBe("en");
  const { messages } = defaultMessages;
  expect(messages["explain.all"]).toBe("All {records}.");
  expect(messages["diagnostic.lonely-minus"]).toBe("This minus excludes nothing, so it does not filter.");
  const wrong = 'state:x state:OPEN done -done id：1 stat:x - "" label: repo: x x a\u200bb "open';
  const records = [{ state: "OPEN" }];
  const said = [
    ...translateDiagnostics(wrong, defaultMessages, { language: tickets }).flatMap(({ message, fixes = [] }) => [
      message,
      ...fixes.map(({ label }) => label),
    ]),
    ...["", "a", "-a", "a -b", "state:x -state:x done -done", 'a "b" label:x label: - ""'].flatMap((text) => {
      const { sentence, parts } = explain(text, { language: tickets });
      return [sentence, ...parts.map((part) => part.text), explainEmpty(text, records, { language: tickets }).sentence];
    }),
  ];
  expect(said.filter((sentence) => /[{}]|undefined/.test(sentence))).toEqual([]);
});

describe("visibleDiagnostics", () => {
  it.each([
    ["id:|ten", []],
    ["id:ten|", []],
    ["id:ten |", ["invalid-value"]],
    ["i|d:ten repo:", ["invalid-value", "missing-value"]],
    ['fix "op|en', []],
  ])("%s", (marked, expected) => {
    const { diagnostics } = parse(marked.replace("|", ""));
    expect(visibleDiagnostics(diagnostics, marked.indexOf("|")).map(({ code }) => code)).toEqual(expected);
  });
});
