import { literal } from "../naive.ts";
import { heldDate, nanosecondsOf } from "./dates.ts";
import { compared, normalized } from "./decimal.ts";
import { heldValue } from "./kinds.ts";
import { kindOf, type NaiveField, type NaiveLanguage, type Path } from "./language.ts";
import type { FieldName, Meaning } from "./meaning.ts";

/** Whether a record is selected: one `switch`, and every value of the record is looked at. */
export function holdsExtended(meaning: Meaning, record: unknown, language: NaiveLanguage): boolean {
  const holds = (part: Meaning) => holdsExtended(part, record, language);
  switch (meaning[0]) {
    case "all":
      return (meaning.slice(1) as Meaning[]).every(holds);
    case "any":
      return (meaning.slice(1) as Meaning[]).some(holds);
    case "not":
      return !holds(meaning[1] as Meaning);
    case "never":
      return false;
    case "word":
    case "phrase": {
      const [how, wanted] = meaning as readonly ["word" | "phrase", string];
      const texts = language.text.flatMap((path) => reached(record, path, true));
      return texts.some((text) => occurs(how, wanted, text));
    }
    case "contains": {
      const [, name, how, wanted] = meaning;
      return rawValues(record, name, language).some((text) => occurs(how, wanted, text));
    }
    case "present":
      return values(record, meaning[1], language).some((value) => value !== "");
    case "equals": {
      const [, name, wanted] = meaning;
      return values(record, name, language).includes(wanted);
    }
    case "matches":
      return values(record, meaning[1], language).some((value) => value !== "" && fits(meaning[2], value));
    case "range": {
      const [, name, ...conditions] = meaning;
      const isDate = kindOf(fieldOf(name, language)).kind === "date";
      return values(record, name, language).some((value) =>
        conditions.every((condition) => {
          const [, operator = "", bound = ""] = /^([<>]=?)(.*)$/.exec(condition) ?? [];
          const order = compared(value, isDate ? String(nanosecondsOf(bound)) : bound);
          if (order === 0) return operator.endsWith("=");
          return order < 0 ? operator.startsWith("<") : operator.startsWith(">");
        }),
      );
    }
  }
}

/** A pattern has the text between its asterisks, the first at the beginning and the last at the end. */
function fits(parts: readonly string[], value: string): boolean {
  if (parts.join("").length > value.length) return false;
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^]*")}$`, "u").test(value);
}

function occurs(how: "word" | "phrase", wanted: string, text: unknown): boolean {
  if (typeof text !== "string" || text.normalize("NFC").length < wanted.normalize("NFC").length) return false;
  if (how === "word") return literal(wanted, "iu").test(text.normalize("NFC"));
  return text.normalize("NFC").includes(wanted.normalize("NFC"));
}

function fieldOf(name: FieldName, language: NaiveLanguage): NaiveField {
  return language.fields[typeof name === "string" ? name : name[0]] as NaiveField;
}

/** What a record has at a path: its own properties only, and each element of an array if there may be several. */
function reached(from: unknown, path: Path, many: boolean): unknown[] {
  const [key, ...rest] = typeof path === "string" ? path.split(".") : path;
  if (Array.isArray(from)) return many ? from.flatMap((element) => reached(element, path, many)) : [];
  if (typeof from !== "object" || from === null || key === undefined || !Object.hasOwn(from, key)) return [];
  const found = (from as Record<string, unknown>)[key];
  if (rest.length > 0) return reached(found, rest, many);
  return Array.isArray(found) ? (many ? found.flat(Number.POSITIVE_INFINITY) : []) : [found];
}

function rawValues(record: unknown, name: FieldName, language: NaiveLanguage): unknown[] {
  const field = fieldOf(name, language);
  const many = field.many === true || kindOf(field).many === true;
  const path = field.path as Path;
  if (typeof name === "string") return reached(record, path, many);
  return reached(record, path, many).flatMap((keyed) => reached(keyed, [name[1]], many));
}

/** What a field's kind reads in the record, written as in a meaning; dates in nanoseconds. What it cannot read is no value. */
function values(record: unknown, name: FieldName, language: NaiveLanguage): string[] {
  const field = fieldOf(name, language);
  if (field.kind === "duration" && typeof field.path === "object" && "from" in field.path) {
    const [start, end] = [field.path.from, field.path.to].map((path) =>
      heldDate(reached(record, path, false)[0], field.unit),
    );
    if (start === undefined || end === undefined) return [];
    const [sign, digits] = end < start ? ["-", start - end] : ["", end - start];
    return [normalized(`${sign}${digits / 1_000_000n}.${String(digits % 1_000_000n).padStart(6, "0")}`)];
  }
  return rawValues(record, name, language).flatMap((held) => heldValue(field, held) ?? []);
}
