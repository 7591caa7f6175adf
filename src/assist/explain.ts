import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { elementAt, layoutOf, nodeOf, wholeOf } from "./layout.ts";
import { clause, type MessageOptions, say } from "./messages.ts";
import { queryOf, type TextOptions, type TextOrQuery, treeOf } from "./query-of.ts";
import { clauseOf, joined, onlyText, statementOf, termWords } from "./statements.ts";
import { listed, textWords, type Wording } from "./wording.ts";

/** The language of a text, the messages to use, and what dates, ages and `@me` are relative to. */
export interface ExplainOptions<L extends AnyLanguage = Layer>
  extends TextOptions<L>,
    MessageOptions,
    EvaluationOptions {}

/** What a query selects, in words. */
export interface Explanation {
  /** One plain sentence. */
  readonly sentence: string;
  /** Each term in words, with its range in the text. */
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedPart extends Range {
  readonly text: string;
}

/**
 * Says what a query selects: for screen readers, tooltips and pages without results. Its words are those of the language's
 * definition.
 *
 * @example
 * ```ts
 * explain("fix -wip branch:main failed").sentence;
 * // "Layer CI runs mentioning “fix” but not “wip”, where the branch is “main” and the run has suffered a failure or error."
 * explain("fix -wip").parts[1]; // { text: "not mentioning “wip”", from: 4, to: 8 }
 * ```
 */
export function explain<L extends AnyLanguage = Layer>(
  input: string | QueryOrNode<L>,
  options: ExplainOptions<L> = {},
): Explanation {
  const { root, language } = treeOf(input, options);
  const wording = { ...options, language };
  const terms = root.type === "and" ? root.terms : [root];
  return {
    sentence: sentence(sentenceParts(terms, wording), wording).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    parts: terms.map((term) => explainTerm(term, wording)),
  };
}

/**
 * What the term at an offset means, and its range; `undefined` between terms. At a parenthesis or an operator it is the group.
 *
 * @example
 * ```ts
 * hover("fix -branch:main", 9); // { text: "the branch is not “main”", from: 4, to: 16 }
 * ```
 */
export function hover<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  offset: number,
  options: ExplainOptions<L> = {},
): ExplainedPart | undefined {
  const query = queryOf(input, options);
  const element = elementAt(wholeOf(layoutOf(query)), offset);
  if (element === undefined || offset >= element.to) return undefined;
  const { from, to } = element;
  return { text: termWords(nodeOf(element), { ...options, language: query.language }), from, to };
}

export function explainTerm(term: AnyNode, wording: Wording): ExplainedPart {
  return { text: termWords(term, wording), from: term.from, to: term.to };
}

/** What is said of a record: the texts that it mentions and those that it does not, and conditions. */
interface SentenceParts {
  readonly mentioned: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
}

function sentenceParts(terms: readonly AnyNode[], wording: Wording): SentenceParts {
  const mentioned = new Set<string>();
  const excluded = new Set<string>();
  const conditions = new Set<string>();
  const parts = terms.map((term) => statementOf(term, wording)).filter((part) => part !== undefined);
  const all = joined("all", parts);
  for (const part of all.type === "all" ? all.parts : [all]) {
    const text = onlyText(part);
    if (text === undefined) conditions.add(clauseOf(part, wording));
    else (text.wanted ? mentioned : excluded).add(text.text);
  }
  return { mentioned, excluded, conditions };
}

function sentence({ mentioned, excluded, conditions }: SentenceParts, wording: Wording): string {
  const gaps = {
    records: clause(wording.language.name),
    texts: clause(mentioning([...mentioned], [...excluded], wording)),
    conditions: clause(listed([...conditions], "and", wording)),
  };
  const hasTexts = mentioned.size + excluded.size > 0;
  if (conditions.size === 0) return say(wording, hasTexts ? "explain.texts" : "explain.all", gaps);
  return say(wording, hasTexts ? "explain.texts-and-conditions" : "explain.conditions", gaps);
}

/** “mentioning a and b but not c or d” */
function mentioning(mentioned: readonly string[], excluded: readonly string[], wording: Wording): string {
  const text = listed(mentioned, "and", wording);
  const without = listed(excluded, "or", wording);
  if (mentioned.length === 0) return textWords(without, wording, false);
  if (excluded.length === 0) return textWords(text, wording);
  return say(wording, "text.mentioned-but-not", { text: clause(text), excluded: clause(without) });
}
