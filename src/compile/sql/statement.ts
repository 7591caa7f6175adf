import { querybarError } from "../../language/error.ts";
import type { PlaceholderStyle } from "./dialect.ts";
import { type Fragment, type SqlValue, templateOf } from "./fragment.ts";

/** A template function of a query builder, such as Kysely's and Drizzle's `sql`. */
export type SqlTag<Result> = (strings: TemplateStringsArray, ...values: never[]) => Result;

/** A condition for a `WHERE`, in one of three forms. It is in parentheses if it needs them. */
export interface SqlCondition {
  readonly ok: true;
  /**
   * With placeholders for the parameters.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` if a column is an object of a query builder: only `into` can write it.
   */
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /** The parameters by the names of named placeholders: `{ p1: "main" }`. */
  readonly named: Readonly<Record<string, SqlValue>>;
  /** Calls the template function with the condition, its values, and the columns that are objects. */
  readonly into: <Result>(tag: SqlTag<Result>) => Result;
}

export function statementOf(condition: Fragment, style: PlaceholderStyle, startIndex: number): SqlCondition {
  const { strings, pieces } = templateOf(condition);
  const isNumbered = style !== "?";
  /** The parameters in their order, with the place of each. With numbers, equal ones are one. */
  const numbered = () => {
    const places = new Map<SqlValue, number>();
    const parameters: SqlValue[] = [];
    const placeOfPiece = pieces.map((piece) => {
      if (!("value" in piece)) throw needsBuilder();
      const known = isNumbered ? places.get(piece.value) : undefined;
      if (known !== undefined) return known;
      places.set(piece.value, parameters.length);
      return parameters.push(piece.value) - 1;
    });
    return { parameters, placeOfPiece };
  };
  return {
    ok: true,
    get sql() {
      const { parameters, placeOfPiece } = numbered();
      const shown = placeOfPiece.map((place) => placeholder(style, startIndex + place, parameters[place] as SqlValue));
      return strings.map((text, index) => text + (shown[index] ?? "")).join("");
    },
    get parameters() {
      return numbered().parameters;
    },
    get named() {
      return Object.fromEntries(numbered().parameters.map((value, index) => [`p${startIndex + index}`, value]));
    },
    into: (tag) => {
      const template = Object.assign([...strings], { raw: [...strings] });
      const values = pieces.map((piece) => ("value" in piece ? piece.value : piece.own));
      return tag(template, ...(values as never[]));
    },
  };
}

function needsBuilder() {
  return querybarError(
    "invalid-argument",
    "A column is an object of a query builder: pass its template function to “into”, since only that can write it.",
  );
}

function placeholder(style: PlaceholderStyle, index: number, value: SqlValue): string {
  switch (style) {
    case "$1":
      return `$${index}`;
    case "?":
      return "?";
    case ":p1":
      return `:p${index}`;
    case "{p1:String}":
      return `{p${index}:${typeof value === "number" ? "Float64" : "String"}}`;
  }
}
