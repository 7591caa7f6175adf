// The limit: a single pass, by hand, that makes the same tree as the library's parser for the documented language, and nothing
// else: no diagnostics, no other language, and no readable grammar. A test compares the two on random strings.

const quote = 34;
const minus = 45;
const colon = 58;
const backslash = 92;

/** The root of the tree of a search string. */
export function scan(text) {
  const { length } = text;
  const terms = [];
  let at = 0;
  for (;;) {
    while (at < length && isSpace(text.charCodeAt(at))) at++;
    if (at === length) return { type: "and", terms, from: 0, to: length };
    const from = at;
    let negated = false;
    if (text.charCodeAt(at) === minus) {
      at++;
      if (at === length || isSpace(text.charCodeAt(at))) {
        terms.push({ type: "unfinished", lacks: "term", negated: true, from, to: at });
        continue;
      }
      negated = true;
    }
    const term = scanAtom(text, at, negated);
    at = term.to;
    if (!negated) terms.push(term);
    else if (term.type === "unfinished") terms.push({ ...term, negated: true, from });
    else terms.push({ type: "not", term, from, to: at });
  }
}

function scanAtom(text, from) {
  const first = text.charCodeAt(from);
  if (isQuote(first)) {
    const to = endOfPhrase(text, from);
    const meaning = phraseMeaning(text, from, to);
    return meaning === ""
      ? { type: "unfinished", lacks: "text", negated: false, from, to }
      : { type: "phrase", text: meaning, from, to };
  }
  let to = from;
  let hasColon = false;
  for (; to < text.length; to++) {
    const character = text.charCodeAt(to);
    if (isSpace(character)) break;
    if (character === colon && !hasColon) {
      hasColon = true;
      const field = fieldNamed(text, from, to);
      if (field !== undefined) return scanField(text, from, to + 1, field);
    }
  }
  const word = text.slice(from, to);
  const keyword = to - from >= 4 && to - from <= 7 ? keywordNamed(word) : undefined;
  return keyword === undefined ? { type: "word", text: word, from, to } : { type: "keyword", keyword, from, to };
}

function scanField(text, from, valueFrom, field) {
  let to = valueFrom;
  let meaning;
  if (to < text.length && isQuote(text.charCodeAt(to))) {
    to = endOfPhrase(text, valueFrom);
    meaning = phraseMeaning(text, valueFrom, to);
  } else {
    while (to < text.length && !isSpace(text.charCodeAt(to))) to++;
    meaning = text.slice(valueFrom, to);
  }
  if (meaning === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
  const value = field === "id" ? wholeNumber(meaning) : field === "status" ? statusNamed(meaning) : meaning;
  return { type: "field", field, text: meaning, value, valueFrom, valueTo: to, from, to };
}

function isSpace(character) {
  if (character === 32) return true;
  if (character < 160) return character >= 9 && character <= 13;
  switch (character) {
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
    case 0xfeff:
      return true;
    default:
      return character >= 0x2000 && character <= 0x200a;
  }
}

function isCurly(character) {
  return character >= 0x201c && character <= 0x201f;
}

function isQuote(character) {
  return character === quote || isCurly(character);
}

function endOfPhrase(text, from) {
  const straight = text.charCodeAt(from) === quote;
  for (let at = from + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === backslash) at++;
    else if (straight ? character === quote : isCurly(character)) return at + 1;
  }
  return text.length;
}

function phraseMeaning(text, from, to) {
  const inner = text.slice(from + 1, isClosed(text, from, to) ? to - 1 : to);
  return inner.includes("\\") ? inner.replace(/\\(["“”„‟\\])/g, "$1") : inner;
}

/** Only a phrase that ends with the text can be unclosed. */
function isClosed(text, from, to) {
  if (to < text.length) return true;
  const last = text.charCodeAt(to - 1);
  if (to - 1 === from || !(text.charCodeAt(from) === quote ? last === quote : isCurly(last))) return false;
  let start = to - 1;
  while (text.charCodeAt(start - 1) === backslash) start--;
  return (to - 1 - start) % 2 === 0;
}

function fieldNamed(text, from, to) {
  switch (to - from) {
    case 2:
      return isName(text, from, "id") ? "id" : undefined;
    case 4:
      return isName(text, from, "repo") ? "repo" : undefined;
    case 6:
      if (isName(text, from, "branch")) return "branch";
      return isName(text, from, "status") ? "status" : undefined;
    default:
      return undefined;
  }
}

/** ASCII letters differ by one bit between the cases, and a name has nothing but letters. */
function isName(text, from, name) {
  for (let index = 0; index < name.length; index++) {
    if ((text.charCodeAt(from + index) | 32) !== name.charCodeAt(index)) return false;
  }
  return true;
}

function keywordNamed(word) {
  if (word.length === 4) return isName(word, 0, "done") ? "done" : undefined;
  if (word.length === 6) return isName(word, 0, "failed") ? "failed" : undefined;
  return word.length === 7 && isName(word, 0, "running") ? "running" : undefined;
}

function wholeNumber(text) {
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character < 48 || character > 57) return undefined;
  }
  let start = 0;
  while (start < text.length - 1 && text.charCodeAt(start) === 48) start++;
  return start === 0 ? text : text.slice(start);
}

const statuses = new Map(
  [
    "NEW",
    "JOB_ERROR",
    "BAD_LAYERFILE",
    "STARTING_RUNNERS",
    "FAILURE",
    "RUNNER_CANCELLED",
    "RUNNER_ERROR",
    "RUNNING",
    "SUCCEEDED",
  ].map((status) => [status.toLowerCase(), status]),
);

/** Beyond ASCII, only the long s equals a letter of these names ignoring case. */
function statusNamed(text) {
  return statuses.get(text.toLowerCase()) ?? statuses.get(text.replace(/ſ/g, "s").toLowerCase());
}
