import type { CompletionItem } from "../assist/complete.ts";
import { diagnosticsAwayFrom } from "../assist/diagnostics-away-from.ts";
import { applyFix, negateTerm, removeTerm } from "../assist/edits.ts";
import { translateDiagnostics } from "../assist/translate.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { parse } from "../syntax/parse.ts";
import type { Edit } from "../syntax/tree.ts";
import { Chips } from "./chips.ts";
import type { QueryBarElement, QueryBarMessages, ValuesProvider } from "./contract.ts";
import { type Action, actionOf } from "./keyboard.ts";
import { List } from "./list.ts";
import { make } from "./make.ts";
import { Messages } from "./messages.ts";
import { Mirror } from "./mirror.ts";
import { labelOf, makeField, makeInput, styleSheet } from "./parts.ts";
import { Suggestions } from "./suggestions.ts";
import { editAsTyped, oneLine } from "./text-field.ts";
import { listenToTyping, whenReleased } from "./typing.ts";
import { sayWith } from "./words.ts";

/**
 * Defines `<query-bar>`, or an element of another name. Once is enough: it does nothing where the name is taken, nor on a
 * server, where there are no elements.
 *
 * @example
 * ```ts compiled
 * defineQueryBar();
 * const bar = document.createElement("query-bar");
 * bar.addEventListener("search", () => console.log(bar.value));
 * document.body.append(bar);
 * ```
 */
export function defineQueryBar(name = "query-bar"): void {
  if (typeof customElements === "undefined" || customElements.get(name) !== undefined) return;
  customElements.define(name, queryBarClass());
}

/** The class is made where there are elements: without any, as on a server, it could not be. */
function queryBarClass(): new () => QueryBarElement {
  return class extends HTMLElement implements QueryBarElement {
    static readonly formAssociated = true;
    static readonly observedAttributes = ["label", "aria-label", "placeholder", "value"];

    readonly #internals = this.attachInternals();
    readonly #input = makeInput();
    readonly #mirror = new Mirror();
    readonly #list = new List(this.#input, (item) => this.#accept(item));
    readonly #messages = new Messages((fix) => this.#edit(applyFix(this.value, fix)));
    readonly #chips = new Chips((action, offset) => {
      const edits = action === "negate" ? negateTerm : removeTerm;
      this.#edit(edits(this.value, offset, this.#language));
    });
    readonly #status = make("div", { class: "status", role: "status" });
    readonly #suggestions = new Suggestions((completion) => this.#list.show(completion));

    #language: AnyLanguage = layer;
    #values: ValuesProvider | undefined;
    #delay = 100;
    #recent: readonly string[] = [];
    #catalogue: QueryBarMessages = {};
    /** Whether somebody, or the page, has set the text, so that the `value` attribute no longer does. */
    #isTouched = false;
    /** The text that the last `change` event was about. */
    #committed = "";
    /** Where the cursor was when help was last given; `undefined` without the focus. */
    #cursor: number | undefined;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open", delegatesFocus: true });
      root.adoptedStyleSheets = [styleSheet()];
      const field = makeField(this.#input, this.#mirror, this.#list);
      root.append(field, this.#messages.element, this.#chips.element, this.#status);
      this.#listen();
      for (const property of ["language", "values", "delay", "recent", "messages", "value"] as const)
        this.#takeOver(property);
      this.#render();
    }

    get language(): AnyLanguage {
      return this.#language;
    }

    set language(language: AnyLanguage) {
      this.#language = language;
      this.#render();
    }

    get value(): string {
      return this.#input.value;
    }

    set value(value: string) {
      this.#isTouched = true;
      // A framework sets what it has just been told: nothing changes by that, and the suggestions stay.
      if (oneLine(value) !== this.value) this.#write(value);
    }

    get values(): ValuesProvider | undefined {
      return this.#values;
    }

    set values(values: ValuesProvider | undefined) {
      this.#values = values;
    }

    get delay(): number {
      return this.#delay;
    }

    set delay(delay: number) {
      this.#delay = delay;
    }

    get recent(): readonly string[] {
      return this.#recent;
    }

    set recent(recent: readonly string[]) {
      this.#recent = recent;
    }

    get messages(): QueryBarMessages {
      return this.#catalogue;
    }

    set messages(messages: QueryBarMessages) {
      this.#catalogue = messages;
      this.#render();
    }

    get name(): string {
      return this.getAttribute("name") ?? "";
    }

    set name(name: string) {
      this.setAttribute("name", name);
    }

    get disabled(): boolean {
      return this.hasAttribute("disabled");
    }

    set disabled(disabled: boolean) {
      this.toggleAttribute("disabled", disabled);
    }

    get form(): HTMLFormElement | null {
      return this.#internals.form;
    }

    get validity(): ValidityState {
      return this.#internals.validity;
    }

    get validationMessage(): string {
      return this.#internals.validationMessage;
    }

    checkValidity(): boolean {
      return this.#internals.checkValidity();
    }

    reportValidity(): boolean {
      return this.#internals.reportValidity();
    }

    connectedCallback(): void {
      this.#render();
    }

    disconnectedCallback(): void {
      this.#close();
    }

    attributeChangedCallback(name: string, _: string | null, value: string | null): void {
      if (name === "value" && !this.#isTouched) this.#write(value ?? "");
      if (name === "placeholder") this.#input.placeholder = value ?? "";
      this.#render();
    }

    formResetCallback(): void {
      this.#isTouched = false;
      this.#write(this.getAttribute("value") ?? "");
    }

    formStateRestoreCallback(state: unknown): void {
      if (typeof state === "string") this.value = state;
    }

    formDisabledCallback(isDisabled: boolean): void {
      this.#input.disabled = isDisabled;
      this.#render();
    }

    /** A property that was set before the element was defined hides the class's own. */
    #takeOver(property: "language" | "values" | "delay" | "recent" | "messages" | "value"): void {
      const set = Object.getOwnPropertyDescriptor(this, property);
      if (set === undefined) return;
      Reflect.deleteProperty(this, property);
      Reflect.set(this, property, set.value);
    }

    #write(value: string): void {
      const text = oneLine(value);
      if (text !== this.value) this.#input.value = text;
      this.#committed = text;
      this.#close();
      this.#render();
    }

    #listen(): void {
      const input = this.#input;
      // A press on what belongs to the text leaves the focus in it.
      for (const { element } of [this.#list, this.#messages, this.#chips]) {
        element.addEventListener("mousedown", (event) => event.preventDefault());
      }
      listenToTyping(input, {
        changed: () => {
          this.#isTouched = true;
          this.#render();
        },
        settled: () => this.#suggest(),
        composing: () => this.#close(),
        pressed: (event) => {
          const action = actionOf(event, this.#list.state);
          return action !== undefined && this.#do(action);
        },
        moved: () => this.#follow(),
      });
      input.addEventListener("scroll", () => this.#mirror.scrollWith(input));
      input.addEventListener("focus", () => this.#render());
      input.addEventListener("blur", () => {
        this.#close();
        whenReleased(this.ownerDocument, () => this.#render());
      });
      this.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget !== this) this.#commit();
      });
    }

    /** Does what a key is for; whether it was something, so that the browser does nothing more. */
    #do(action: Action): boolean {
      switch (action) {
        case "next":
        case "previous":
          this.#list.move(action === "next" ? 1 : -1);
          return true;
        case "open":
        case "open-first":
        case "open-last":
          this.#suggest();
          if (action !== "open") this.#list.move(action === "open-first" ? 1 : -1);
          return true;
        case "close":
          this.#close();
          return true;
        case "accept":
          if (this.#list.chosen !== undefined) this.#accept(this.#list.chosen);
          return true;
        case "search":
          this.#search();
          return true;
        case "clear":
          if (this.value === "") return false;
          this.#edit([{ from: 0, to: this.value.length, insert: "" }]);
          return true;
        case "edit":
          this.#list.leave();
          return false;
        default:
          return action satisfies never;
      }
    }

    #accept({ kind, insert, cursor }: CompletionItem): void {
      const { from, to } = this.#list.completion;
      editAsTyped(this.#input, [{ from, to, insert }]);
      this.#input.setSelectionRange(cursor, cursor);
      // A field goes on with its values; any other term is finished.
      if (kind === "field") this.#suggest();
      else this.#close();
      this.#render();
    }

    #edit(edits: readonly Edit[]): void {
      editAsTyped(this.#input, edits);
      this.#close();
      this.#render();
    }

    #search(): void {
      this.#close();
      this.#commit();
      if (!this.validity.valid && this.form?.noValidate !== true) {
        this.#render({ isAsked: true });
        this.reportValidity();
        return;
      }
      const event = new Event("search", { bubbles: true, composed: true, cancelable: true });
      if (this.dispatchEvent(event)) this.form?.requestSubmit();
    }

    #commit(): void {
      if (this.value === this.#committed) return;
      this.#committed = this.value;
      this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    }

    #close(): void {
      this.#suggestions.stop();
      this.#list.hide();
      this.#status.textContent = "";
    }

    #suggest(): void {
      const wasClosed = this.#list.state === "closed";
      const cursor = this.#input.selectionEnd ?? this.value.length;
      this.#suggestions.ask({
        text: this.value,
        cursor,
        language: this.#language,
        provider: this.#values,
        delay: this.#delay,
        recent: this.#recent,
        catalogue: this.#catalogue,
      });
      const { items } = this.#list.completion;
      if (items.length === 0) this.#status.textContent = "";
      else if (wasClosed) this.#status.textContent = this.#say("suggestions-count", { count: String(items.length) });
    }

    /** Help is about the place of the cursor: where that has moved without a change of the text, it is given anew. */
    #follow(): void {
      if (this.#cursor === undefined || this.#input.selectionEnd === this.#cursor) return;
      if (this.#list.state !== "closed") this.#suggest();
      this.#render();
    }

    readonly #say = (...[key, gaps]: Parameters<ReturnType<typeof sayWith>>) => sayWith(this.#catalogue)(key, gaps);

    /** Shows what follows from the text. The input itself is never touched: somebody may be composing a character. */
    #render({ isAsked = false } = {}): void {
      const query = parse(this.value, this.#language);
      const diagnostics = translateDiagnostics(query, this.#catalogue);
      const isFocused = this.shadowRoot?.activeElement === this.#input;
      this.#cursor = isFocused ? (this.#input.selectionEnd ?? undefined) : undefined;
      const cursor = isAsked ? undefined : this.#cursor;
      const shown = cursor === undefined ? diagnostics : diagnosticsAwayFrom(diagnostics, cursor);
      this.#mirror.render(this.value, this.#language, shown);
      this.#mirror.scrollWith(this.#input);
      this.#messages.render(shown, this.#input.disabled);
      this.#chips.render(query, this.#catalogue, this.#say, this.#input.disabled);
      this.#label();
      this.#input.dir = this.value === "" ? "" : "auto";
      this.#input.setAttribute("aria-invalid", String(shown.some(({ severity }) => severity === "error")));
      const error = diagnostics.find(({ severity }) => severity === "error");
      this.#internals.setFormValue(this.value);
      this.#internals.setValidity({ customError: error !== undefined }, error?.message, this.#input);
    }

    #label(): void {
      this.#input.setAttribute("aria-label", labelOf(this, this.#internals) || this.#say("label"));
      this.#list.element.setAttribute("aria-label", this.#say("suggestions"));
    }
  };
}
