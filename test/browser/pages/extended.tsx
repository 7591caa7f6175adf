// The three search boxes with a language of the extended dialect, with a clock, a zone and a person.
import { EditorView } from "@codemirror/view";
import { boolean, date, defineLanguage, exactText, number, oneOf } from "querybar";
import { querySearch, queryTheme } from "querybar/codemirror";
import { defineQueryBar } from "querybar/element";
import { useQueryBar } from "querybar/react";
import { createSearchIndex } from "querybar/search-index";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { styleNonce } from "../style-nonce.ts";

const orders = [
  { note: "A gift", state: "open", placed: "2026-11-26T10:00:00Z", total: 20, seller: "ada", paid: true },
  { note: "Strings", state: "sent", placed: "2026-11-20T10:00:00Z", total: 5, seller: "ada", paid: true },
  { note: "A bow", state: "sent", placed: "2026-11-25T23:30:00Z", total: 130, seller: "grace", paid: false },
];

const language = defineLanguage<(typeof orders)[number]>()({
  name: "orders",
  dialect: "extended",
  text: ["note"],
  fields: {
    state: oneOf("state", ["open", "sent", "returned"]),
    placed: date("placed"),
    total: number("total"),
    seller: exactText("seller", { me: true }),
    paid: boolean("paid"),
  },
  keywords: { late: { where: { state: "open", placed: { olderThan: "7d" } } } },
});

const asked = new URLSearchParams(location.search);
const text = asked.get("text") ?? "";
const index = createSearchIndex(orders, { language });
const heard: string[] = [];
// Tokyo is nine hours ahead: there it is the 27th.
const options = { language, index, now: new Date("2026-11-26T16:00:00Z"), timeZone: "Asia/Tokyo", me: "ada" };
const root = document.querySelector("#root") ?? document.body;
Object.assign(window, { heard });
document.documentElement.style.colorScheme = asked.get("scheme") ?? "light";
document.documentElement.style.background = "Canvas";

function OwnBar() {
  const bar = useQueryBar({
    ...options,
    label: "Search orders",
    defaultValue: text,
    onChange: (query) => heard.push(query.text),
  });
  return (
    <>
      <input {...bar.inputProps} />
      <div {...bar.chipsProps}>
        {bar.chips.map(({ key, text: whole, meaning, parts, joint, isNegated, props, negateProps, removeProps }) => (
          <span key={key} {...props} title={meaning}>
            {isNegated ? "not " : ""}
            {parts.length === 0 ? whole : ""}
            {parts.map((part, place) => (
              <span key={part.key} title={part.meaning}>
                {place > 0 ? ` ${joint} ` : ""}
                {part.text} <button {...part.removeProps}>×</button>
              </span>
            ))}
            <button {...negateProps}>±</button>
            <button {...removeProps}>×</button>
          </span>
        ))}
      </div>
      <p {...bar.statusProps} />
    </>
  );
}

if (asked.has("react"))
  createRoot(root).render(
    <StrictMode>
      <OwnBar />
    </StrictMode>,
  );
else if (asked.has("editor"))
  new EditorView({
    parent: root,
    doc: text,
    extensions: [
      EditorView.cspNonce.of(styleNonce),
      queryTheme,
      querySearch({
        ...options,
        label: "Search orders",
        onChange: (query) => {
          heard.push(
            index
              .search(query, options)
              .map(({ note }) => note)
              .join(", "),
          );
        },
        onSubmit: (query) => heard.push(`submit ${query.text}`),
      }),
    ],
  });
else {
  const chips = asked.get("chips");
  const bar = document.createElement("query-bar");
  Object.assign(bar, options);
  if (chips !== null) bar.setAttribute("chips", chips);
  bar.setAttribute("label", "Search orders");
  bar.setAttribute("value", text);
  bar.addEventListener("change", () => heard.push(bar.value));
  root.append(bar);
  defineQueryBar();
}
