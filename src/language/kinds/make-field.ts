import type {
  CustomField,
  Field,
  FieldOptions,
  IfMany,
  IfWildcards,
  Place,
  TextFieldOptions,
  Trait,
} from "../field.ts";
import type { Path } from "../path.ts";
import { type Kind, type KindDefinition, kindKey } from "./kind.ts";
import { storedBySpelling } from "./stored.ts";

/** A field as data, with its kind. */
export function makeField<Made extends Field<string, unknown, Trait, unknown, unknown>, Value, Held>(
  definition: KindDefinition<string, Value, Held>,
  path: Place,
  options: FieldOptions,
  more: object = {},
): Made {
  const field = { ...options, kind: definition.name, path, ...more, [kindKey]: completed(definition) };
  return field as unknown as Made;
}

function completed<Value, Held>(definition: KindDefinition<string, Value, Held>): Kind {
  const {
    read,
    held,
    print = String,
    compare,
    readRelative = () => undefined,
    canBeRange = () => true,
    isEmptyRange = (low, high) => compare !== undefined && compare(low, high) > 0,
    interval,
    approximate,
    periods,
    values,
    expects,
    example,
    nearest = () => [],
    resolved = () => undefined,
    isTime = false,
    presets = () => [],
    colour = "string",
    generate = { usual: values?.map(print) ?? (example === undefined ? [] : [example]) },
    contains = false,
    spelling,
    stored = spelling === undefined ? undefined : storedBySpelling[spelling],
  } = definition as KindDefinition<string, unknown, unknown>;
  const heldValue = (value: unknown) => (value === undefined || value === null ? undefined : held(value));
  const heldKey = (value: unknown) => {
    const found = heldValue(value);
    return found === undefined ? undefined : print(found);
  };
  const {
    intervalTest = ({ low, lowIncluded, high, highIncluded }) => {
      const lowest = low === null ? undefined : read(low);
      const highest = high === null ? undefined : read(high);
      return (value) => {
        const found = heldValue(value);
        if (found === undefined || compare === undefined) return false;
        const isFrom = lowest === undefined || isAtLeast(compare(found, lowest), lowIncluded);
        return isFrom && (highest === undefined || isAtLeast(-compare(found, highest), highIncluded));
      };
    },
  } = definition;
  return {
    read: (text) => (text === "" ? undefined : read(text)),
    held,
    print,
    heldKey,
    compare: compare && ((one, other) => compare(read(one), read(other))),
    approximate,
    periods,
    readRelative,
    canBeRange,
    isEmptyRange,
    interval,
    intervalTest,
    resolved,
    isTime,
    presets,
    values: values?.map(print),
    expects,
    example,
    nearest,
    colour,
    generate,
    contains,
    spelling,
    stored,
  };
}

function isAtLeast(order: number, included: boolean): boolean {
  return included ? order >= 0 : order > 0;
}

/** Makes fields of one kind: `semanticVersion("version", { description: "the release" })`. */
export type FieldMaker<Name extends string, Value, Held, Has extends Trait> = <
  const At extends Path,
  Wildcards extends boolean = false,
  Many extends boolean = false,
>(
  path: At,
  options?: TextFieldOptions<Wildcards, Many>,
) => CustomField<Name, At, Value, Held, Has | IfWildcards<Wildcards> | IfMany<Many>>;

/**
 * Makes a kind of field of your own. Parsing, diagnostics with fixes, completion, explanation, predicates, indexes, facets and
 * property tests then support it like the kinds of this package.
 *
 * @example
 * ```ts
 * const grade = defineKind({
 *   name: "grade",
 *   read: (text) => (/^[a-f]$/i.test(text) ? text.toUpperCase() : undefined),
 *   held: (value: string) => value,
 *   expects: "a letter from A to F",
 * });
 * const exams = defineLanguage<{ mark: string }>()({ name: "exams", text: [], fields: { grade: grade("mark") } });
 *
 * toPredicate(parse("grade:b", { language: exams }))({ mark: "B" }); // true
 * parse("grade:z", { language: exams }).diagnostics[0]?.message; // "“z” is not a valid value for “grade”. Expected a letter from A to F."
 * ```
 */
export function defineKind<const Name extends string, Value, Held = unknown, Definition extends object = object>(
  definition: KindDefinition<Name, Value, Held> & Definition,
): FieldMaker<Name, NonNullable<Value>, Held, Definition extends { readonly compare: unknown } ? "ordered" : never> {
  return (path, options = {}) => makeField(definition, path, options);
}
