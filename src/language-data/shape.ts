import { shownText } from "../language/text/shown-text.ts";

// Shapes of data, each with the JSON Schema that says the same. Valibot, which checks what the client and the server receive, leaves
// out properties with a name such as “constructor”, and takes an array for an object.

/** Where something is in the data: `["fields", "total", "kind"]`. */
export type Place = readonly (string | number)[];

/** What is wrong, and where. */
export interface Fault {
  readonly at: Place;
  readonly message: string;
}

export interface Shape {
  readonly schema: object;
  /** The first thing that is wrong, or `undefined`. */
  readonly check: (data: unknown, at: Place) => Fault | undefined;
}

/** The properties of an object; those in brackets, `[shape]`, may be left out. */
export type Properties = Readonly<Record<string, Shape | readonly [Shape]>>;

function primitive(type: "string" | "number" | "boolean", expected: string): Shape {
  return {
    schema: { type },
    check: (data, at) => (typeof data === type ? undefined : fault(at, data, expected)),
  };
}

export const string = primitive("string", "a string");
export const number = primitive("number", "a number");
export const boolean = primitive("boolean", "true or false");

/** One of these strings. */
export function oneOfThese(...values: readonly string[]): Shape {
  return {
    schema: { enum: values },
    check: (data, at) =>
      values.some((value) => value === data) ? undefined : fault(at, data, `one of ${values.join(", ")}`),
  };
}

/** An array. */
export function listOf(shape: Shape, what: string, least = 0): Shape {
  return {
    schema: { type: "array", items: shape.schema, ...(least > 0 && { minItems: least }) },
    check: (data, at) =>
      Array.isArray(data) && data.length >= least
        ? first(data.entries(), ([index, item]) => shape.check(item, [...at, index]))
        : fault(at, data, what),
  };
}

/** An object with any names. */
export function mapOf(shape: Shape): Shape {
  return {
    schema: { type: "object", additionalProperties: shape.schema },
    check: (data, at) =>
      isObject(data)
        ? first(Object.entries(data), ([name, value]) => shape.check(value, [...at, name]))
        : fault(at, data, "an object"),
  };
}

/** An object with these properties and no others. */
export function object(properties: Properties): Shape {
  const shapes = new Map(
    Object.entries(properties).map(([name, given]) => {
      const isOptional = Array.isArray(given);
      return [name, { shape: (isOptional ? given[0] : given) as Shape, isOptional }];
    }),
  );
  const required = [...shapes].filter(([, { isOptional }]) => !isOptional).map(([name]) => name);
  return {
    schema: {
      type: "object",
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries([...shapes].map(([name, { shape }]) => [name, shape.schema])),
      additionalProperties: false,
    },
    check(data, at) {
      if (!isObject(data)) return fault(at, data, "an object");
      const missing = required.find((name) => !Object.hasOwn(data, name) || data[name] === undefined);
      if (missing !== undefined) return { at: [...at, missing], message: "This property is missing." };
      return first(Object.entries(data), ([name, value]) => {
        const known = shapes.get(name);
        if (value === undefined) return undefined;
        if (known !== undefined) return known.shape.check(value, [...at, name]);
        return { at: [...at, name], message: `There is no such property here, only ${[...shapes.keys()].join(", ")}.` };
      });
    },
  };
}

/** An object whose property `tag` says which properties it has. */
export function objectBy(tag: string, variants: Readonly<Record<string, Properties>>): Shape {
  const tags = oneOfThese(...Object.keys(variants));
  const shapes = new Map(
    Object.entries(variants).map(([value, properties]) => {
      const constant: Shape = { schema: { const: value }, check: () => undefined };
      return [value, object({ [tag]: constant, ...properties })];
    }),
  );
  return {
    schema: { oneOf: [...shapes.values()].map(({ schema }) => schema) },
    check(data, at) {
      if (!isObject(data)) return fault(at, data, "an object");
      if (!Object.hasOwn(data, tag)) return { at: [...at, tag], message: "This property is missing." };
      const value = data[tag];
      return tags.check(value, [...at, tag]) ?? shapes.get(value as string)?.check(data, at);
    },
  };
}

/** Any of some shapes. Where one of them fits best, what is wrong with that is reported. */
export function either(what: string, ...shapes: readonly Shape[]): Shape {
  return {
    schema: { anyOf: shapes.map(({ schema }) => schema) },
    check(data, at) {
      let deepest: Fault = fault(at, data, what);
      for (const shape of shapes) {
        const found = shape.check(data, at);
        if (found === undefined) return undefined;
        if (found.at.length > deepest.at.length) deepest = found;
      }
      return deepest;
    },
  };
}

/** A shape that the schema defines once, under a name. It may contain itself, no more than 32 levels deep. */
export function named(name: string, shape: () => Shape): Shape {
  return {
    schema: { $ref: `#/$defs/${name}` },
    check: (data, at) =>
      at.length > 2 * deepest ? { at: [...at, "…"], message: "This is nested too deeply." } : shape().check(data, at),
  };
}

const deepest = 32;

/** The same, with a description for editors. */
export function described(shape: Shape, description: string): Shape {
  return { ...shape, schema: { ...shape.schema, description } };
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function first<Item>(items: Iterable<Item>, check: (item: Item) => Fault | undefined): Fault | undefined {
  for (const item of items) {
    const found = check(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fault(at: Place, data: unknown, expected: string): Fault {
  return { at, message: `Expected ${expected}, not ${shown(data)}.` };
}

function shown(data: unknown): string {
  if (typeof data === "string") return `“${shownText(data)}”`;
  if (Array.isArray(data)) return data.length === 0 ? "an empty list" : "a list";
  return typeof data === "object" && data !== null ? "an object" : String(data);
}
