import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settled } from "../../src/assist/index.ts";
import { defineLanguage, exactText, oneOf, parse, toPredicate } from "../../src/index.ts";

interface Order {
  readonly city: string;
  readonly state: string;
  readonly note: string;
}

const orders = defineLanguage<Order>()({
  name: "orders",
  text: ["note"],
  fields: { city: exactText("city", { aliases: ["town"] }), state: oneOf("state", ["open", "paid", "sent"]) },
  keywords: { urgent: { where: { state: "open" } } },
});

/** What is left of a text with the cursor at `|`, term by term. */
function left(marked: string, cities: readonly string[] = []): readonly string[] {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const query = settled(parse(text, { language: orders }), cursor, { values: { city: cities } });
  return query.root.terms.map(({ from, to }) => text.slice(from, to));
}

describe("the term at the cursor", () => {
  it.each([
    ["a value that is not known is left out", "fix city:Ber|", ["fix"]],
    ["… with the cursor in the middle of it", "city:Be|r fix", ["fix"]],
    ["… excluded", "-city:Ber|", []],
    ["… in quotes, open or closed", 'fix city:"New Y|', ["fix"]],
    ["… but not once the cursor has left it", "city:Ber |", ["city:Ber"]],
    ["… nor at its beginning", "fix |city:Ber", ["fix", "city:Ber"]],
    ["… nor at the beginning of an excluded word", "fix |-wip", ["fix", "-wip"]],
    ["… nor in the field's name", "ci|ty:Ber", ["city:Ber"]],
    ["what no set has is left out", "fix state:pai|", ["fix"]],
    ["a value of the set stays", "fix state:PAID|", ["fix", "state:PAID"]],
    ["a field without a value does not filter anyway", "fix city:|", ["fix", "city:"]],
    ["a word that begins a field's name is left out", "fix ci|", ["fix"]],
    ["… another name of it", "fix TOW|", ["fix"]],
    ["… a keyword's", "fix urg|", ["fix"]],
    ["… but not once it has become another word", "cities|", ["cities"]],
    ["a keyword stays", "fix urgent|", ["fix", "urgent"]],
    ["a word stays: it finds less with each key", "fix lo|", ["fix", "lo"]],
    ["a phrase stays", 'fix "lo|', ["fix", '"lo']],
    ["an excluded word is left out: it finds more with each key", "fix -w|", ["fix"]],
    ["an excluded phrase", 'fix -"w|', ["fix"]],
    ["an excluded keyword stays", "fix -urgent|", ["fix", "-urgent"]],
  ])("%s", (_, marked, expected) => {
    expect(left(marked)).toEqual(expected);
  });

  it("a known value stays", () => {
    expect(left("city:Berlin|", ["Bern", "Berlin"])).toEqual(["city:Berlin"]);
    expect(left('city:"New York"|', ["New York"])).toEqual(['city:"New York"']);
    expect(left("city:Berli|", ["Bern", "Berlin"])).toEqual([]);
  });

  it("keeps text, diagnostics and language; without anything to leave out it is the same query", () => {
    const query = parse("state:pai|", { language: orders });
    const { text, diagnostics, language } = settled(query, 9);
    expect([text, diagnostics, language]).toEqual([query.text, query.diagnostics, query.language]);
    const finished = parse("fix ", { language: orders });
    expect(settled(finished, 4)).toBe(finished);
  });
});

it("typed key by key, no list is empty that the finished query would fill", () => {
  const cities = ["Berlin", "Bern", "New York"];
  const order = fc.record({
    city: fc.constantFrom(...cities),
    state: fc.constantFrom("open", "paid", "sent"),
    note: fc.constantFrom("fix it", "city tour", "wip"),
  });
  const typed = fc
    .tuple(fc.constantFrom("", "fix ", "-wip "), order, fc.constantFrom("", "-"))
    .map(([text, { city, state }, minus]) => `${text}city:${JSON.stringify(city)} ${minus}state:${state} urgent`);
  fc.assert(
    fc.property(typed, fc.array(order, { minLength: 1 }), (text, records) => {
      const found = (query: Parameters<typeof toPredicate<typeof orders>>[0]) =>
        records.some(toPredicate<typeof orders>(query));
      for (let end = text.length - 1; end > 0; end--) {
        const shown = settled(parse(text.slice(0, end), { language: orders }), end, { values: { city: cities } });
        if (!found(shown)) expect(found(parse(text, { language: orders }))).toBe(false);
      }
    }),
  );
});
