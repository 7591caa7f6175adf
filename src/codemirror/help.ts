import { type Extension, Prec, StateEffect } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  Direction,
  EditorView,
  keymap,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { makeAssistant } from "../search-bar/assistant.ts";
import type { Assistant } from "../search-bar/assistant-contract.ts";
import { errorOf } from "../search-bar/help.ts";
import { type HelpView, makeHelpView } from "../search-bar/help-view.ts";
import type { Host } from "../search-bar/host.ts";
import { keyboard } from "../search-bar/keyboard.ts";
import { make } from "../search-bar/make.ts";
import { marksNear } from "../search-bar/marks.ts";
import type { Settings } from "../search-bar/settings.ts";
import { isInDialog } from "../search-bar/surroundings.ts";
import { editOfLine, whenReleased } from "../search-bar/text-field.ts";
import { sayWith } from "../search-bar/words.ts";
import type { ReadingField } from "./reading-field.ts";
import { adoptStyles } from "./styles.ts";

/** What help asks of the search box that it is for. */
export interface HelpHost {
  readonly reading: ReadingField;
  readonly settings: Settings;
  readonly isTabAccepting: boolean;
  asked(view: EditorView): void;
  removed(recent: string): void;
}

/** The suggestions and messages, with their keys. */
export function help(host: HelpHost) {
  const plugin = ViewPlugin.define((view) => new EditorHelp(view, host), {
    decorations: ({ marks }) => marks,
    eventHandlers: {
      click() {
        this.assistant.ask("asked");
      },
      compositionstart() {
        this.assistant.compose(true);
      },
      compositionend() {
        // The editor reads what has been composed after this event.
        setTimeout(() => this.assistant.compose(false));
      },
    },
  });
  const keys = keyboard.map(({ key, with: modifier, states, action }) => ({
    key: modifier === undefined ? key : `${{ alt: "Alt", ctrl: "Mod", shift: "Shift" }[modifier]}-${key}`,
    run: (view: EditorView) => {
      const assistant = view.plugin(plugin)?.assistant;
      return assistant !== undefined && states.includes(assistant.popup) && assistant.act(action);
    },
  }));
  const extension: Extension = [
    plugin,
    EditorView.contentAttributes.of((view) => view.plugin(plugin)?.attributes ?? {}),
    Prec.high(keymap.of(keys)),
  ];
  return { plugin, extension };
}

/** What is shown has changed, though the text has not. */
const changed = StateEffect.define<null>();

let made = 0;

class EditorHelp implements PluginValue {
  readonly assistant: Assistant;
  marks: DecorationSet = Decoration.none;
  readonly #id = `querybar-${made++}-`;
  readonly #view: EditorView;
  readonly #host: HelpHost;
  readonly #shown: HelpView;
  readonly #elements: readonly HTMLElement[];
  #isUpdating = true;
  #isDestroyed = false;

  constructor(view: EditorView, host: HelpHost) {
    this.#view = view;
    this.#host = host;
    this.assistant = makeAssistant(this.#assistantHost());
    this.#shown = makeHelpView(
      this.#id,
      {
        field: view.scrollDOM,
        isRightToLeft: () => view.textDirection === Direction.RTL,
        scrolled: () => view.scrollDOM.scrollLeft,
        caretAt: (offset) => this.#caretAt(offset),
        // Within an update of the editor, nothing can be measured.
        whenLaidOut: (act) => view.requestMeasure({ key: this, read: act }),
      },
      this.assistant,
    );
    this.#elements = [this.#shown.below, this.#shown.floating].map((elements) =>
      make("div", { class: "querybar" }, ...elements),
    );
    adoptStyles(view.root);
    view.dom.append(...this.#elements);
    this.#draw();
    this.#isUpdating = false;
  }

  /** What the editor's text is to assistive technology. */
  get attributes(): Readonly<Record<string, string>> {
    const { reading, help: shown, popup } = this.assistant;
    const error = errorOf(reading.query);
    const { activeId } = this.#shown;
    return {
      // An empty text has the direction of the page.
      ...(reading.query.text === "" ? {} : { dir: "auto" }),
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-describedby": `${this.#id}messages`,
      "aria-invalid": String(error !== undefined && shown.diagnostics.includes(error)),
      ...(popup === "closed" ? {} : { "aria-controls": `${this.#id}list` }),
      ...(activeId === undefined ? {} : { "aria-activedescendant": activeId }),
    };
  }

  update(update: ViewUpdate): void {
    this.#isUpdating = true;
    if (update.docChanged) this.marks = this.marks.map(update.changes);
    this.#follow(update);
    const isChanged = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(changed)));
    if (isChanged) this.#draw();
    this.#isUpdating = false;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.assistant.leave();
    this.#shown.hide();
    for (const element of this.#elements) element.remove();
  }

  #follow({ view, docChanged, selectionSet, focusChanged, transactions }: ViewUpdate): void {
    const { assistant } = this;
    if (focusChanged && !view.hasFocus) {
      assistant.leave();
      this.#shown.hide();
      whenReleased(view.dom.ownerDocument, () => assistant.update());
    } else if (focusChanged) assistant.update();
    const isBy = (...events: readonly string[]) =>
      transactions.some((each) => events.some((event) => each.isUserEvent(event)));
    const isUndo = isBy("undo", "redo");
    if (docChanged && (isUndo || isBy("input", "delete", "move"))) assistant.typed(isUndo);
    else if (docChanged) assistant.reset();
    else if (selectionSet) assistant.moved();
  }

  #draw(): void {
    const { settings, isTabAccepting } = this.#host;
    const { reading, help: shown, active } = this.assistant;
    const say = sayWith(settings.messages);
    this.#shown.render({
      reading,
      help: shown,
      active,
      messages: settings.messages,
      isMissing: false,
      isReadOnly: !this.#isEditable,
      hint: say("hint"),
      acceptKey: isTabAccepting ? "Tab" : "Enter",
    });
    const marks = marksNear(shown.diagnostics, this.#view.state.selection.main.head).map(({ from, to, severity }) =>
      Decoration.mark({ class: `querybar-mark querybar-${severity}` }).range(from, to),
    );
    this.marks = Decoration.set(marks, true);
  }

  #assistantHost(): Host {
    const view = this.#view;
    const host = this.#host;
    const isEditable = () => this.#isEditable;
    return {
      settings: host.settings,
      get reading() {
        return view.state.field(host.reading);
      },
      get selectionStart() {
        return view.state.selection.main.from;
      },
      get cursor() {
        return view.state.selection.main.to;
      },
      get isFocused() {
        return view.hasFocus;
      },
      get isEditable() {
        return isEditable();
      },
      get isInDialog() {
        return isInDialog(view.dom);
      },
      isTabAccepting: host.isTabAccepting,
      edit: (edits, landing) => {
        const changes = editOfLine(view.state.doc.toString(), edits);
        const anchor = landing ?? changes.from + changes.insert.length;
        view.dispatch({ changes, selection: { anchor }, userEvent: "input.complete", scrollIntoView: true });
        view.focus();
      },
      changed: () => {
        if (this.#isUpdating) this.#draw();
        else if (!this.#isDestroyed) view.dispatch({ effects: changed.of(null) });
      },
      typed: () => {},
      finished: () => {},
      asked: () => host.asked(view),
      removed: (recent) => host.removed(recent),
    };
  }

  get #isEditable(): boolean {
    const { state } = this.#view;
    return !state.readOnly && state.facet(EditorView.editable);
  }

  #caretAt(offset: number): number {
    const { left, right } = this.#view.scrollDOM.getBoundingClientRect();
    const x = this.#view.coordsAtPos(Math.min(offset, this.#view.state.doc.length))?.left ?? left;
    return Math.min(Math.max(x, left), right);
  }
}
