import { EditorView } from "@codemirror/view";
import { layer } from "querybar";
import { querySearch } from "querybar/codemirror";
import { styleNonce } from "../style-nonce.ts";

const submitted = document.querySelector("#submitted");
const isDark = location.search === "?dark";

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
    querySearch(layer, {
      label: "Search runs",
      placeholder: "Search runs",
      records: [{ branch: "main" }, { branch: "main" }, { branch: "a b" }],
      provider: ({ field, typed }) => (field === "repo" ? ["api", "web"].filter((name) => name.startsWith(typed)) : []),
      onSubmit: ({ text }) => {
        if (submitted !== null) submitted.textContent = `Searched for ${text}`;
      },
    }),
  ],
});
