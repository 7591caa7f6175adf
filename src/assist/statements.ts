import { hasComposedSets } from "../filter/dialect.ts";
import { grouped } from "../language/grouped.ts";
import { keywordNodeOf } from "../language/keyword-node.ts";
import { type FieldEntry, fieldOf, lookupOf } from "../language/lookup.ts";
import { inQuotes } from "../language/messages.ts";
import type { AnyFieldTerm, AnyNode, FieldTerm, ListElement } from "../language/nodes.ts";
import { isRight } from "../syntax/checks/elements.ts";
import { clause, say } from "./messages.ts";
import { valueWords } from "./value-words.ts";
import { catalogueOf, fieldWords, listed, quotedList, soughtText, textWords, type Wording } from "./wording.ts";

// What a query selects, in words. Statements about one field are merged first: “the status is A, B, or C”.

/** What is said of a record. Negation is on the statements that hold no others. */
export type Statement =
  | TextStatement
  | FieldStatement
  | { readonly type: "words"; readonly words: string }
  | { readonly type: "all" | "any"; readonly parts: readonly Statement[] };

interface TextStatement {
  readonly type: "text";
  readonly texts: readonly string[];
  readonly wanted: boolean;
}

interface FieldStatement {
  readonly type: "field";
  readonly entry: FieldEntry;
  /** Values in words, of which one must be held, or all. */
  readonly values: readonly string[];
  readonly isEach: boolean;
  readonly wanted: boolean;
}

/** What a node says, if it is wanted or else its complement; `undefined` if it is not finished. */
export function statementOf(node: AnyNode, wording: Wording, wanted = true): Statement | undefined {
  switch (node.type) {
    case "word":
    case "phrase":
      return { type: "text", texts: [soughtText(node.text, node.type === "phrase", wording)], wanted };
    case "contains": {
      const gaps = { field: clause(nameOf(node, wording)), text: clause(soughtText(node.text, node.exact, wording)) };
      return words(say(wording, wanted ? "field.contains" : "field.contains-not", gaps));
    }
    case "list":
      return fieldStatement(node, node.terms, wording, wanted);
    case "field":
    case "comparison":
    case "between":
    case "pattern":
    case "present":
      return fieldStatement(node, [node], wording, wanted);
    case "keyword":
      return keywordStatement(node.keyword, wording, wanted);
    case "unfinished":
      return undefined;
    case "not":
      return statementOf(node.term, wording, !wanted);
    case "and":
    case "or": {
      const parts = node.terms.map((term) => statementOf(term, wording, wanted)).filter((part) => part !== undefined);
      if (parts.length === 0 && node.terms.length > 0) return undefined;
      return joined((node.type === "and") === wanted ? "all" : "any", parts);
    }
  }
}

function words(text: string): Statement {
  return { type: "words", words: text };
}

function keywordStatement(keyword: string, wording: Wording, wanted: boolean): Statement | undefined {
  const description = lookupOf(wording.language).keywords.get(keyword)?.description;
  if (description && wanted) return words(description.replace(/\.$/, ""));
  const node = keywordNodeOf(wording.language, keyword);
  return node && statementOf(node, wording, wanted);
}

/** Parts that all hold, or any; statements about one field are one. */
export function joined(type: "all" | "any", parts: readonly Statement[]): Statement {
  const flat = parts.flatMap((part) => (part.type === type ? part.parts : [part]));
  const merged = [...grouped(flat, (part) => mergingKey(part, type)).values()].map((same) => together(same, type));
  const [only, ...others] = merged;
  return only !== undefined && others.length === 0 ? only : { type, parts: merged };
}

/** The same text for parts that can be said as one. */
function mergingKey(part: Statement, type: "all" | "any"): string {
  switch (part.type) {
    case "text":
      return part.wanted && type === "any" ? "text" : `text ${part.wanted} ${part.texts.join()}`;
    case "field": {
      const { entry, wanted, isEach, values } = part;
      // `-label:a OR -label:b` is not “neither”, and `label:a,b label:c` is not “all three”.
      const isOneOfEach = wanted && entry.many && values.length === 1;
      const isMerged = !isEach && (wanted === (type === "any") || isOneOfEach);
      return `field ${JSON.stringify([entry.name, entry.key, wanted, isMerged || [isEach, ...values]])}`;
    }
    case "words":
      return `words ${part.words}`;
    default:
      // With lengths instead of quotes, which would be escaped again at each level.
      return part.parts
        .map((inner) => mergingKey(inner, "all"))
        .map((key) => `${key.length}:${key}`)
        .join("");
  }
}

function together(same: readonly [Statement, ...Statement[]], type: "all" | "any"): Statement {
  const [one] = same;
  if (same.length === 1) return one;
  if (one.type === "text")
    return { ...one, texts: distinct((same as readonly TextStatement[]).flatMap(({ texts }) => texts)) };
  if (one.type !== "field") return one;
  const values = distinct((same as readonly FieldStatement[]).flatMap(({ values }) => values));
  return { ...one, values, isEach: type === "all" && one.wanted && values.length > 1 };
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

function fieldStatement(
  term: AnyFieldTerm,
  terms: readonly ListElement[],
  wording: Wording,
  wanted: boolean,
): Statement {
  const entry = fieldOf(wording.language, term.field, term.key);
  if (entry === undefined) return { type: wanted ? "any" : "all", parts: [] };
  const right = terms.filter(isRight);
  const [wrong] = terms;
  if (right.length === 0 && wrong !== undefined) {
    const key = wanted ? "field.is.invalid" : "field.is-not.invalid";
    return words(say(wording, key, { field: clause(nameOf(term, wording)), value: writtenText(wrong) }));
  }
  const values = right.filter((one) => one.type !== "present");
  if (values.length < right.length)
    return words(say(wording, wanted ? "field.present" : "field.absent", { field: clause(nameOf(term, wording)) }));
  return {
    type: "field",
    entry,
    values: distinct(values.map((one) => valueWords(one, entry, wording))),
    isEach: false,
    wanted,
  };
}

function writtenText(term: ListElement): string {
  if (term.type === "between") return `${term.low?.text ?? "*"}..${term.high?.text ?? "*"}`;
  return term.type === "comparison" ? term.operator + term.text : (term as FieldTerm).text;
}

function nameOf({ field, key }: { readonly field: string; readonly key?: string }, wording: Wording): string {
  const name = fieldWords(field, wording);
  return key === undefined ? name : `${name} ${inQuotes(catalogueOf(wording), key)}`;
}

/**
 * A statement as a clause. What is nested is “either … or …”, in it “both … and …”, and deeper in brackets.
 *
 * @param level how many groups it is in.
 */
export function clauseOf(statement: Statement, wording: Wording, level = 0): string {
  switch (statement.type) {
    case "words":
      return statement.words;
    case "text": {
      const text = clause(listed(statement.texts, "or", wording));
      return say(wording, statement.wanted ? "text.is-mentioned" : "text.is-not-mentioned", { text });
    }
    case "field":
      return fieldClause(statement, wording);
    case "all":
    case "any":
      return groupClause(statement, wording, level);
  }
}

function fieldClause({ entry, values, isEach, wanted }: FieldStatement, wording: Wording): string {
  const field = clause(nameOf({ field: entry.name, ...(entry.key !== undefined && { key: entry.key }) }, wording));
  const key = wanted ? "field.is" : "field.is-not";
  if (isEach) {
    const value = clause(listed(values, "and", wording));
    return say(wording, values.length === 2 ? "field.is-both" : "field.is-all", { field, value });
  }
  const { isShortened, gaps } = quotedList(values, wording);
  const statement = say(wording, isShortened ? `${key}.one-of-many` : key, { field, ...gaps });
  // A missing value is only mentioned where a query can ask for it.
  return wanted || !hasComposedSets(entry)
    ? statement
    : say(wording, "field.or-none", { condition: clause(statement) });
}

function groupClause(
  { type, parts }: { readonly type: "all" | "any"; readonly parts: readonly Statement[] },
  wording: Wording,
  level: number,
): string {
  if (parts.length === 0) return say(wording, type === "all" ? "conditions.everything" : "conditions.nothing");
  const inside = parts.map((part) => clauseOf(part, wording, level + 1));
  const conditions = clause(listed(inside, type === "all" ? "and" : "or", wording));
  if (level === 0) return say(wording, `conditions.${type}`, { conditions });
  const isPair = level === 1 && type === "all" && parts.length === 2;
  return say(wording, isPair ? "conditions.both" : "conditions.brackets", { conditions });
}

/** A term in words, as a statement about a record; if it is not wanted, its complement. */
export function termWords(term: AnyNode, wording: Wording, wanted = true): string {
  if (term.type === "unfinished")
    return say(wording, `unfinished.${term.lacks}`, { field: clause(fieldWords(term.field ?? "", wording)) });
  const statement = statementOf(term, wording, wanted);
  if (statement === undefined) return say(wording, "conditions.everything");
  const text = onlyText(statement);
  return text === undefined ? clauseOf(statement, wording) : textWords(text.text, wording, text.wanted);
}

/** The text that a part says is mentioned or not, if it is nothing else. */
export function onlyText(statement: Statement): { readonly text: string; readonly wanted: boolean } | undefined {
  if (statement.type !== "text") return undefined;
  const [text, ...others] = statement.texts;
  return text === undefined || others.length > 0 ? undefined : { text, wanted: statement.wanted };
}
