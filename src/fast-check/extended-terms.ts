import fc from "fast-check";
import { isQuerybarError } from "../language/error.ts";
import type { Operator } from "../language/interval.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldOfKey, hasKeys, lookupOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { builder } from "../syntax/build.ts";
import type { ExtendedBuilder } from "../syntax/builder-contract.ts";
import { givenValues, type PairOptions, withLetters } from "./limits.ts";

const keys = ["region", "Region", "my key", "a.b", "__proto__"];
const operators: readonly Operator[] = [">", ">=", "<", "<="];
const relativeDates = ["@now", "@today", "@today-7d", "@week", "@month-1mo", "@year"];
const ages = ["1h", "7d", "2w"];
const patterns = ["*", "release/*", "*fix", "fe*re/*", "*a*", "m\\**", "M*"];
const commas = ["a,b", ",", "a, b"];
const searched = ["fix", "Fix", "typo", "\u00e9", "Fix typo", "x,y"];

/** Terms of fields that only the extended dialect has: comparisons, ranges, lists, patterns, has a value, contains, keys. */
export function extendedFieldTerms(
  language: AnyLanguage,
  typedValue: (entry: FieldEntry) => fc.Arbitrary<string> | undefined,
  hasMe: boolean,
  options: PairOptions,
): fc.Arbitrary<AnyNode> {
  const named = [...lookupOf(language).fields.values()].flatMap((entry) =>
    hasKeys(entry)
      ? keys.flatMap((key) => {
          const inner = fieldOfKey(entry, key);
          return inner === undefined
            ? []
            : [{ name: `${entry.name}.${key}`, entry: { ...inner, me: inner.me && hasMe } }];
        })
      : [{ name: entry.name, entry: { ...entry, me: entry.me && hasMe } }],
  );
  const terms = named.map(({ name, entry }) =>
    termsOf(name, entry, builder(language) as ExtendedBuilder<AnyLanguage>, typedValue, options),
  );
  return terms.length === 0 ? fc.constant(builder(language).text("a")) : fc.oneof({ withCrossShrink: true }, ...terms);
}

function termsOf(
  name: string,
  entry: FieldEntry,
  built: ExtendedBuilder<AnyLanguage>,
  typedValue: (entry: FieldEntry) => fc.Arbitrary<string> | undefined,
  options: PairOptions,
): fc.Arbitrary<AnyNode> {
  const { kind, lists, wildcards, me } = entry;
  const texts = (usual: readonly string[]) => usual.map((text) => withLetters(text, options));
  const { present, contains, field, compare, between, list, pattern } = built as unknown as Untyped;
  // Some values cannot be compared or written in a list: having a value is asked for instead.
  const orPresent = (make: () => AnyNode): AnyNode => {
    try {
      return make();
    } catch (error) {
      if (isQuerybarError(error)) return present(name);
      throw error;
    }
  };
  if (kind.contains) {
    const text = fc.tuple(fc.constantFrom(...texts(searched)), fc.boolean());
    return fc.oneof(
      text.map(([sought, exact]) => orPresent(() => contains(name, sought, { exact }))),
      fc.constant(present(name)),
    );
  }
  const value = typedValue(entry) ?? fc.constant("1");
  const hasRelative = kind.interval !== undefined && givenValues(entry, options) === undefined;
  const relative = hasRelative ? [fc.constantFrom(...relativeDates)] : [];
  const any = fc.oneof(value, ...relative);
  const terms = [any.map((text) => orPresent(() => field(name, text))), fc.constant(present(name))];
  if (kind.compare !== undefined) {
    const bound = fc.oneof(any, ...(hasRelative ? [fc.constantFrom(...ages)] : []));
    const end = fc.option(bound, { nil: null, freq: 4 });
    terms.push(
      fc
        .tuple(fc.constantFrom(...operators), bound)
        .map(([operator, text]) => orPresent(() => compare(name, operator, text))),
      fc.tuple(end, end).map(([low, high]) => orPresent(() => between(name, low, high))),
    );
  }
  if (lists) {
    const element = kind.spelling === "exact" ? fc.oneof(any, fc.constantFrom(...commas)) : any;
    terms.push(fc.array(element, { minLength: 2, maxLength: 3 }).map((texts) => orPresent(() => list(name, texts))));
  }
  if (wildcards) terms.push(fc.constantFrom(...patterns).map((text) => orPresent(() => pattern(name, text))));
  if (me) terms.push(fc.constant(field(name, "@me")));
  return fc.oneof({ withCrossShrink: true }, ...terms);
}

/** The builder of any language, whose fields are not known. */
interface Untyped {
  readonly present: (name: string) => AnyNode;
  readonly contains: (name: string, text: string, options: { readonly exact: boolean }) => AnyNode;
  readonly field: (name: string, value: string) => AnyNode;
  readonly compare: (name: string, operator: Operator, value: string) => AnyNode;
  readonly between: (name: string, low: string | null, high: string | null) => AnyNode;
  readonly list: (name: string, values: readonly string[]) => AnyNode;
  readonly pattern: (name: string, pattern: string) => AnyNode;
}
