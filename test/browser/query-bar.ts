// What the tests of <query-bar> have in common.
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Open } from "./browser.ts";

export interface OpenBar {
  readonly page: Page;
  readonly input: Locator;
  /** Presses keys, given with spaces between them. */
  press(keys: string): Promise<void>;
  /** `text|` with the cursor; where suggestions are shown, the active one's label in brackets. */
  seen(): Promise<string>;
  /** The labels of all rows, with their headings. */
  rows(): Promise<readonly string[]>;
  /** What the page has heard, oldest first. */
  heard(): Promise<readonly string[]>;
  /** Changes the element, in the page. */
  set(properties: Readonly<Record<string, unknown>>): Promise<void>;
}

export function barWith(open: Open) {
  return async (options: BrowserContextOptions & { readonly path?: string } = {}): Promise<OpenBar> => {
    const { path = "element.html?stay", ...context } = options;
    const page = await open(path, context);
    const input = page.getByRole("combobox").first();
    await input.focus();
    return {
      page,
      input,
      press: async (keys) => {
        for (const key of keys.split(" ")) await page.keyboard.press(key);
      },
      seen: () => seen(input),
      rows: () => rowsOf(page),
      heard: () => page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard),
      set: (properties) =>
        page.evaluate((given) => {
          Object.assign(document.querySelector("query-bar") ?? {}, given);
        }, properties),
    };
  };
}

export async function seen(input: Locator): Promise<string> {
  return input.evaluate((element) => {
    const field = element as HTMLInputElement;
    const cursor = field.selectionEnd ?? 0;
    const text = `${field.value.slice(0, cursor)}|${field.value.slice(cursor)}`;
    if (field.getAttribute("aria-expanded") !== "true") return text;
    const id = field.getAttribute("aria-activedescendant") ?? "";
    const active = (field.getRootNode() as ShadowRoot).getElementById(id);
    return `${text} [${active?.querySelector("[part=option-label]")?.textContent ?? ""}]`;
  });
}

/** `Heading: a, b` for each group, then the note in brackets. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  return page
    .locator("query-bar")
    .first()
    .evaluate(({ shadowRoot }) => {
      const popup = shadowRoot?.querySelector(".popup");
      if (popup?.matches(":popover-open") !== true) return [];
      const groups = [...popup.querySelectorAll("[role=group]")].map((group) => {
        const labels = [...group.querySelectorAll("[role=option]")].map((option) =>
          [...option.querySelectorAll(".label, .count")].map(({ textContent }) => textContent).join(" "),
        );
        return `${group.getAttribute("aria-label")}: ${labels.join(", ")}`;
      });
      const note = popup.querySelector<HTMLElement>("[part=note]");
      return [...groups, ...(note === null || note.hidden ? [] : [`[${note.textContent}]`])];
    });
}

export async function mirrored(page: Page): Promise<string> {
  return page.locator("query-bar [part=text]").evaluate((mirror) => mirror.textContent?.replace("\u200b", "") ?? "");
}

/** The name of what has the focus inside of the element. */
export async function focusedName(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner?.getAttribute("aria-label") ?? inner?.textContent;
  });
}
