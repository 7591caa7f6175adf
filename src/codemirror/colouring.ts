import { highlightingFor, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";
import { type Tag, tagHighlighter, tags } from "@lezer/highlight";
import type { TokenTag } from "../assist/token-tag.ts";
import type { Token } from "../assist/tokens.ts";
import type { ReadingField } from "./reading-field.ts";

/** Colours the text by the library's own tokens, in the classes that the current theme has for them. */
export function colouring(reading: ReadingField): Extension {
  const plugin = ViewPlugin.define(
    (view) => {
      let decorations = decorate(view, reading);
      return {
        get decorations(): DecorationSet {
          return decorations;
        },
        update({ view: now, docChanged, viewportChanged, startState }) {
          const isThemed = now.state.facet(EditorView.darkTheme) !== startState.facet(EditorView.darkTheme);
          if (docChanged || viewportChanged || isThemed) decorations = decorate(now, reading);
        },
      };
    },
    { decorations: (value) => value.decorations },
  );
  return [plugin, syntaxHighlighting(ownClasses, { fallback: true })];
}

function decorate(view: EditorView, reading: ReadingField): DecorationSet {
  const { state } = view;
  const marks = new Map<TokenTag, Decoration | undefined>();
  const markOf = (tag: TokenTag) => {
    if (tag === "separator") return undefined;
    if (!marks.has(tag)) {
      const classes = highlightingFor(state, [tagOf(tag)]);
      marks.set(tag, classes === null ? undefined : Decoration.mark({ class: classes }));
    }
    return marks.get(tag);
  };
  return Decoration.set(
    inView(view, state.field(reading).tokens).flatMap(({ from, to, tag }) => markOf(tag)?.range(from, to) ?? []),
  );
}

/** Of a very long line, the editor draws only a part. */
function inView({ visibleRanges }: EditorView, tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ from, to }) => visibleRanges.some((seen) => from < seen.to && seen.from < to));
}

type ColouredTag = Exclude<TokenTag, "separator">;

/** Names that CodeMirror has another tag for. */
const otherTags = {
  range: tags.compareOperator,
  comma: tags.punctuation,
  wildcard: tags.special(tags.string),
} as const satisfies Partial<Record<ColouredTag, Tag>>;

function tagOf(name: ColouredTag): Tag {
  return name in otherTags
    ? otherTags[name as keyof typeof otherTags]
    : tags[name as Exclude<ColouredTag, keyof typeof otherTags>];
}

/** By how the style sheet colours them. */
const coloured = [
  "propertyName",
  "punctuation",
  "operator",
  "keyword",
  "string",
  "escape",
  "number",
  "atom",
  "invalid",
  "operatorKeyword",
  "paren",
  "compareOperator",
  "wildcard",
] as const satisfies readonly Exclude<ColouredTag, "content">[];

const ownClasses = tagHighlighter(coloured.map((name) => ({ tag: tagOf(name), class: `querybar-${name}` })));
