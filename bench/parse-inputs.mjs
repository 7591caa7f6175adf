import { chooser, seeded } from "./random.mjs";
import * as stock from "./words.mjs";

// A term is data here, so that each parser can be given the query in its own syntax: `{ negated, field, text, quoted }`.

const word = (text) => ({ negated: false, field: undefined, text, quoted: false });
const phrase = (text) => ({ ...word(text), quoted: true });
const field = (name, text) => ({ ...word(text), field: name });
const not = (term) => ({ ...term, negated: true });

/** The query that the documentation of the search shows. */
const example = [
  ...["text", "to", "find", "in", "commit", "body"].map(word),
  phrase("exact text"),
  not(word("layer")),
  not(word("ci")),
  field("repo", "layer-example-repo"),
  field("branch", "main"),
  field("id", "10"),
  field("status", "running"),
  ...["done", "running", "failed"].map(word),
];

/** Many distinct terms, mixed as in the example, without contradictions. */
function manyTerms(count) {
  const { pick, below, between } = chooser(seeded(count));
  const terms = [field("repo", "layer-example-repo"), word("failed")];
  for (let number = terms.length; number < count; number++) {
    const [noun, adjective] = [pick(stock.nouns), pick(stock.adjectives)];
    const kind = below(100);
    if (kind < 60) terms.push(word(`${noun}${number}`));
    else if (kind < 70) terms.push(not(word(`${adjective}${number}`)));
    else if (kind < 78) terms.push(phrase(`${adjective} ${noun} ${number}`));
    else if (kind < 80) terms.push(not(phrase(`${noun} ${adjective} ${number}`)));
    else if (kind < 92) terms.push(not(field("id", `${number}${between(100, 999)}`)));
    else terms.push(not(field("branch", `${noun}-${number}`)));
  }
  return terms;
}

export const inputs = {
  "one short term": [word("fix")],
  "the documentation's example": example,
  "100 terms": manyTerms(100),
  "1,000 terms": manyTerms(1000),
  "10,000 terms": manyTerms(10_000),
};

const atom = ({ field: name, text, quoted }) => `${name === undefined ? "" : `${name}:`}${quoted ? `"${text}"` : text}`;

/** The same terms in each syntax. */
export const syntaxes = {
  minus: (terms) => terms.map((term) => (term.negated ? "-" : "") + atom(term)).join(" "),
  not: (terms) => terms.map((term) => (term.negated ? "NOT " : "") + atom(term)).join(" "),
  and: (terms) => terms.map((term) => (term.negated ? "NOT " : "") + atom(term)).join(" AND "),
};

/** One line per term, sorted: what all parsers must agree on. Some keep neither the order nor the quotes. */
export function gist(terms) {
  return terms
    .map(({ negated, field: name, text }) => `${negated ? "-" : ""}${name ?? "text"}:${text}`)
    .sort()
    .join("\n");
}
