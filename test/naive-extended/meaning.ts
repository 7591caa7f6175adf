import { dateOf, type Instant, instantText, type NaiveDate } from "./dates.ts";
import { readValue } from "./kinds.ts";
import {
  kindOf,
  type NaiveConditionValue,
  type NaiveContext,
  type NaiveField,
  type NaiveKeyword,
  type NaiveLanguage,
  type NaiveWanted,
} from "./language.ts";
import type { NaiveFieldMembers, NaiveNode } from "./nodes.ts";

/** A field, or a field of keys and one of its keys. */
export type FieldName = string | readonly [string, string];

/**
 * What a query means: nothing unfinished, no keywords, clocks and `@me` resolved, and no place in the text.
 * `["never"]` is a value that cannot be; `["all"]` alone holds for every record.
 * The conditions of a `range` are an operator and a value, such as `">=10"`.
 */
export type Meaning =
  | readonly ["all" | "any", ...Meaning[]]
  | readonly ["not", Meaning]
  | readonly ["never"]
  | readonly ["word" | "phrase", string]
  | readonly ["equals", FieldName, string]
  | readonly ["range", FieldName, ...string[]]
  | readonly ["matches", FieldName, readonly string[]]
  | readonly ["present", FieldName]
  | readonly ["contains", FieldName, "word" | "phrase", string];

export function meaningOf(root: NaiveNode, language: NaiveLanguage, context: NaiveContext): Meaning {
  return new Meant(language, context).of(root) ?? ["all"];
}

class Meant {
  readonly language: NaiveLanguage;
  readonly context: NaiveContext;

  constructor(language: NaiveLanguage, context: NaiveContext) {
    this.language = language;
    this.context = context;
  }

  /** Nothing, if the node is unfinished: it is left out of what is around it. */
  of(node: NaiveNode): Meaning | undefined {
    switch (node.type) {
      case "unfinished":
        return undefined;
      case "and":
      case "or":
        return together(
          node.type === "and" ? "all" : "any",
          node.terms.flatMap((term) => {
            const meaning = this.of(term);
            return meaning === undefined ? [] : [meaning];
          }),
        );
      case "not": {
        const meaning = this.of(node.term);
        return meaning === undefined ? undefined : complement(meaning);
      }
      case "word":
      case "phrase":
        return [node.type, node.text];
      case "keyword":
        return this.keyword(this.language.keywords?.[node.keyword] ?? {});
      default:
        return this.field(node);
    }
  }

  field(node: NaiveFieldMembers): Meaning {
    const name: FieldName = node.key === undefined ? node.field : [node.field, node.key];
    const field = this.language.fields[node.field];
    if (field === undefined) throw new Error(`The language has no field ${node.field}.`);
    switch (node.type) {
      case "list":
        return (
          together(
            "any",
            node.terms.map((term) => this.field(term)),
          ) ?? ["never"]
        );
      case "present":
        return ["present", name];
      case "contains":
        return ["contains", name, node.exact ? "phrase" : "word", node.text];
      case "pattern":
        return ["matches", name, node.parts];
      case "field":
        if (node.me === true) return ["equals", name, this.me()];
        if (kindOf(field).kind === "date") return this.date(name, node.text);
        return equals(name, readValue(field, node.text));
      case "comparison":
        if (kindOf(field).kind === "date") return this.datesCompared(name, node.operator, node.text);
        return range(name, [[node.operator, readValue(field, node.text)]]);
      case "between": {
        if (kindOf(field).kind === "date") return this.datesBetween(name, node.low?.text, node.high?.text);
        const low = node.low === null ? [] : [[">=", readValue(field, node.low.text)] as const];
        const high = node.high === null ? [] : [["<=", readValue(field, node.high.text)] as const];
        return range(name, [...low, ...high]);
      }
    }
  }

  me(): string {
    if (this.context.me === undefined) throw new Error("@me needs the option me.");
    return this.context.me;
  }

  /** A bare date: an age would have two meanings, so it is none. */
  date(name: FieldName, text: string): Meaning {
    const date = dateOf(text, this.context);
    if (date === undefined || date.type === "age") return ["never"];
    return dates(name, [...from(date), ...upTo(date)]);
  }

  datesCompared(name: FieldName, operator: string, text: string): Meaning {
    const date = dateOf(text, this.context);
    if (date === undefined) return ["never"];
    if (date.type === "age") {
      const turned = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" }[operator] ?? operator;
      return dates(name, [[turned, date.at]]);
    }
    const conditions = { ">": after, ">=": from, "<": before, "<=": upTo }[operator];
    return dates(name, conditions?.(date) ?? []);
  }

  datesBetween(name: FieldName, lowText: string | undefined, highText: string | undefined): Meaning {
    const read = (text: string | undefined) => (text === undefined ? [] : [dateOf(text, this.context)]);
    const [low, high] = [read(lowText), read(highText)];
    const types = new Set([...low, ...high].map((date) => (date === undefined ? "none" : date.type === "age")));
    if (types.has("none") || types.size > 1) return ["never"];
    const [lowDates, highDates] = [low, high].map((ends) => ends.filter((end) => end !== undefined));
    // `2d..7d` is from two to seven days ago, so the low age is the later instant.
    if (types.has(true)) {
      const at = (date: NaiveDate) => (date.type === "part" ? date.start : date.at);
      const earliest = highDates?.map((date): Condition => [">=", at(date)]) ?? [];
      const latest = lowDates?.map((date): Condition => ["<=", at(date)]) ?? [];
      return dates(name, [...earliest, ...latest]);
    }
    return dates(name, [...(lowDates?.flatMap(from) ?? []), ...(highDates?.flatMap(upTo) ?? [])]);
  }

  keyword({ where = {}, except, all = [], any, none = [] }: NaiveKeyword): Meaning {
    const parts: Meaning[] = [this.conditions(where), ...all.map((clause) => this.clause(clause))];
    if (except !== undefined) parts.push(complement(this.conditions(except)));
    if (any !== undefined)
      parts.push(
        together(
          "any",
          any.map((clause) => this.clause(clause)),
        ) ?? ["never"],
      );
    parts.push(...none.map((clause) => complement(this.clause(clause))));
    return together("all", parts) ?? ["all"];
  }

  /** Conditions, or a group of clauses. */
  clause(clause: NaiveKeyword): Meaning {
    const isGroup = ["all", "any", "none"].some((name) => Object.hasOwn(clause, name));
    return isGroup ? this.keyword(clause) : this.conditions(clause as { readonly [field: string]: NaiveWanted });
  }

  conditions(where: { readonly [field: string]: NaiveWanted }): Meaning {
    const meanings = Object.entries(where).map(([written, wanted]) => this.condition(written, wanted));
    return together("all", meanings) ?? ["all"];
  }

  condition(written: string, wanted: NaiveWanted): Meaning {
    const dot = this.language.fields[written] === undefined ? written.indexOf(".") : -1;
    const about = dot === -1 ? { field: written } : { field: written.slice(0, dot), key: written.slice(dot + 1) };
    if (Array.isArray(wanted))
      return (
        together(
          "any",
          wanted.map((one) => this.condition(written, one)),
        ) ?? ["never"]
      );
    if (typeof wanted !== "object") {
      const text = String(wanted);
      const me = text === "@me" && kindOf(this.language.fields[about.field] as NaiveField).me === true;
      const isContained = this.language.fields[about.field]?.kind === "containsText";
      if (isContained) return this.field({ type: "contains", ...about, text, exact: false });
      return this.field({ type: "field", ...about, text, ...(me ? { me } : {}) });
    }
    const operators = {
      above: ">",
      atLeast: ">=",
      below: "<",
      atMost: "<=",
      olderThan: ">",
      newerThan: "<",
    };
    const { from: low, to: high, ...others } = wanted as { readonly [how: string]: NaiveConditionValue };
    const end = (value: NaiveConditionValue | undefined) => (value === undefined ? null : { text: String(value) });
    const between = { type: "between", ...about, low: end(low), high: end(high) } as const;
    const ranges = low === undefined && high === undefined ? [] : [this.field(between)];
    const meanings = Object.entries(others).map(([how, value]): Meaning => {
      if (how === "present") {
        const present = this.field({ type: "present", ...about });
        return value === true ? present : complement(present);
      }
      if (how === "matches") return this.field({ type: "pattern", ...about, parts: String(value).split("*") });
      const operator = operators[how as keyof typeof operators];
      return this.field({ type: "comparison", ...about, operator, text: String(value) });
    });
    return together("all", [...ranges, ...meanings]) ?? ["all"];
  }
}

/** One meaning for several of a level; nothing, if there is none. */
function together(type: "all" | "any", meanings: readonly Meaning[]): Meaning | undefined {
  const parts = meanings.flatMap((meaning) => (meaning[0] === type ? (meaning.slice(1) as Meaning[]) : [meaning]));
  return parts.length <= 1 && !(parts.length === 0 && meanings.length > 0) ? parts[0] : [type, ...parts];
}

function complement(meaning: Meaning): Meaning {
  return meaning[0] === "not" ? meaning[1] : ["not", meaning];
}

type Condition = readonly [operator: string, at: Instant];

function from(date: NaiveDate): Condition[] {
  return [[">=", date.type === "part" ? date.start : date.at]];
}

function upTo(date: NaiveDate): Condition[] {
  return [date.type === "part" ? ["<", date.end] : ["<=", date.at]];
}

function after(date: NaiveDate): Condition[] {
  return [date.type === "part" ? [">=", date.end] : [">", date.at]];
}

function before(date: NaiveDate): Condition[] {
  return [["<", date.type === "part" ? date.start : date.at]];
}

/** An end beyond all instants excludes either none of them or all. */
function dates(name: FieldName, conditions: readonly Condition[]): Meaning {
  const texts: string[] = [];
  for (const [operator, at] of conditions) {
    if (typeof at === "bigint") texts.push(`${operator}${instantText(at)}`);
    else if (operator.startsWith(">") === at > 0) return ["never"];
  }
  return ["range", name, ...texts];
}

function equals(name: FieldName, value: string | undefined): Meaning {
  return value === undefined ? ["never"] : ["equals", name, value];
}

function range(name: FieldName, conditions: readonly (readonly [string, string | undefined])[]): Meaning {
  if (conditions.some(([, value]) => value === undefined)) return ["never"];
  return ["range", name, ...conditions.map(([operator, value]) => `${operator}${value}`)];
}
