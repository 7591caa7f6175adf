import { EditorView } from "@codemirror/view";
import { querySearch, queryTheme } from "querybar/codemirror";
import { styleNonce } from "../style-nonce.ts";

const submitted = document.querySelector("#submitted");
const asked = new URLSearchParams(location.search);
const isDark = asked.has("dark");
document.documentElement.style.colorScheme = isDark || asked.has("dark-page") ? "dark" : "light";
document.documentElement.style.background = "Canvas";
document.documentElement.dir = asked.has("rtl") ? "rtl" : "ltr";

/** What the page has heard, oldest first. */
const heard: string[] = [];
Object.assign(window, { heard });

/** A search on a server, which shows only how it ended. */
function neverUnlessAborted(typed: string, signal: AbortSignal): Promise<readonly string[]> {
  document.title = `Asked for ${typed}`;
  signal.addEventListener("abort", () => {
    document.title = `No longer asked for ${typed}`;
  });
  return new Promise(() => {});
}

let failures = 0;

function failing(): Promise<never> {
  failures++;
  if (failures === 2) document.title = "Asked twice";
  return Promise.reject(new Error("The values could not be loaded."));
}

if (asked.has("clipped")) document.querySelector("#search")?.setAttribute("class", "clipped");

new EditorView({
  parent: document.querySelector("#search") ?? document.body,
  extensions: [
    EditorView.cspNonce.of(styleNonce),
    asked.has("theme") ? queryTheme : [],
    isDark ? EditorView.theme({ "&": { color: "#eee", background: "#111" } }, { dark: true }) : [],
    querySearch({
      label: "Search runs",
      placeholder: "Search runs",
      records: [{ branch: "main" }, { branch: "main" }, { branch: "a b" }],
      recent: ["branch:main failed", "timeout"],
      values: ({ field, typed, signal }) => {
        if (typed === "slow") return neverUnlessAborted(typed, signal);
        if (typed === "fails") return failing();
        if (typed.startsWith("many")) return Array.from({ length: 500 }, (_, index) => `many-${index}`);
        return field === "repo" ? ["api", "web", "slower"] : [];
      },
      onChange: ({ text, root }) => heard.push(root.terms.map(({ from, to }) => text.slice(from, to)).join(" ")),
      onRecentDelete: (text) => heard.push(`deleted ${text}`),
      onSubmit: ({ text }) => {
        if (submitted !== null) submitted.textContent = `Searched for ${text}`;
      },
    }),
  ],
});
