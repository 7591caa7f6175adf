import { EditorView } from "@codemirror/view";
import { querySearch } from "querybar/codemirror";
import { styleNonce } from "../style-nonce.ts";

const submitted = document.querySelector("#submitted");
const isDark = location.search === "?dark";

/** A search on a server, which shows only how it ended. */
function neverUnlessAborted(typed: string, signal: AbortSignal): Promise<readonly string[]> {
  document.title = `Asked for ${typed}`;
  signal.addEventListener("abort", () => {
    document.title = `No longer asked for ${typed}`;
  });
  return new Promise(() => {});
}

new EditorView({
  parent: document.querySelector("#search") ?? document.body,
  extensions: [
    EditorView.cspNonce.of(styleNonce),
    EditorView.theme(
      {
        "&": { border: "1px solid #8888", color: isDark ? "#eee" : "#111", background: isDark ? "#111" : "#fff" },
        ".cm-content": { caretColor: "currentcolor" },
      },
      { dark: isDark },
    ),
    querySearch({
      label: "Search runs",
      placeholder: "Search runs",
      records: [{ branch: "main" }, { branch: "main" }, { branch: "a b" }],
      provider: ({ field, typed, signal }) => {
        if (typed === "slow") return neverUnlessAborted(typed, signal);
        return field === "repo" ? ["api", "web", "slower"].filter((name) => name.startsWith(typed)) : [];
      },
      onSubmit: ({ text }) => {
        if (submitted !== null) submitted.textContent = `Searched for ${text}`;
      },
    }),
  ],
});
