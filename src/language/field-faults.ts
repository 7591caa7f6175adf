import type { AnyField, TextFieldOptions } from "./field.ts";
import { isKeyed } from "./keys.ts";
import { kindIn } from "./kinds/kind.ts";
import { quoted } from "./text/shown-text.ts";

/** Why a dialect could not read a field as it is meant, or `undefined` if it can. */
export type FieldFault = (name: string, field: AnyField) => string | undefined;

export function documentedFault(name: string, field: AnyField): string | undefined {
  const { many, wildcards, me }: TextFieldOptions = field;
  const kind = kindIn(field);
  const needs = [
    [isKeyed(field), "keyed"],
    [kind?.contains, "containsText"],
    [kind?.interval !== undefined, field.kind],
    [many, "many"],
    [wildcards, "wildcards"],
    [me, "me"],
  ].find(([isThere]) => isThere);
  return needs && `The field ${quoted(name)}: ${needs[1]} is only there in languages with dialect: "extended".`;
}

export function extendedFault(name: string, field: AnyField): string | undefined {
  for (const spelling of [name, ...(field.aliases ?? [])]) {
    if (/[()]/.test(spelling))
      return `The field name ${quoted(spelling)} has a parenthesis, which opens or closes a group.`;
    if (isKeyed(field) && spelling.includes("."))
      return `The field name ${quoted(spelling)} has a dot, which ends the name of a field of keys.`;
  }
  return undefined;
}
