// The two ways to have a search bar in React, for pages in a browser and from a server.
import { defineLanguage, exactText, oneOf } from "querybar";
import { Highlight, QueryBar, useQueryBar } from "querybar/react";
import { createSearchIndex } from "querybar/search-index";
import { useState } from "react";

export const runs = [
  { id: 1, title: "Fix the login page", branch: "main", state: "done" },
  { id: 2, title: "Fix the search", branch: "maintenance", state: "failed" },
  { id: 3, title: "Write the page", branch: "a b", state: "done" },
];

const language = defineLanguage<(typeof runs)[number]>()({
  name: "runs",
  text: ["title"],
  fields: { branch: exactText("branch"), state: oneOf("state", ["done", "failed"]) },
  keywords: { broken: { where: { state: "failed" } } },
});
const index = createSearchIndex(runs, { language });

/** What the page has heard, oldest first. */
const heard: string[] = [];
const hear = (what: string) => heard.push(what);
if (typeof window === "object") Object.assign(window, { heard });

export interface BarsProps {
  /** Whether the text is state of the page. */
  readonly isControlled?: boolean;
  readonly defaultValue?: string;
  /** Values come by a function that is a new one each time. */
  readonly isAsking?: boolean;
}

/** A bar with markup of its own. */
export function OwnBar({ isControlled = false, isAsking = false, defaultValue = "" }: BarsProps) {
  const [text, setText] = useState(defaultValue);
  const [recent, setRecent] = useState(["page -broken", "login page"]);
  const bar = useQueryBar({
    ...(isControlled ? { value: text } : { defaultValue }),
    ...(isAsking ? { values: async () => ["main", "made-up"] } : { index }),
    language,
    label: "Search runs",
    recent,
    onInput: (query) => {
      hear(`input ${query.text} (${query.root.terms.length})`);
      setText(query.text);
    },
    onChange: (query) => hear(`change ${query.text}`),
    onSearch: (query) => hear(`search ${query.text}`),
    onRecentDelete: (deleted) => setRecent(recent.filter((each) => each !== deleted)),
  });
  return (
    <form
      action="/search"
      onSubmit={(event) => {
        hear("submit");
        event.preventDefault();
      }}
    >
      <input {...bar.inputProps} name="search" />
      <button {...bar.clearProps}>Clear</button>
      <div {...bar.listProps}>
        {bar.groups.map(({ kind, heading, props, options }) => (
          <div key={kind} {...props}>
            <b aria-hidden>{heading}</b>
            {options.map(({ key, label, count, isActive, props: optionProps, removeProps }) => (
              <div key={key} {...optionProps} className={isActive ? "active" : ""}>
                <span className="label">{label}</span> {count}
                {removeProps && <span {...removeProps}>×</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p id="note">{bar.note}</p>
      {bar.messages.map(({ key, message, props, fixes }) => (
        <div key={key}>
          <span {...props}>{message}</span>
          {fixes.map((fix) => (
            <button key={fix.label} {...fix.props}>
              {fix.label}
            </button>
          ))}
        </div>
      ))}
      <div {...bar.chipsProps}>
        {bar.chips.map(({ key, text: term, isNegated, props, negateProps, removeProps }) => (
          <span key={key} {...props}>
            {isNegated ? "not " : ""}
            {term}
            <button {...negateProps}>±</button>
            <button {...removeProps}>×</button>
          </span>
        ))}
      </div>
      <p {...bar.statusProps} />
      <ul>
        {index.search(bar.settled).map((run) => (
          <li key={run.id}>
            <Highlight query={bar.settled} record={run} path="title" />
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => (isControlled ? setText("branch:main") : bar.setValue("branch:main"))}>
        Only main
      </button>
      <button type="reset">Reset</button>
      <button type="submit">Go</button>
    </form>
  );
}

/** The element itself. */
export function PlainElement() {
  const [text, setText] = useState("");
  return (
    <>
      <query-bar
        label="Search runs"
        language={language}
        value={text}
        onInput={({ currentTarget, nativeEvent }) => {
          hear(`input ${nativeEvent.detail.query.text}`);
          setText(currentTarget.value);
        }}
        onChange={({ nativeEvent }) => hear(`change ${nativeEvent.detail.query.text}`)}
        onsearch={({ detail }) => hear(`search ${detail.query.text}`)}
      />
      <output>{text}</output>
    </>
  );
}

/** The element as a component. */
export function ElementBar({ isControlled = false, defaultValue = "" }: BarsProps) {
  const [text, setText] = useState(defaultValue);
  const [found, setFound] = useState<readonly (typeof runs)[number][]>(runs);
  return (
    <form
      action="/search"
      onSubmit={(event) => {
        hear("submit");
        event.preventDefault();
      }}
    >
      <QueryBar
        {...(isControlled ? { value: text } : { defaultValue })}
        language={language}
        index={index}
        label="Search runs"
        name="search"
        className="bar"
        onInput={({ currentTarget, detail: { query } }) => {
          hear(`input ${currentTarget.value} (${query.root.terms.length})`);
          setText(query.text);
          setFound(index.search(query));
        }}
        onChange={({ detail: { query } }) => hear(`change ${query.text}`)}
        onSearch={({ detail: { query } }) => hear(`search ${query.text}`)}
        onKeyDown={({ key }) => key === "F2" && hear("key")}
      />
      <ul>
        {found.map((run) => (
          <li key={run.id}>{run.title}</li>
        ))}
      </ul>
      <button type="button" onClick={() => setText("branch:main")}>
        Only main
      </button>
      <button type="submit">Go</button>
    </form>
  );
}
