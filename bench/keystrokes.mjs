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

/** Every text that the search bar holds after a key, in order. */
export function keystrokes({ wide = false } = {}) {
  return (wide ? [...sessions, ...wideSessions] : [...sessions, wideSessions[0]]).flatMap((session) => {
    const texts = [];
    let text = "";
    for (const key of session) {
      text = key === "⌫" ? text.slice(0, -1) : text + key;
      texts.push(text);
    }
    return texts;
  });
}
