import { checkEvaluation, type Settings, settingNames } from "../search-bar/settings.ts";

/** Properties that are an attribute in other words. */
const texts = { name: "name", placeholder: "placeholder", defaultValue: "value" };
const flags = { disabled: "disabled", readOnly: "readonly", required: "required" };

/** All properties that a page may have set before the element was defined. */
export const propertyNames = [...settingNames, "value", ...Object.keys(texts), ...Object.keys(flags)];

/** Defines the properties that need no code of their own. */
export function defineProperties<T extends HTMLElement>(
  prototype: T,
  settingsOf: (element: T) => Settings,
  changed: (element: T) => void,
): void {
  const define = (name: string, get: (element: T) => unknown, set: (element: T, value: unknown) => void) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: T) {
        return get(this);
      },
      set(this: T, value: unknown) {
        set(this, value);
      },
    });
  for (const name of settingNames)
    define(
      name,
      (element) => settingsOf(element)[name],
      (element, value) => {
        checkEvaluation({ ...settingsOf(element), [name]: value });
        Object.assign(settingsOf(element), { [name]: value });
        changed(element);
      },
    );
  for (const [name, attribute] of Object.entries(texts))
    define(
      name,
      (element) => element.getAttribute(attribute) ?? "",
      (element, value) => element.setAttribute(attribute, String(value)),
    );
  for (const [name, attribute] of Object.entries(flags))
    define(
      name,
      (element) => element.hasAttribute(attribute),
      (element, value) => element.toggleAttribute(attribute, Boolean(value)),
    );
}
