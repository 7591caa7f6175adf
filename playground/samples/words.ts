// Commits at a made-up harbour: four repositories, each with its own subjects.

export interface Repository {
  readonly name: string;
  readonly things: readonly [string, ...string[]];
  readonly people: readonly [string, ...string[]];
}

export const repositories: readonly [Repository, ...Repository[]] = [
  {
    name: "harbour-web",
    things: [
      "the login page",
      "the berth list",
      "the tide table",
      "dark mode",
      "the cookie banner",
      "the search bar",
      "the invoice form",
      "the map of moorings",
    ],
    people: ["Ada Löfgren", "Priya Raman", "Sam O’Neill", "René Lefèvre"],
  },
  {
    name: "harbour-api",
    things: [
      "the session cache",
      "the berth endpoint",
      "rate limits",
      "the token refresh",
      "webhook retries",
      "the tide import",
      "pagination",
      "the audit log",
    ],
    people: ["Kenji Tanaka / 田中 健二", "Jonas Weiß", "Zoë Castellanos", "Priya Raman"],
  },
  {
    name: "pilot-app",
    things: [
      "the compass",
      "offline charts",
      "the crash on rotation",
      "push notifications",
      "the depth alarm",
      "battery use",
      "the login page",
      "the weather layer",
    ],
    people: ["Noah Mbeki", "Fatima al-Sayed", "Oleksandr Коваленко"],
  },
  {
    name: "infra",
    things: [
      "the build cache",
      "the staging database",
      "certificate renewal",
      "the Layerfile",
      "log rotation",
      "the backup job",
      "flaky tests",
      "the runner image",
    ],
    people: ["Ulrike Groß", "Lyn Okafor", "Tomás Herrera"],
  },
];

/** A kind of change: its branches begin with the prefix, its title is the verb and the thing. */
export interface Kind {
  readonly prefix: string;
  readonly verbs: readonly [string, ...string[]];
  readonly reasons: readonly [string, ...string[]];
}

export const kinds: readonly [Kind, ...Kind[]] = [
  {
    prefix: "fix",
    verbs: ["Fix", "Repair", "Correct a typo in"],
    reasons: [
      "It has failed on slow connections since the last release.",
      "The time zone was forgotten: in summer everything was an hour off.",
      "A name with an apostrophe broke it.",
      "It was asked for twice, and the second answer won.",
    ],
  },
  {
    prefix: "feature",
    verbs: ["Add", "Rework", "First version of"],
    reasons: [
      "Behind a flag until the pilots have tried it.",
      "As drawn on Tuesday; the icons are not final.",
      "Asked for by three harbours.",
    ],
  },
  {
    prefix: "perf",
    verbs: ["Speed up", "Cache", "Load less for"],
    reasons: ["From 1.4 s to 90 ms on the test data.", "It was rebuilt for every request."],
  },
  {
    prefix: "chore",
    verbs: ["Clean up", "Write tests for", "Document"],
    reasons: ["No change for anybody who uses it.", "So that the next one finds it."],
  },
];

/** Titles of the later commits of a branch; `{title}` is the first one's. */
export const followUps: readonly [string, ...string[]] = [
  "WIP: {title}",
  "{title}, second try",
  "Mend the tests of “{title}”",
  "Address the review",
  "Merge main",
  "{title}, with tests",
];

export const packages: readonly [string, ...string[]] = ["vite", "hono", "valibot", "fast-check", "playwright-core"];
