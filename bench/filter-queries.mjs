// The kinds of query that the filter is measured on. A term is data, so that every library can be given it in its own syntax.

const textKeys = ["author", "commit_title", "commit_body"];
const fieldKeys = { repo: "repository_name", branch: "branch", id: "id", status: "calculated_status" };
const failures = ["FAILURE", "JOB_ERROR", "BAD_LAYERFILE", "RUNNER_ERROR"];

const word = (text) => ({ kind: "word", text, written: text });
const phrase = (text) => ({ kind: "phrase", text, written: `"${text}"` });
const field = (name, value) => ({ kind: "equal", key: fieldKeys[name], values: [value], written: `${name}:${value}` });
const keyword = (written, values, negated = false) => ({
  kind: "equal",
  key: "calculated_status",
  values,
  negated,
  written,
});
const failed = keyword("failed", failures);
const done = keyword("done", ["RUNNING"], true);
const not = (term) => ({ ...term, negated: true, written: `-${term.written}` });

export const queries = {
  "a common word": [word("fix")],
  "a rare word": [word("7f3a")],
  "two letters": [word("db")],
  "two words": [word("flaky"), word("timeout")],
  "four words": [word("remove"), word("slow"), word("cache"), word("when")],
  "a phrase": [phrase("Merge pull request")],
  "a phrase and a word": [phrase("feat(api)"), word("schema")],
  "an excluded word": [not(word("bump"))],
  "a word without two others": [word("deploy"), not(word("wip")), not(word("merge"))],
  "a repository": [field("repo", "api")],
  "a repository and a branch": [field("repo", "api"), field("branch", "main")],
  "an id": [field("id", 51234)],
  "a status and a word": [field("status", "FAILURE"), word("retry")],
  "a keyword": [failed],
  "a word of a repository's failures": [word("retry"), failed, field("repo", "api")],
  "the lot": [
    word("fix"),
    phrase("test"),
    not(word("wip")),
    field("repo", "api"),
    field("branch", "main"),
    done,
    failed,
  ],
  "a word that is not Latin": [word("ошибк")],
};

/** As a person types it. */
export function written(terms) {
  return terms.map((term) => term.written).join(" ");
}

const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const beyondLatin1 = /[^\x00-\xff]/;
const normalized = (text) => (beyondLatin1.test(text) ? text.normalize("NFC") : text);

/** The naive way: lower-case each text, search for one term after the other. */
export function naivePredicate(terms) {
  const tests = terms.map(({ kind, text, key, values, negated = false }) => {
    if (kind === "equal") return (record) => values.includes(record[key]) !== negated;
    if (kind === "phrase") return (record) => textKeys.some((textKey) => record[textKey].includes(text)) !== negated;
    const lower = text.toLowerCase();
    return (record) => textKeys.some((textKey) => record[textKey].toLowerCase().includes(lower)) !== negated;
  });
  return (record) => tests.every((test) => test(record));
}

/**
 * The escaped-literal design: each word one regular expression of a literal, each phrase an `includes`, fields first and then what
 * is likely to exclude most. Written out for these three keys, without the generality of a language.
 */
export function literalPredicate(terms) {
  const order = (term) => (term.kind === "equal" ? 0 : term.kind === "phrase" ? 1 : 2 + 1 / term.text.length);
  const tests = [...terms].sort((one, other) => order(one) - order(other)).map(literalTest);
  const [only] = tests;
  if (tests.length === 1) return only;
  return (record) => {
    for (let index = 0; index < tests.length; index++) if (!tests[index](record)) return false;
    return true;
  };
}

function literalTest({ kind, text, key, values, negated = false }) {
  if (kind === "equal") {
    const [only] = values;
    if (values.length === 1) return (record) => (record[key] === only) !== negated;
    const set = new Set(values);
    return (record) => set.has(record[key]) !== negated;
  }
  if (kind === "phrase") {
    return ({ author, commit_title, commit_body }) =>
      (normalized(author).includes(text) ||
        normalized(commit_title).includes(text) ||
        normalized(commit_body).includes(text)) !== negated;
  }
  const pattern = new RegExp(literal(text), "iu");
  return ({ author, commit_title, commit_body }) =>
    (pattern.test(normalized(author)) ||
      pattern.test(normalized(commit_title)) ||
      pattern.test(normalized(commit_body))) !== negated;
}

/** For mingo and sift, which share MongoDB's syntax. */
export function mongoQuery(terms) {
  return {
    $and: terms.map(({ kind, text, key, values, negated = false }) => {
      const some =
        kind === "equal"
          ? [{ [key]: { $in: values } }]
          : textKeys.map((textKey) => ({ [textKey]: new RegExp(literal(text), kind === "word" ? "iu" : "u") }));
      return negated ? { $nor: some } : some.length === 1 ? some[0] : { $or: some };
    }),
  };
}

const negatedText = (negated, text) => (negated ? `NOT (${text})` : `(${text})`);

/** Its literals are substrings, quoted ones with case; an exact value is a range of numbers or an anchored pattern. */
export function liqeQuery(terms) {
  const parts = terms.map(({ kind, text, key, values, negated = false }) => {
    if (kind === "word") return negatedText(negated, textKeys.map((textKey) => `${textKey}:${text}`).join(" OR "));
    if (kind === "phrase") return negatedText(negated, textKeys.map((textKey) => `${textKey}:"${text}"`).join(" OR "));
    const [only] = values;
    if (typeof only === "number") return negatedText(negated, `${key}:[${only} TO ${only}]`);
    return negatedText(negated, `${key}:/^(${values.map(literal).join("|")})$/`);
  });
  return parts.join(" AND ");
}

/** Its words are substrings, its quoted values whole ones, so a phrase must be a pattern. */
export function luceneKitQuery(terms) {
  const parts = terms.map(({ kind, text, key, values, negated = false }) => {
    if (kind === "word") return negatedText(negated, textKeys.map((textKey) => `${textKey}:${text}`).join(" OR "));
    if (kind === "phrase")
      return negatedText(negated, textKeys.map((textKey) => `${textKey}:/${literal(text)}/`).join(" OR "));
    const equal = (value) => (typeof value === "number" ? `${key}:[${value} TO ${value}]` : `${key}:"${value}"`);
    return negatedText(negated, values.map(equal).join(" OR "));
  });
  return parts.join(" AND ");
}
