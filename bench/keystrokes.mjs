// What a person types into the search bar, key by key: each text grows by one character at a time; `⌫` takes the last one back.

const sessions = [
  "fix flaky test",
  "deploy -wip branch:main",
  "failed repo:api timeout",
  '"Merge pull request" docs',
  "status:failure retry⌫⌫⌫⌫⌫cache",
  "id:51234",
  "7f3a",
  "verboseToken⌫⌫⌫⌫⌫",
  "bump lockfile -renovate",
];

const wideSessions = ["исправить ошибку", "修复构建", "διόρθωση -wip"];

/** The same for the extended dialect: alternatives, groups, a list, a range, a comparison and wildcards. */
const extendedSessions = [
  "fix flaky OR timeout",
  "deploy -(wip OR draft) branch:main",
  "failed repo:api,web timeout",
  "status:failure,runner_error retry⌫⌫⌫⌫⌫cache",
  "(fix OR cache) -wip branch:main done",
  "id:>51234 bump",
  "id:500..9000 branch:feature/*",
  "branch:*cache* -repo:api lockfile",
];

/** Every text that the search bar holds after a key, in order. */
export function keystrokes({ wide = false } = {}) {
  return keysOf(wide ? [...sessions, ...wideSessions] : [...sessions, wideSessions[0]]);
}

export function extendedKeystrokes() {
  return keysOf(extendedSessions);
}

function keysOf(typed) {
  return typed.flatMap((session) => {
    const texts = [];
    let text = "";
    for (const key of session) {
      text = key === "⌫" ? text.slice(0, -1) : text + key;
      texts.push(text);
    }
    return texts;
  });
}
