import { execFileSync } from "node:child_process";
import { chooser, seeded } from "./random.mjs";
import * as stock from "./words.mjs";

// Commits as a dashboard has them: some 248 characters of text in author, title and body; a tenth of them with text that is not
// ASCII. The words are few and frequent, the identifiers, paths and numbers many and rare, as in real ones.

const statuses = [
  ...Array(60).fill("SUCCEEDED"),
  ...Array(14).fill("FAILURE"),
  ...Array(8).fill("RUNNER_CANCELLED"),
  ...Array(6).fill("RUNNING"),
  ...Array(4).fill("JOB_ERROR"),
  ...Array(3).fill("RUNNER_ERROR"),
  ...Array(2).fill("STARTING_RUNNERS"),
  ...Array(2).fill("NEW"),
  "BAD_LAYERFILE",
];

export const defaultSeed = 20261123;

/** `count` commits, the same for the same seed. With `wide`, all of them have text beyond Latin-1. */
export function makeRecords(count, { seed = defaultSeed, wide = false } = {}) {
  const choose = chooser(seeded(seed));
  const records = [];
  for (let index = 0; index < count; index++) records.push(makeRecord(choose, index, wide));
  // As from a server: each text is flat, while V8 keeps concatenated texts as a tree of pieces.
  return fromJson(records);
}

function fromJson(records) {
  const copies = [];
  for (let start = 0; start < records.length; start += 20_000)
    copies.push(...JSON.parse(JSON.stringify(records.slice(start, start + 20_000))));
  return copies;
}

function makeRecord(choose, index, wide) {
  const { chance, pick, pickSkewed } = choose;
  const script = wide ? "wide" : chance(0.05) ? "accented" : chance(0.0526) ? "wide" : "ascii";
  const repository = pickSkewed(stock.repositories);
  const main = chance(0.45);
  return {
    repository_name: repository,
    id: index + 1,
    status: "SEE_RUNNERS",
    calculated_status: pick(statuses),
    commit_sha: hexadecimal(choose, 40),
    branch: main
      ? "main"
      : `${pick(["feature", "fix", "chore", "release"])}/${pick(stock.topics)}-${choose.below(400)}`,
    author:
      script === "wide"
        ? pick(stock.wideAuthors)
        : script === "accented"
          ? pick(stock.accentedAuthors)
          : pickSkewed(stock.authors),
    commit_title: title(choose, script),
    commit_body: body(choose, script),
  };
}

function title(choose, script) {
  const { chance, pick, pickSkewed, below } = choose;
  if (chance(0.08)) return `Merge pull request #${below(9000)} from ${pick(stock.repositories)}/${pick(stock.topics)}`;
  if (chance(0.06)) return `Bump ${identifier(choose)} from ${version(choose)} to ${version(choose)}`;
  const prefix = chance(0.3)
    ? `${pick(["fix", "feat", "chore", "docs", "test"])}(${pick(stock.scopes)}): `
    : chance(0.05)
      ? "WIP: "
      : "";
  const subject = `${pickSkewed(stock.verbs)} ${chance(0.4) ? `${pick(stock.adjectives)} ` : ""}${pickSkewed(stock.nouns)}`;
  const place = chance(0.6)
    ? ` ${pick(["in", "for", "of", "when using"])} ${chance(0.5) ? identifier(choose) : pickSkewed(stock.nouns)}`
    : "";
  const other = script === "ascii" || chance(0.3) ? "" : ` ${phrase(choose, script)}`;
  return `${prefix}${subject}${place}${other}${chance(0.25) ? ` (#${below(9000)})` : ""}`;
}

function phrase({ pick }, script) {
  return pick(script === "wide" ? stock.widePhrases : stock.accentedPhrases);
}

function body(choose, script) {
  const { chance, between } = choose;
  if (script === "ascii" && chance(0.25)) return "";
  const sentences = [];
  for (let left = between(1, 5); left > 0; left--) sentences.push(sentence(choose));
  if (script !== "ascii") sentences.push(phrase(choose, script));
  if (chance(0.25)) sentences.push(`${choose.pick(stock.trailers)}: ${choose.pickSkewed(stock.authors)}`);
  return sentences.join(chance(0.5) ? " " : "\n");
}

function sentence(choose) {
  const { chance, pickSkewed, pick, between } = choose;
  const words = [pickSkewed(stock.verbs)];
  for (let left = between(8, 17); left > 0; left--) {
    if (chance(0.07)) words.push(rare(choose));
    else if (chance(0.5)) words.push(pickSkewed(stock.glue));
    else words.push(chance(0.75) ? pickSkewed(stock.nouns) : pick(stock.adjectives));
  }
  return `${words.join(" ")}.`;
}

function rare(choose) {
  const { pick, below } = choose;
  switch (below(5)) {
    case 0:
      return `src/${pick(stock.nouns)}/${identifier(choose)}.ts`;
    case 1:
      return `#${below(9000)}`;
    case 2:
      return hexadecimal(choose, 7);
    case 3:
      return `v${version(choose)}`;
    default:
      return identifier(choose);
  }
}

function identifier({ pick, chance }) {
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  return `${chance(0.5) ? pick(stock.adjectives) : pick(stock.verbs).toLowerCase()}${capital(pick(stock.nouns))}${chance(0.5) ? capital(pick(stock.nouns)) : ""}`;
}

function version({ below }) {
  return `${below(12)}.${below(30)}.${below(20)}`;
}

function hexadecimal({ below }, length) {
  let digits = "";
  while (digits.length < length) digits += below(16).toString(16);
  return digits;
}

/** A repository's commits as records, repeated if it has fewer than `count`. Runs only git. */
export function gitRecords(directory, count) {
  const output = execFileSync(
    "git",
    ["-C", directory, "log", "--all", `--max-count=${count}`, "--format=%H%x1f%an%x1f%s%x1f%b%x1e"],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    },
  );
  const choose = chooser(seeded(defaultSeed));
  const commits = output
    .split("\x1e")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => entry.split("\x1f"));
  if (commits.length === 0) throw new Error(`No commits in ${directory}.`);
  const records = [];
  for (let index = 0; index < count; index++) {
    const [sha, author, subject, text = ""] = commits[index % commits.length];
    records.push({
      ...makeRecord(choose, index, false),
      commit_sha: sha,
      author,
      commit_title: subject,
      commit_body: text.trim(),
    });
  }
  return fromJson(records);
}

/** A description of a set of records, for the report. */
export function describeRecords(records) {
  let characters = 0;
  let beyondAscii = 0;
  for (const { author, commit_title, commit_body } of records) {
    const text = author + commit_title + commit_body;
    characters += text.length;
    if (/[^\x00-\x7f]/.test(text)) beyondAscii++;
  }
  return { count: records.length, characters: characters / records.length, beyondAscii: beyondAscii / records.length };
}
