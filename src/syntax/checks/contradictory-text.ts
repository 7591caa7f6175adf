import { quoted } from "../../language/message-text.ts";
import { needleFinder } from "../../language/needles.ts";
import { foldCase, hasLoneSurrogate, normalize } from "../../language/text.ts";
import type { Phrase, Word } from "../tree.ts";
import { type Finding, finding, type Subject } from "./rule.ts";

interface TextTerm {
  readonly atom: Word | Phrase;
  readonly from: number;
  readonly to: number;
}

/** A text that must occur and holds one that must not: `fixing -fix`. */
export function contradictoryText(subject: Subject): readonly Finding[] {
  const { required, excluded } = textTerms(subject);
  if (required.length === 0 || excluded.length === 0) return [];
  const words = excluded.filter(({ atom }) => atom.type === "word");
  const phrases = excluded.filter(({ atom }) => atom.type === "phrase");
  // What has no case occurs exactly where it occurs at all, so `42 -"42"` is a contradiction and `fix -"fix"` is none.
  const caseless = phrases.filter(({ atom }) => !/\p{Changes_When_Casemapped}/u.test(atom.text));
  const findWord = needleFinder(words.map(({ atom }) => foldCase(atom.text)));
  const findPhrase = needleFinder(phrases.map(({ atom }) => normalize(atom.text)));
  const findCaseless = needleFinder(caseless.map(({ atom }) => normalize(atom.text)));
  return required
    .flatMap((term) => {
      const { atom } = term;
      const culprit =
        words[findWord(foldCase(atom.text))] ??
        (atom.type === "phrase" ? phrases[findPhrase(normalize(atom.text))] : caseless[findCaseless(foldCase(atom.text))]);
      return culprit === undefined ? [] : contradiction(subject, term, culprit);
    })
    .sort((one, other) => one.from - other.from);
}

function contradiction({ text }: Subject, required: TextTerm, excluded: TextTerm): Finding {
  const later = required.from > excluded.from ? required : excluded;
  const [has, lacks] = [required, excluded].map(({ from, to }) => quoted(text.slice(from, to)));
  return finding(later.from, later.to, `No record can match ${has} together with ${lacks}: whatever holds the one holds the other.`);
}

/** What half of a surrogate pair matches is left open, so nothing is claimed of it. */
function textTerms({ terms }: Subject): { readonly required: readonly TextTerm[]; readonly excluded: readonly TextTerm[] } {
  const required: TextTerm[] = [];
  const excluded: TextTerm[] = [];
  for (const term of terms) {
    const atom = term.type === "not" ? term.term : term;
    if ((atom.type !== "word" && atom.type !== "phrase") || hasLoneSurrogate(atom.text)) continue;
    (term.type === "not" ? excluded : required).push({ atom, from: term.from, to: term.to });
  }
  return { required, excluded };
}
