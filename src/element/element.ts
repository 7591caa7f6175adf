import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { type Bar, makeBar } from "./bar.ts";
import type { QueryBarElement, QueryBarMessages, Settings, ValuesProvider } from "./contract.ts";
import { labelOf, styleSheet } from "./parts.ts";
import { oneLine } from "./text-field.ts";

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
  return class extends HTMLElement implements QueryBarElement {
    static readonly formAssociated = true;
    static readonly observedAttributes = ["label", "aria-label", "placeholder", "value"];

    readonly #internals = this.attachInternals();
    readonly #settings: Settings = { language: layer, values: undefined, delay: 100, recent: [], messages: {} };
    readonly #bar: Bar = makeBar({
      settings: this.#settings,
      label: () => labelOf(this, this.#internals),
      changed: () => {
        this.#isTouched = true;
      },
      asked: () => this.#search(),
      rendered: (error) => {
        this.#internals.setFormValue(this.value);
        this.#internals.setValidity({ customError: error !== undefined }, error?.message, this.#bar.input);
      },
    });
    /** Whether somebody, or the page, has set the text, so that the `value` attribute no longer does. */
    #isTouched = false;
    /** The text that the last `change` event was about. */
    #committed = "";

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open", delegatesFocus: true });
      root.adoptedStyleSheets = [styleSheet()];
      root.append(...this.#bar.parts);
      this.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget !== this) this.#commit();
      });
      for (const property of ["language", "values", "delay", "recent", "messages", "value"] as const) {
        this.#takeOver(property);
      }
      this.#bar.render();
    }

    get language(): AnyLanguage {
      return this.#settings.language;
    }

    set language(language: AnyLanguage) {
      this.#settings.language = language;
      this.#bar.render();
    }

    get value(): string {
      return this.#bar.text;
    }

    set value(value: string) {
      this.#isTouched = true;
      // A framework sets what it has just been told: nothing changes by that, and the suggestions stay.
      if (oneLine(value) !== this.value) this.#write(value);
    }

    get values(): ValuesProvider | undefined {
      return this.#settings.values;
    }

    set values(values: ValuesProvider | undefined) {
      this.#settings.values = values;
    }

    get delay(): number {
      return this.#settings.delay;
    }

    set delay(delay: number) {
      this.#settings.delay = delay;
    }

    get recent(): readonly string[] {
      return this.#settings.recent;
    }

    set recent(recent: readonly string[]) {
      this.#settings.recent = recent;
    }

    get messages(): QueryBarMessages {
      return this.#settings.messages;
    }

    set messages(messages: QueryBarMessages) {
      this.#settings.messages = messages;
      this.#bar.render();
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
      this.#bar.render();
    }

    disconnectedCallback(): void {
      this.#bar.close();
    }

    attributeChangedCallback(name: string, _: string | null, value: string | null): void {
      if (name === "value" && !this.#isTouched) this.#write(value ?? "");
      if (name === "placeholder") this.#bar.input.placeholder = value ?? "";
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
    #takeOver(property: keyof Settings | "value"): void {
      const set = Object.getOwnPropertyDescriptor(this, property);
      if (set === undefined) return;
      Reflect.deleteProperty(this, property);
      Reflect.set(this, property, set.value);
    }

    #write(text: string): void {
      this.#bar.write(text);
      this.#committed = this.value;
    }

    #search(): void {
      this.#commit();
      if (!this.validity.valid && this.form?.noValidate !== true) {
        this.#bar.complain();
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
  };
}
