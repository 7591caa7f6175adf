// `querybar/react` in a browser: the hook with markup of the page's own, the component, and both from a server.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { ElementBar, OwnBar } from "./pages/react-bars.tsx";

const inputOf = (page: Page) => page.getByRole("combobox", { name: "Search runs" });

/** What a page has heard since it was last asked. */
const heardBy = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0)) as Promise<string[]>;

const results = (page: Page) => page.locator("main > div > form > ul > li").allTextContents();

async function press(page: Page, keys: string) {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

/** `text|`, then the labels of the suggestions, the active one in brackets. */
async function seen(page: Page): Promise<string> {
  return inputOf(page).evaluate((element) => {
    const input = element as HTMLInputElement;
    const cursor = input.selectionEnd ?? 0;
    const text = `${input.value.slice(0, cursor)}|${input.value.slice(cursor)}`;
    const active = input.getAttribute("aria-activedescendant");
    const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
    const options = [...(list?.querySelectorAll("[role=option]") ?? [])].map((option) => {
      const label = option.querySelector(".label")?.textContent ?? "";
      const isActive = option.id === active;
      if (isActive !== (option.getAttribute("aria-selected") === "true")) return `${label}?`;
      return isActive ? `[${label}]` : label;
    });
    const isOpen = input.getAttribute("aria-expanded") === "true" && list?.hidden === false;
    return isOpen === options.length > 0 ? [text, ...options].join(" ") : `${text} ?`;
  });
}

const chips = (page: Page) =>
  page.locator("[role=group]:has(button)").evaluateAll((all) => all.map((chip) => chip.getAttribute("aria-label")));

inBrowser("useQueryBar", (open) => {
  describe.each([
    ["with the text of its own", ""],
    ["with the text as state of the page", "&controlled"],
  ])("%s", (_, mode) => {
    const opened = async (parameters = "") => {
      const page = await open(`react.html?own${mode}${parameters}`);
      await inputOf(page).focus();
      return page;
    };

    it("suggests while one types, and accepts by Enter", async () => {
      const page = await opened();
      await page.keyboard.type("bra");
      expect(await seen(page)).toBe("bra| branch");
      await press(page, "ArrowDown");
      expect(await seen(page)).toBe("bra| [branch]");
      await press(page, "Enter");
      expect(await seen(page)).toBe("branch:| a b main maintenance");
      await press(page, "ArrowUp");
      expect(await seen(page)).toBe("branch:| a b main [maintenance]");
      await press(page, "ArrowDown Enter");
      expect(await seen(page)).toBe('branch:"a b" |');
      expect(await results(page)).toEqual(["Write the page"]);
      expect((await heardBy(page)).slice(-2)).toEqual(['input branch:"a b"  (1)', 'change branch:"a b" ']);
    });

    it("accepts by a click, which leaves the focus in the text", async () => {
      const page = await opened();
      await page.keyboard.type("state:");
      await page.getByRole("option", { name: "failed" }).click();
      expect(await seen(page)).toBe("state:failed |");
      await expect.poll(() => inputOf(page).evaluate((element) => element === document.activeElement)).toBe(true);
    });

    it("settled: results stay while a value is typed", async () => {
      const page = await opened();
      const counts = new Set<number>();
      for (const key of "branch:mainten") {
        await page.keyboard.type(key);
        counts.add((await results(page)).length);
      }
      // `branch:main` is a branch.
      expect([...counts]).toEqual([3, 1]);
      await page.keyboard.type("ance");
      expect(await results(page)).toEqual(["Fix the search"]);
    });

    it("Escape closes the list, and then clears the text", async () => {
      const page = await opened();
      await page.keyboard.type("state:d");
      await press(page, "Escape");
      expect(await seen(page)).toBe("state:d|");
      await press(page, "Escape");
      expect(await seen(page)).toBe("|");
    });

    it("an edit is one step of undo", async () => {
      const page = await opened();
      await page.keyboard.type("bra");
      await press(page, "ArrowDown Enter Control+z");
      expect(await seen(page)).toBe("bra|");
      expect((await heardBy(page)).at(-1)).toBe("input bra (0)");
    });

    it("Enter searches, says that the change is finished, and submits the form", async () => {
      const page = await opened();
      await page.keyboard.type("fix");
      await heardBy(page);
      await press(page, "Enter Enter");
      expect(await heardBy(page)).toEqual(["change fix", "search fix", "submit", "search fix", "submit"]);
    });

    it("the change is finished when the focus leaves, once", async () => {
      const page = await opened();
      await page.keyboard.type("fix");
      await heardBy(page);
      await page.getByRole("button", { name: "Go" }).focus();
      await inputOf(page).focus();
      await page.getByRole("button", { name: "Go" }).focus();
      expect(await heardBy(page)).toEqual(["change fix"]);
    });

    it("chips: one stop of the Tab key, with arrows, and the focus stays where a chip is removed", async () => {
      const page = await opened();
      await page.keyboard.type("branch:main broken fix ");
      expect(await chips(page)).toEqual(["branch:main", "broken"]);
      await page.getByRole("button", { name: "Exclude filter: branch:main" }).focus();
      await press(page, "Enter");
      expect(await inputOf(page).inputValue()).toBe("-branch:main broken fix ");
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      expect(await focused()).toBe("Include filter: -branch:main");
      await press(page, "ArrowRight");
      expect(await focused()).toBe("Remove filter: -branch:main");
      await press(page, "Delete");
      expect(await focused()).toBe("Remove filter: broken");
      await press(page, "End ArrowRight Home");
      expect(await focused()).toBe("Exclude filter: broken");
      await press(page, "Backspace");
      expect(await focused()).toBe("Search runs");
      expect(await inputOf(page).inputValue()).toBe("fix ");
      expect((await heardBy(page)).filter((line) => line.startsWith("change"))).toEqual([
        "change branch:main broken fix ",
        "change -branch:main broken fix ",
        "change broken fix ",
        "change fix ",
      ]);
    });

    it("says what is wrong, and fixes it", async () => {
      const page = await opened();
      await page.keyboard.type("state:faild ");
      const message = page.getByText("“faild” is not a valid value for “state”.");
      expect(await inputOf(page).getAttribute("aria-invalid")).toBe("true");
      expect(await inputOf(page).getAttribute("aria-describedby")).toBe(await message.getAttribute("id"));
      await page.getByRole("button", { name: "Change to “state:failed”" }).click();
      expect(await inputOf(page).inputValue()).toBe("state:failed ");
      expect(await message.count()).toBe(0);
      expect(await inputOf(page).getAttribute("aria-invalid")).toBe("false");
    });

    it("earlier searches: offered when asked, deleted by key and by pointer", async () => {
      const page = await opened();
      await press(page, "ArrowDown");
      expect(await seen(page)).toContain("| [page -broken] login page");
      await press(page, "Shift+Delete");
      expect(await seen(page)).toContain("| login page");
      await page.getByTitle("Remove").click();
      expect(await seen(page)).not.toContain("login page");
    });

    it("the page may replace the text", async () => {
      const page = await opened();
      await page.keyboard.type("state:");
      await heardBy(page);
      await page.getByRole("button", { name: "Only main" }).click();
      expect(await inputOf(page).inputValue()).toBe("branch:main");
      expect(await results(page)).toEqual(["Fix the login page"]);
      expect(await chips(page)).toEqual(["branch:main"]);
    });

    it("values that come later are shown, once, though the function is a new one each time", async () => {
      const page = await opened("&asking");
      await page.keyboard.type("branch:");
      await page.getByRole("option", { name: "made-up" }).waitFor();
      expect(await seen(page)).toBe("branch:| main made-up");
    });

    it("tells screen readers how many suggestions there are", async () => {
      const page = await opened();
      await page.keyboard.type("state:");
      await expect.poll(() => page.getByRole("status").textContent()).toBe("Suggestions: 2");
    });

    it("has no fault that axe finds, open and closed", async () => {
      const page = await opened("&text=branch:main%20state:nonsense%20");
      expect(await accessibilityFaults(page)).toEqual([]);
      await press(page, "ArrowDown");
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });

  it("a reset of the form restores the text to begin with", async () => {
    const page = await open("react.html?own&text=broken");
    await inputOf(page).fill("fix");
    expect(await chips(page)).toEqual([]);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => chips(page)).toEqual(["broken"]);
    expect(await inputOf(page).inputValue()).toBe("broken");
  });
});

inBrowser("<QueryBar>", (open) => {
  it.each(["", "&controlled"])("works as the element does %s", async (mode) => {
    const page = await open(`react.html?element${mode}`);
    await inputOf(page).focus();
    await page.keyboard.type("branch:mainten");
    expect(await results(page)).toHaveLength(3);
    await press(page, "ArrowDown Enter F2 Enter");
    expect(await inputOf(page).inputValue()).toBe("branch:maintenance ");
    expect(await results(page)).toEqual(["Fix the search"]);
    expect((await heardBy(page)).slice(-5)).toEqual([
      "input branch:maintenance  (1)",
      "change branch:maintenance ",
      "key",
      "search branch:maintenance ",
      "submit",
    ]);
    expect(await page.locator("query-bar.bar").getAttribute("name")).toBe("search");
  });

  it("takes a text of the page's", async () => {
    const page = await open("react.html?element&controlled");
    await page.getByRole("button", { name: "Only main" }).click();
    expect(await inputOf(page).inputValue()).toBe("branch:main");
  });
});

inBrowser("<query-bar> in JSX", (open) => {
  it("takes properties, and its events are heard", async () => {
    const page = await open("react.html?plain");
    await inputOf(page).focus();
    await page.keyboard.type("state:f");
    await press(page, "ArrowDown Enter Enter");
    expect(await page.locator("output").textContent()).toBe("state:failed ");
    expect((await heardBy(page)).slice(-3)).toEqual([
      "input state:failed ",
      "change state:failed ",
      "search state:failed ",
    ]);
  });
});

const folder = mkdtempSync(join(tmpdir(), "querybar-react-"));

inBrowser(
  "from a server",
  (open) => {
    beforeAll(async () => {
      for (const [name, Bar] of Object.entries({ own: OwnBar, element: ElementBar })) {
        const markup = renderToString(createElement(Bar, { defaultValue: "fix" }));
        const head = '<meta charset="utf-8"><title>Runs</title><script type="module" src="react-server.js"></script>';
        writeFileSync(
          join(folder, `${name}.html`),
          `<!doctype html><html lang="en"><head>${head}</head><body><main><div id="root">${markup}</div></main></body></html>`,
        );
      }
      await build({
        entryPoints: [`${rootFolder}test/browser/pages/react-server.tsx`],
        bundle: true,
        format: "esm",
        platform: "browser",
        outfile: join(folder, "react-server.js"),
      });
      mkdirSync(join(folder, "search"));
      copyFileSync(join(folder, "own.html"), join(folder, "search/index.html"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(["own", "element"])("%s: without script it is a field that submits", async (name) => {
      const page = await open(`${name}.html`, { javaScriptEnabled: false });
      const field = page.getByLabel("Search runs");
      expect(await field.inputValue()).toBe("fix");
      await field.fill("fix me");
      await Promise.all([page.waitForURL("**/search?search=fix+me"), field.press("Enter")]);
    });

    it.each(["own.html", "own.html?controlled", "element.html", "element.html?controlled"])(
      "%s: it goes on with what was typed before the script",
      async (path) => {
        const page = await open(path);
        const field = page.getByLabel("Search runs");
        await field.fill("fix branch:main");
        await field.evaluate((element) => (element as HTMLInputElement).setSelectionRange(1, 2));
        await page.evaluate(() => document.dispatchEvent(new Event("hydrate")));
        await inputOf(page).waitFor();
        await expect.poll(() => results(page)).toEqual(["Fix the login page"]);
        const state = await inputOf(page).evaluate((element) => {
          const input = element as HTMLInputElement;
          const isFocused = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
          return [input.value, input.selectionStart, input.selectionEnd, isFocused];
        });
        expect(state).toEqual(["fix branch:main", 1, 2, true]);
        expect(await heardBy(page)).toEqual(["input fix branch:main (2)"]);
        await page.keyboard.press("End");
        await page.keyboard.type(" -bro");
        await press(page, "ArrowDown Enter");
        expect(await inputOf(page).inputValue()).toBe("fix branch:main -broken ");
      },
    );

    it.each(["own.html", "element.html"])("%s: where nothing was typed, the page hears of nothing", async (path) => {
      const page = await open(path);
      await page.evaluate(() => document.dispatchEvent(new Event("hydrate")));
      await inputOf(page).waitFor();
      expect(await inputOf(page).inputValue()).toBe("fix");
      expect(await heardBy(page)).toEqual([]);
    });
  },
  folder,
);
