import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import { type AnyLanguage, type AnyQuery, type EvaluationOptions, layer, parse, toPredicate } from "../../src/index.ts";
import { searchColumn, searchText } from "../../src/sql/index.ts";
import { run } from "../arbitraries.ts";
import { build, context, ofBuilds, ofOrders, order, textWith } from "../arbitraries-extended.ts";
import type { NaiveContext } from "../naive-extended/language.ts";
import { isLong, tries } from "../tries.ts";
import { casePairs } from "./case-pairs.ts";
import { type Conformance, conformanceSets } from "./conformance.ts";
import type { Engine } from "./engine.ts";
import { attacks, hostileTexts } from "./hostile.ts";
import { wrongInJoinedTables } from "./joined.ts";
import { type Proof, proofOn, type TableOptions } from "./proof.ts";
import { queryOf, termsWith, texts, word } from "./texts.ts";

const variants: readonly TableOptions[] = [
  { layout: "typed", hasSearchColumn: true },
  { layout: "plain", hasSearchColumn: false },
  ...(isLong
    ? ([
        { layout: "typed", hasSearchColumn: false },
        { layout: "plain", hasSearchColumn: true },
      ] as const)
    : []),
];

/** Reading longer texts takes most of the time. */
const longestInput = isLong ? Number.POSITIVE_INFINITY : 2_000;

const sets = conformanceSets();

/** Defines the tests of an engine: whatever it selects by a compiled condition is what the predicate selects. */
export function proves(title: string, start: () => Promise<Engine>, missing?: string): void {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing} is not installed`);
    return;
  }
  describe(title, () => {
    let engine: Engine;
    let tables = 0;
    const makeProof = (language: AnyLanguage, records: readonly object[], options: TableOptions) =>
      proofOn(engine, `proof_${++tables}`, language, records as never, options);
    const makeProofs = (language: AnyLanguage, records: readonly object[]) =>
      Promise.all(variants.map((options) => makeProof(language, records, options)));

    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine?.stop());

    test.each(sets.map((set) => [set.name, set] as const))("selects what the cases of %s say", async (_, set) => {
      const proofs = await makeProofs(set.language, set.records);
      const cases = set.cases.filter(({ input }) => input.length <= longestInput);
      for (const [index, one] of cases.entries()) {
        const query = parse(one.input, { language: set.language });
        for (const proof of someOf(proofs, index))
          await expectCase(proof, set, one.matches, query, optionsOf(one.context));
      }
    });

    test.each([
      ["builds", ofBuilds, build],
      ["orders", ofOrders, order],
    ] as const)("selects what the predicate selects, for any query and records of %s", async (name, term, record) => {
      const language = sets.find((set) => set.name === name)?.language as AnyLanguage;
      const proofs = await makeProofs(language, fc.sample(record, 40));
      const property = fc.asyncProperty(
        textWith(term),
        context,
        fc.nat(proofs.length - 1),
        async (text, given, index) => {
          await expectAgreement(proofs[index] as Proof, parse(text, { language }), optionsOf(given));
        },
      );
      await fc.assert(property, tries(50));
    });

    test("selects what the predicate selects, for any documented query and records near to it", async () => {
      const pairs = fc.sample(queryAndRecord(), tries(30).numRuns);
      const records = [...pairs.map(([, record]) => record), ...fc.sample(run, 40)];
      for (const proof of await makeProofs(layer, records)) {
        for (const [query] of pairs) await expectAgreement(proof, query as AnyQuery, {});
      }
    });

    test.each(variants.slice(0, 2))(
      "finds every letter like another, and no other: columns $layout, search column $hasSearchColumn",
      async (options) => {
        const pairs = isLong ? casePairs() : everyNth(casePairs(), 30);
        const proof = await makeProof(
          texts,
          pairs.map(({ text }) => ({ text })),
          options,
        );
        const queries = pairs.map((pair) => word(pair.word));
        const expected = new Set(
          queries.flatMap((query, index) => (matches(query, proof.records[index]) ? [index + 1] : [])),
        );
        const { found, refused } = await proof.selectedSingly(queries);
        for (const message of refused.values()) expect(message).toMatch(limits);
        expect(refused.size).toBeLessThan(200);
        const wrong = pairs.filter(
          (_, index) => !refused.has(index + 1) && found.has(index + 1) !== expected.has(index + 1),
        );
        expect(wrong).toEqual([]);
      },
    );

    test("says who writes a search column, and folds every letter if it does so itself", async () => {
      const all = [...new Set(casePairs().map(({ text }) => text))];
      const letters = isLong ? all : everyNth(all, 10);
      const { name, records, columns } = await makeProof(
        texts,
        letters.map((text) => ({ text })),
        { layout: "typed", hasSearchColumn: false },
      );
      const plan = searchColumn({
        language: texts,
        dialect: engine.dialect,
        table: name,
        columns,
        version: Number.parseInt(engine.version, 10),
      });
      for (const statement of plan.statements) await engine.run(statement);
      const rows = await engine.rows(`SELECT search_text FROM ${name} ORDER BY id`);
      const expected = records.map((record) => searchText(record as never, { language: texts }));
      const empty = records.map(() => "");
      expect(rows.map(([text]) => text ?? "")).toEqual(plan.writtenBy === "database" ? expected : empty);
    });

    test("compares texts that mean something to SQL, to patterns and to drivers as what they are", async () => {
      const sought = isLong ? hostileTexts : hostileTexts.filter(({ length }) => length < 50);
      const held = sought.flatMap((text) => [text, `x${text}y`]);
      const records = held.map((text) => ({ text, value: text, keys: { a: text, [text]: "a" } }));
      const proofs = await makeProofs(texts, records);
      for (const text of sought) {
        for (const [index, query] of termsWith(text).entries()) {
          for (const proof of someOf(proofs, index >> 1)) await expectAgreement(proof, query, {});
        }
      }
    });

    test("compares whole numbers of any size", async () => {
      for (const proof of await makeProofs(
        texts,
        numbers.map((number) => ({ number })),
      )) {
        for (const number of numbers) {
          for (const input of [number, `>${number}`, `>=${number}`, `<${number}`, `<=${number}`, `*..${number}`]) {
            for (const sign of ["", "-"]) {
              const query = parse(`${sign}number:${input}`, { language: texts });
              await expectAgreement(proof, query, {});
            }
          }
        }
      }
    });

    test("compares decimals in text of any size and spelling", async () => {
      const signed = decimals.flatMap((text) => [text, `-${text}`]);
      const records = [...signed, ...longDecimals, ...notDecimals].map((amount) => ({
        amount,
        amounts: [amount, "7", "no number"],
        prices: { a: amount, b: 1 },
      }));
      const proofs = await makeProofs(texts, records);
      const sets = everyNth(signed, 3).flatMap((text) => [
        text,
        `>${text}`,
        `>=${text}`,
        `<${text}`,
        `<=${text}`,
        `${text}..7`,
      ]);
      const terms = [...sets, "*", "0,-0.50,1..2,19.9", "-1.5..0.1,7.0"].flatMap((set) =>
        ["amount", "-amount", "any", "price.a"].map((field) => `${field}:${set}`),
      );
      for (const [index, term] of terms.entries()) {
        const proof = proofs[(index >> 2) % proofs.length] as Proof;
        await expectAgreement(proof, parse(term, { language: texts }), {});
      }
    });

    test("compares instants to the microsecond, near and far from today", async () => {
      for (const proof of await makeProofs(
        texts,
        instants.map((at) => ({ at })),
      )) {
        for (const at of instants) {
          for (const input of [at, `>${at}`, `>=${at}`, `<${at}`, `<=${at}`])
            await expectAgreement(proof, parse(`at:${input}`, { language: texts }), {});
        }
      }
    });

    test("finds values that are rows of another table", async () => {
      expect(await wrongInJoinedTables(engine, `joined_${++tables}`)).toEqual([]);
    });

    test("runs nothing that a user typed", async () => {
      const proofs = await makeProofs(texts, [{ text: "a", value: "a", keys: { a: "a" } }, { text: "b" }]);
      const victim = proofs[0]?.name as string;
      for (const attack of attacks(victim)) {
        for (const proof of proofs) {
          for (const query of termsWith(attack)) await expectAgreement(proof, query, {});
          const me = queryOf({ type: "field", field: "value", text: "@me", value: "@me", me: true });
          await expectAgreement(proof, me, { me: attack });
        }
      }
      for (const { name } of proofs) expect(await engine.rows(`SELECT id FROM ${name} ORDER BY id`)).toHaveLength(2);
    });
  });
}

/** All of the tables, or for a short run one after the other. */
function someOf(proofs: readonly Proof[], index: number): readonly Proof[] {
  return isLong ? proofs : proofs.slice(index % proofs.length).slice(0, 1);
}

function everyNth<Item>(items: readonly Item[], n: number): readonly Item[] {
  return items.filter((_, index) => index % n === 0);
}

function matches(query: AnyQuery, record: object | undefined): boolean {
  return toPredicate(query)(record as never);
}

/** Near to the limits of the types of whole numbers, and beyond all of them. */
const numbers = [
  0n,
  1n,
  2n ** 31n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n,
  2n ** 127n - 1n,
  2n ** 127n,
  2n ** 256n,
  10n ** 37n,
  10n ** 80n,
  10n ** 80n - 1n,
].map(String);

const instants = [
  "1000-01-01T00:00:00Z",
  "1000-01-01T00:00:00.000001Z",
  "1912-05-19T20:12:55.106459Z",
  "1969-12-31T23:59:59.999999Z",
  "1970-01-01T00:00:00.000001Z",
  "2026-11-26T12:00:00.123456Z",
  "2026-11-26T12:00:00.123457Z",
  "2038-01-19T03:14:07.999999Z",
  "2038-01-19T03:14:08.000001Z",
  "9999-12-31T23:59:59.999999Z",
];

/** Short and long, with zeros that change nothing and zeros that do. */
const decimals = [
  "0",
  "0.00",
  "00.5",
  "0.05",
  "1",
  "1.50",
  "1.5",
  "1.05",
  "10",
  "010.0",
  "19.90",
  "100",
  "9007199254740993",
  "9007199254740992.9999999999999999999999999",
  `1${"0".repeat(80)}.0${"0".repeat(80)}1`,
  `1${"0".repeat(80)}`,
  "9".repeat(400),
];

/** Only records hold these. */
const longDecimals = isLong ? ["7".repeat(100_000), `-0.${"0".repeat(100_000)}7`] : [];

/** Texts that a record may hold and that are not decimals. */
const notDecimals = [
  "",
  "-",
  ".5",
  "5.",
  "--5",
  "+5",
  "1e3",
  "1,5",
  " 5",
  "5\n",
  "5 ",
  "1.2.3",
  "-.5",
  "0x1",
  "NaN",
  "Infinity",
  "٣",
  "５",
];

/** What may be refused: a text or a query that is too long for the engine, and what it has a fault with. */
const limits =
  /is longer than|too many terms|keys of JSON that begin with a minus|do not tell U\+FFFD|letters of Unicode 16/;

/** What was selected, and for a wrong answer all that is needed to see why. */
async function expectAgreement(proof: Proof, query: AnyQuery, options: EvaluationOptions): Promise<readonly number[]> {
  const expected = proof.expected(query, options);
  const result = proof.compile(query, options);
  if (!result.ok) {
    for (const { message } of result.diagnostics) expect(message).toMatch(limits);
    return expected;
  }
  const selected = await proof.selected(result).catch((error: unknown) => String(error));
  if (String(selected) === String(expected)) return expected;
  const { sql, parameters } = result;
  const wrong = proof.records.filter(
    (_, index) => expected.includes(index + 1) !== selected.includes((index + 1) as never),
  );
  expect({ query: query.text, options, selected, sql, parameters, wrong: wrong.slice(0, 3) }).toEqual({
    selected: expected,
  });
  return expected;
}

async function expectCase(
  proof: Proof,
  { labels }: Conformance,
  matches: readonly string[],
  query: AnyQuery,
  options: EvaluationOptions,
): Promise<void> {
  const selected = await expectAgreement(proof, query, options);
  // Of records that the table holds whole, the cases say the same.
  const whole = (ids: readonly number[]) => ids.filter((id) => proof.complete.has(id)).map((id) => labels[id - 1]);
  expect(whole(selected)).toEqual(
    whole(labels.flatMap((label, index) => (matches.includes(label) ? [index + 1] : []))),
  );
}

/** For what does not depend on it. */
const anyClock = "2000-01-01T00:00:00Z";

function optionsOf({ now = anyClock, zone, weekStart, me }: Partial<NaiveContext>): EvaluationOptions {
  return {
    now: new Date(now),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(me === undefined ? {} : { me }),
  };
}
