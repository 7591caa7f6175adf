import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Diagnostic, type DiagnosticCode, type Fix, parse, print } from "../../src/index.ts";
import { anyText, crowdedQueryText, queryText, run, typedTerm } from "../arbitraries.ts";
import { matchesNaively, readNaively } from "../naive.ts";
import { applied, rooted } from "../trees.ts";
import { tries } from "../tries.ts";

const text = fc.oneof(anyText, queryText, crowdedQueryText);
const often = tries(400);

/** Everything that a terminal or a page might obey, or that is invisible. */
const unprintable =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function has(diagnostics: readonly Diagnostic[], code: Diagnostic["code"]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.code === code);
}

/** Where a place is once a fix has been applied. */
function moved(place: number, { edits }: Fix): number {
  const before = edits.filter(({ to }) => to <= place);
  return before.reduce((result, { from, to, insert }) => result + insert.length - (to - from), place);
}

describe("diagnostics", () => {
  test("are in source order, each at a place of the text", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { diagnostics } = parse(input);
        expect(diagnostics.map(({ from }) => from)).toEqual(diagnostics.map(({ from }) => from).sort((a, b) => a - b));
        for (const { from, to } of diagnostics) expect(from >= 0 && from < to && to <= input.length).toBe(true);
      }),
      often,
    );
  });

  test("do not depend on white space around the text, unless a quote is open at its end", () => {
    const placed = (input: string, by: number) =>
      parse(input).diagnostics.map(({ code, from, to }) => ({ code, from: from + by, to: to + by }));
    fc.assert(
      fc.property(text, fc.constantFrom(" ", "\n", "\u3000\t"), (input, space) => {
        expect(placed(`${space}${input}`, 0)).toEqual(placed(input, space.length));
        if (has(parse(input).diagnostics, "unclosed-quote")) return;
        expect(placed(`${input}${space}`, 0)).toEqual(placed(input, 0));
      }),
      often,
    );
  });

  test("speak in printable characters", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { message, fixes = [] } of parse(input).diagnostics) {
          for (const shown of [message, ...fixes.map(({ label }) => label)]) {
            expect(shown).not.toMatch(unprintable);
            expect(shown).not.toBe("");
          }
        }
      }),
      often,
    );
  });

  test("point out each character that changes a text unseen", () => {
    for (const character of ["\u061c", "\u180e", "\u200b", "\u200f", "\u202a", "\u202e", "\u2060", "\u206f"]) {
      for (const input of [`a${character}b`, `branch:a${character}`, `"${character}a"`]) {
        expect(parse(input).diagnostics.map(({ code }) => code)).toContain("invisible-character");
      }
    }
  });

  test("have fixes that do what they say", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const fix of parse(input).diagnostics.flatMap(({ fixes = [] }) => fixes)) {
          const [, shown = ""] = /^Change to (?:the keyword )?“(.*)”$/.exec(fix.label) ?? [];
          if (!/…|U\+/.test(shown)) expect(applied(fix, input).toLowerCase()).toContain(shown.toLowerCase());
        }
      }),
      often,
    );
    const labels = (input: string) =>
      parse(input).diagnostics.flatMap(({ fixes = [] }) => fixes.map((fix) => fix.label));
    expect(labels('brnach:"a b" c')).toEqual(['Change to “branch:"a b"”']);
    expect(labels('status:"sucess"')).toEqual(['Change to “status:"SUCCEEDED"”']);
  });

  test("say which text cannot be without the other", () => {
    const messages = (input: string) => parse(input).diagnostics.map(({ message }) => message);
    expect(messages('-text "Some text"')).toEqual([
      'No record can match both “"Some text"” and “-text”: any text that contains “"Some text"” contains “text”.',
    ]);
  });

  test("have fixes that make them go away", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { diagnostics } = parse(input);
        for (const { code, from, fixes = [] } of diagnostics) {
          for (const fix of fixes) {
            const fixed = applied(fix, input);
            const left = parse(fixed).diagnostics.filter((one) => one.code === code);
            // What was hidden in a quote may come to light, and what comes next may move up: neither is this diagnostic.
            const isFewer = left.length < diagnostics.filter((one) => one.code === code).length;
            const isElsewhere = left.every((one) => one.from !== moved(from, fix));
            expect(isFewer || isElsewhere, JSON.stringify({ input, code, fixed })).toBe(true);
          }
        }
      }),
      often,
    );
  });

  test("have fixes that bring no error", () => {
    const errors = (input: string) => parse(input).diagnostics.filter(({ severity }) => severity === "error").length;
    fc.assert(
      fc.property(text, (input) => {
        for (const { code, fixes = [] } of parse(input).diagnostics) {
          for (const fix of fixes) {
            const fixed = applied(fix, input);
            expect(errors(fixed), JSON.stringify({ code, fixed })).toBeLessThanOrEqual(errors(input));
          }
        }
      }),
      often,
    );
  });

  test("have fixes whose edits are apart and within the text", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { fixes = [] } of parse(input).diagnostics) {
          for (const { edits } of fixes) {
            let end = 0;
            for (const { from, to } of edits) {
              expect(from >= end && to >= from && to <= input.length).toBe(true);
              end = to;
            }
            expect(edits.length).toBeGreaterThan(0);
          }
        }
      }),
      often,
    );
  });
});

describe("never-matches", () => {
  test("is never reported for a query that some run satisfies", () => {
    const warned = fc
      .oneof(crowdedQueryText, queryText)
      .filter((input) => has(parse(input).diagnostics, "never-matches"));
    fc.assert(
      fc.property(warned, fc.array(run, { minLength: 20, maxLength: 20 }), (input, records) => {
        const terms = readNaively(input);
        expect(records.filter((record) => matchesNaively(terms, record))).toEqual([]);
      }),
      tries(500),
    );
  });

  test("is not said of a query whose own words make a run that satisfies it", () => {
    fc.assert(
      fc.property(crowdedQueryText, (input) => {
        const terms = readNaively(input);
        const titles = terms.flatMap((term) => (term.type === "word" || term.type === "phrase" ? [term.text] : []));
        for (const calculated_status of ["NEW", "RUNNING", "FAILURE", "JOB_ERROR", null]) {
          for (const id of [1, 2, null]) {
            for (const name of ["a", "A", "caf\u00e9", "cafe\u0301", null]) {
              const record = {
                commit_title: titles.join("\n"),
                calculated_status,
                id,
                branch: name,
                repository_name: name,
              };
              if (matchesNaively(terms, record)) expect(has(parse(input).diagnostics, "never-matches")).toBe(false);
            }
          }
        }
      }),
      often,
    );
  });

  test("is said of every term with its negation, where the term has a meaning", () => {
    fc.assert(
      fc.property(typedTerm, (typed) => {
        const [term, ...more] = parse(typed).root.terms;
        fc.pre(term !== undefined && more.length === 0 && term.type !== "unfinished" && term.type !== "not");
        fc.pre(term.type !== "field" || term.value !== undefined);
        const printed = print(rooted(term));
        expect(has(parse(`${printed} -${printed}`).diagnostics, "never-matches")).toBe(true);
        expect(has(parse(`-${printed} ${printed}`).diagnostics, "never-matches")).toBe(true);
      }),
    );
  });
});

describe("duplicate-term", () => {
  test("is said of every finished term that is repeated, and taking it away leaves the meaning", () => {
    fc.assert(
      fc.property(typedTerm, run, (typed, record) => {
        const [term, ...more] = parse(typed).root.terms;
        fc.pre(term !== undefined && more.length === 0 && term.type !== "unfinished");
        const printed = print(rooted(term));
        const twice = `${printed} ${printed}`;
        const found = parse(twice).diagnostics.find(({ code }) => code === "duplicate-term");
        expect(found).toMatchObject({ from: printed.length + 1, to: twice.length });
        for (const fix of found?.fixes ?? []) {
          const fixed = applied(fix, twice);
          expect(matchesNaively(readNaively(fixed), record)).toBe(matchesNaively(readNaively(twice), record));
        }
      }),
    );
  });
});

test("each code has its severity, and that of an unknown field depends on how near a field is", () => {
  const severities: Readonly<Record<DiagnosticCode, readonly string[]>> = {
    "unclosed-quote": ["error"],
    "missing-value": ["error"],
    "invalid-value": ["error"],
    "unknown-field": ["warning", "hint"],
    "lonely-minus": ["warning"],
    "empty-phrase": ["warning"],
    "never-matches": ["warning"],
    "duplicate-term": ["hint"],
    "invisible-character": ["warning"],
    "dash-for-minus": ["hint"],
    "foreign-quote": ["hint"],
    "unclosed-group": ["error"],
    "missing-operand": ["error"],
    "too-deep": ["error"],
    "empty-group": ["warning"],
    "unopened-group": ["warning"],
    "empty-range": ["warning"],
    "always-matches": ["warning"],
    "dead-alternative": ["warning"],
    "mixed-operators": ["hint"],
    "operator-case": ["hint"],
    "double-negative": ["hint"],
    "foreign-syntax": ["hint"],
    "wildcard-in-text": ["hint"],
    "ambiguous-comma": ["hint"],
  };
  fc.assert(
    fc.property(text, (input) => {
      for (const { code, severity } of parse(input).diagnostics) expect(severities[code]).toContain(severity);
    }),
    often,
  );
});
