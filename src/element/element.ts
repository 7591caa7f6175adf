import { make } from "../search-bar/make.ts";
import { defaultSettings } from "../search-bar/settings.ts";
import { submitByEnter } from "../search-bar/surroundings.ts";
import { oneLine } from "../search-bar/text-field.ts";
import { sayWith } from "../search-bar/words.ts";
import { type Adopted, adopt } from "./adopt.ts";
import { type Bar, makeBar } from "./bar.ts";
import type { QueryBarDetail, QueryBarElement, RecentDetail } from "./contract.ts";
import { isFirstInvalid, isTyping, namesOf } from "./page.ts";
import { defineProperties, propertyNames } from "./properties.ts";
import { styleSheet } from "./styles.ts";

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
  /** What the page sees: properties, attributes, events, and a part of a form. */
  class QueryBar extends HTMLElement {
    static readonly formAssociated = true;
    static readonly observedAttributes = [
      ...["value", "label", "aria-label", "aria-labelledby", "placeholder", "required", "readonly"],
      ...["chips", "shortcut", "tab", "dir"],
    ];

    static {
      defineProperties(
        QueryBar.prototype,
        (element) => element.#settings,
        (element) => element.#bar.render(),
      );
    }

    readonly #internals = this.attachInternals();
    readonly #settings = defaultSettings();
    readonly #bar: Bar = makeBar({
      settings: this.#settings,
      attribute: (name) => this.getAttribute(name),
      label: () => this.#name(),
      typed: () => {
        this.#isTouched = true;
        this.#fire("input", { query: this.#bar.settled });
      },
      finished: () => this.#commit(true),
      asked: () => this.#search(),
      removed: (text) => {
        this.#settings.recent = this.#settings.recent.filter((each) => each !== text);
        this.dispatchEvent(
          new CustomEvent<RecentDetail>("recentdelete", { bubbles: true, composed: true, detail: { text } }),
        );
      },
      rendered: (error) => this.#validate(error?.message),
    });
    /** Whether the user, or the page, has set the text, so that the `value` attribute no longer does. */
    #isTouched = false;
    /** The text that the last `change` event was about. */
    #committed = "";
    /** A check of validity that is to show nothing. */
    #isChecking = false;
    readonly #shortcut = (event: KeyboardEvent) => this.#focusByShortcut(event);

    constructor() {
      super();
      const declared = this.#internals.shadowRoot;
      const root = declared ?? this.attachShadow({ mode: "open", delegatesFocus: true });
      const field = declared?.querySelector("input");
      const slot = make("slot");
      slot.hidden = true;
      // A parser may add the plain field after the element.
      slot.addEventListener("slotchange", () => this.#adoptField());
      root.adoptedStyleSheets = [styleSheet()];
      const adopted = field ? adopt(this, field) : undefined;
      root.replaceChildren(this.#bar.root, slot);
      // While an element is being created, its attributes cause no callbacks.
      if (adopted !== undefined) this.#write(this.getAttribute("value") ?? "");
      this.addEventListener("focusout", () => this.#commit());
      this.addEventListener("invalid", (event) => this.#complain(event));
      for (const property of propertyNames) this.#takeProperty(property);
      if (adopted !== undefined) this.#takeOver(adopted);
      this.#bar.render();
    }

    get value(): string {
      return this.#bar.input.value;
    }

    set value(value: unknown) {
      this.#isTouched = true;
      const text = value === null ? "" : String(value);
      // A framework sets the text that it has just been given: nothing changes by that, and the suggestions stay.
      if (oneLine(text) !== this.value) this.#write(text);
    }

    get form(): HTMLFormElement | null {
      return this.#internals.form;
    }

    get labels(): NodeList {
      return this.#internals.labels;
    }

    get validity(): ValidityState {
      return this.#internals.validity;
    }

    get validationMessage(): string {
      return this.#internals.validationMessage;
    }

    get willValidate(): boolean {
      return this.#internals.willValidate;
    }

    checkValidity(): boolean {
      this.#isChecking = true;
      const isValid = this.#internals.checkValidity();
      this.#isChecking = false;
      return isValid;
    }

    reportValidity(): boolean {
      return this.#internals.reportValidity();
    }

    select(): void {
      this.#bar.input.select();
    }

    connectedCallback(): void {
      this.#adoptField();
      this.#bar.render();
      document.addEventListener("keydown", this.#shortcut);
      const isAnythingFocused = document.activeElement !== null && document.activeElement !== document.body;
      if (this.hasAttribute("autofocus") && !isAnythingFocused) this.focus();
    }

    disconnectedCallback(): void {
      this.#bar.close();
      document.removeEventListener("keydown", this.#shortcut);
    }

    /** A move within the page changes nothing. */
    connectedMoveCallback(): void {}

    attributeChangedCallback(name: string, _: string | null, value: string | null): void {
      if (name === "value" && !this.#isTouched) this.#write(value ?? "");
      this.#bar.render();
    }

    formResetCallback(): void {
      this.#isTouched = false;
      this.#write(this.getAttribute("value") ?? "");
    }

    formStateRestoreCallback(state: unknown): void {
      if (typeof state === "string") this.value = state;
    }

    formDisabledCallback(isDisabled: boolean): void {
      this.#bar.input.disabled = isDisabled;
      this.#bar.render();
    }

    /** A property that was set before the element was defined hides the class's own. */
    #takeProperty(property: string): void {
      const set = Object.getOwnPropertyDescriptor(this, property);
      if (set === undefined) return;
      Reflect.deleteProperty(this, property);
      Reflect.set(this, property, set.value);
    }

    #adoptField(): void {
      const field = this.querySelector<HTMLInputElement>(":scope > input");
      if (field !== null) this.#takeOver(adopt(this, field));
    }

    #takeOver({ typed, selection }: Adopted): void {
      if (typed !== undefined) {
        this.value = typed;
        // The page's script was not loaded when it was typed.
        this.#fire("input", { query: selection === undefined ? this.#bar.query : this.#bar.settled });
      }
      if (selection === undefined) return;
      this.#bar.input.focus();
      this.#bar.input.setSelectionRange(...selection);
    }

    /** The name for the input. An element of the page that gives it is also linked, where a browser can do that. */
    #name(): string | undefined {
      const { elements, label } = namesOf(this, this.#internals);
      if ("ariaLabelledByElements" in this.#bar.input)
        this.#bar.input.ariaLabelledByElements = elements.length > 0 ? elements : null;
      return label;
    }

    #validate(error: string | undefined): void {
      const isMissing = this.hasAttribute("required") && this.value.trim() === "";
      const message = isMissing ? sayWith(this.#settings.messages)("required") : error;
      const flags = { valueMissing: isMissing, customError: !isMissing && error !== undefined };
      this.#internals.setFormValue(this.value);
      this.#internals.setValidity(flags, message, this.#bar.input);
    }

    #write(text: string): void {
      this.#bar.write(text);
      this.#committed = this.value;
    }

    #fire(type: string, detail: QueryBarDetail, cancelable = false): boolean {
      return this.dispatchEvent(
        new CustomEvent<QueryBarDetail>(type, { bubbles: true, composed: true, cancelable, detail }),
      );
    }

    /** @param isFinished the user has done something that is finished at once. */
    #commit(isFinished = false): void {
      if (this.value === this.#committed && !isFinished) return;
      this.#committed = this.value;
      this.#fire("change", { query: this.#bar.query });
    }

    #search(): void {
      this.#commit();
      if (this.#fire("search", { query: this.#bar.query }, true) && this.form !== null) submitByEnter(this.form);
    }

    /** The browser's bubble would cover the message and its fixes. */
    #complain(event: Event): void {
      event.preventDefault();
      if (this.#isChecking) return;
      this.#bar.complain();
      if (isFirstInvalid(this, this.form)) this.focus();
    }

    #focusByShortcut(event: KeyboardEvent): void {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      const key = this.getAttribute("shortcut");
      if (!key || event.key !== key || hasModifier || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      this.focus();
      this.select();
    }
  }
  return QueryBar as unknown as new () => QueryBarElement;
}
