import type { Chance } from "./chance.ts";
import { followUps, kinds, packages, type Repository, repositories } from "./words.ts";

/** A run of continuous integration, whatever service it ran on. */
export interface Happening {
  readonly repository: string;
  readonly branch: string;
  readonly reason: "push" | "pull request" | "schedule" | "tag";
  /** The number of its pull request. */
  readonly pull: number;
  readonly sha: string;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly time: Date;
  readonly outcome: Outcome;
}

export type Outcome = "passed" | "failed" | "broken" | "misconfigured" | "lost" | "cancelled" | Unfinished;
type Unfinished = "running" | "starting" | "new";

/** The branches of the last weeks, until they are merged. */
interface Branch {
  readonly repository: Repository;
  readonly name: string;
  readonly pull: number;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  runs: number;
}

/** When the latest run began. */
export const end = Date.UTC(2026, 10, 20, 20, 15);
const minute = 60_000;

/** The latest runs, newest first. */
export function timeline(chance: Chance, count: number): readonly Happening[] {
  const open: Branch[] = [];
  let time = end;
  const times = Array.from({ length: count }, () => {
    time -= minute * (1 + chance.below(40)) + chance.below(minute);
    return new Date(time);
  }).reverse();
  return times.map((time, index) => happening(chance, open, time, count - index)).reverse();
}

function happening(chance: Chance, open: Branch[], time: Date, age: number): Happening {
  const run = { sha: chance.hex(40), time, outcome: outcomeOf(chance, age), pull: 0 };
  if (chance.percent(5)) return { ...run, ...nightly(chance) };
  if (chance.percent(2)) return { ...run, ...release(chance, time) };
  if (open.length < 14 || chance.percent(15)) open.push(begun(chance));
  const branch = chance.one(open as [Branch, ...Branch[]]);
  branch.runs++;
  const { repository, author, title, body, pull } = branch;
  const about = { repository: repository.name, author, body };
  if (branch.runs > 1 && chance.percent(25)) {
    open.splice(open.indexOf(branch), 1);
    return { ...run, ...about, title, branch: "main", reason: "push" };
  }
  const isFirst = branch.runs === 1 || author === "dependabot[bot]";
  return {
    ...run,
    ...about,
    title: isFirst ? title : chance.one(followUps).replace("{title}", title),
    body: isFirst || chance.percent(30) ? body : "",
    branch: branch.name,
    reason: "pull request",
    pull,
  };
}

function begun(chance: Chance): Branch {
  const repository = chance.one(repositories);
  const pull = 100 + chance.below(900);
  if (chance.percent(12)) {
    const name = chance.one(packages);
    const version = `${1 + chance.below(9)}.${chance.below(12)}.${chance.below(9)}`;
    const title = `Bump ${name} to ${version}`;
    const body = `Signed-off-by: dependabot[bot]`;
    const branch = `dependabot/npm/${name}-${version}`;
    return { repository, name: branch, pull, author: "dependabot[bot]", title, body, runs: 0 };
  }
  const kind = chance.one(kinds);
  const thing = chance.one(repository.things);
  const slug = thing.replace(/^the /, "").toLowerCase().replaceAll(" ", "-");
  const body = chance.percent(70) ? `${chance.one(kind.reasons)}\n\nCloses #${pull - 1 - chance.below(60)}.` : "";
  const title = `${chance.one(kind.verbs)} ${thing}`;
  return {
    repository,
    name: `${kind.prefix}/${slug}`,
    pull,
    author: chance.one(repository.people),
    title,
    body,
    runs: 0,
  };
}

function nightly(chance: Chance) {
  const repository = chance.one(repositories).name;
  const title = "Nightly build with all slow tests";
  return { repository, branch: "main", reason: "schedule", author: "scheduler", title, body: "" } as const;
}

function release(chance: Chance, time: Date) {
  const { name: repository, people } = chance.one(repositories);
  const version = time.toISOString().slice(0, 7);
  const title = `Release ${version}`;
  const branch = `release/${version}`;
  return { repository, branch, reason: "tag", author: chance.one(people), title, body: "See CHANGELOG.md." } as const;
}

/** Nearly all old runs have finished; the newest are still running. */
function outcomeOf(chance: Chance, age: number): Outcome {
  if (age <= 2) return "new";
  if (age <= 4) return "starting";
  if (age <= 12 || chance.percent(0.2)) return "running";
  if (chance.percent(74)) return "passed";
  if (chance.percent(62)) return "failed";
  return chance.one(["cancelled", "cancelled", "broken", "misconfigured", "lost"]);
}
