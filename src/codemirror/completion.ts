import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { type CompletionItem, complete, type Completion as Offered } from "../assist/complete.ts";
import { completeAsync } from "../assist/complete-async.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { QueryField } from "./query-field.ts";
import type { QuerySearchOptions } from "./query-search.ts";

/** Offers the completions at the cursor. Nothing is selected at first, so Enter submits what is written. */
export function completion(query: QueryField, options: QuerySearchOptions<AnyLanguage>): Extension {
  return [
    autocompletion({
      override: [(context) => source(context, query, options)],
      selectOnOpen: false,
      icons: false,
      interactionDelay: 0,
      // After a field come its values.
      activateOnCompletion: ({ type }) => type === types.field,
    }),
    keymap.of([{ key: "Alt-ArrowDown", run: startCompletion }]),
  ];
}

/** By CodeMirror's names, which a theme may style. */
const types = { field: "property", keyword: "keyword", value: "enum", recent: "text" } as const;

function source(
  context: CompletionContext,
  field: QueryField,
  options: QuerySearchOptions<AnyLanguage>,
): CompletionResult | null | Promise<CompletionResult | null> {
  const query = context.state.field(field);
  const { provider } = options;
  if (provider === undefined) return result(complete(query, context.pos, options));
  const controller = new AbortController();
  // CodeMirror itself would wait for the values of a text that has changed, to filter them.
  context.addEventListener("abort", () => controller.abort(), { onDocChange: true });
  const { signal } = controller;
  return completeAsync(query, context.pos, { ...options, provider, signal }).then(result, (error) => {
    if (signal.aborted) return null;
    throw error;
  });
}

function result({ from, to, items }: Offered): CompletionResult | null {
  // The items are ranked already.
  return items.length === 0 ? null : { from, to, options: items.map(option), filter: false };
}

function option(item: CompletionItem): Completion {
  const { label, help, example, kind } = item;
  return {
    label,
    type: types[kind],
    ...(kind === "value" || kind === "recent" ? {} : { detail: example }),
    ...(help === "" ? {} : { info: help }),
    apply: (view: EditorView, chosen: Completion, from: number, to: number) => {
      view.dispatch({
        changes: { from, to, insert: item.insert },
        selection: { anchor: item.cursor },
        userEvent: "input.complete",
        annotations: pickedCompletion.of(chosen),
        scrollIntoView: true,
      });
    },
  };
}
