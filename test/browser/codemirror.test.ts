import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser, type Open } from "./browser.ts";

/** Opens the page with the focus in the editor. */
function editorWith(open: Open) {
  return async (query = "", options: BrowserContextOptions = {}) => {
    const page = await open(`codemirror.html?${query}`, options);
    await page.getByRole("textbox", { name: "Search runs" }).focus();
    return {
      page,
      type: (text: string) => page.keyboard.type(text),
      press: async (keys: string) => {
        for (const key of keys.split(" ")) await page.keyboard.press(key);
      },
      text: async () =>
        (await page.locator(".cm-placeholder").count()) > 0 ? "" : page.locator(".cm-line").textContent(),
      rows: () => rowsOf(page),
      active: () => page.locator("[role=option][aria-selected=true] .label").allTextContents(),
      submitted: () => page.locator("#submitted").textContent(),
      heard: () => page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard),
    };
  };
}

/** `Heading: a, b` for each group that is seen, then the note in brackets. */
async function rowsOf(page: Page): Promise<readonly string[]> {
  return page.locator(".cm-editor .popup").evaluate((popup) => {
    if (!popup.matches(":popover-open")) return [];
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

inBrowser("a search box in CodeMirror", (open, heardByPage) => {
  const editor = editorWith(open);

  it("colours what is typed by what it means", async () => {
    const { page, type } = await editor();
    await type('fix -branch:main id:ten "a b" failed');
    const colours = await page
      .locator(".cm-line span[class^=querybar-]:not(.querybar-mark)")
      .evaluateAll((spans) =>
        spans.map(({ className, textContent }) => [className.replace("querybar-", ""), textContent]),
      );
    expect(colours).toEqual(
      expect.arrayContaining([
        ["operator", "-"],
        ["propertyName", "branch"],
        ["punctuation", ":"],
        ["string", "main"],
        ["string", '"a b"'],
        ["keyword", "failed"],
      ]),
    );
    const keyword = page.locator(".querybar-keyword").first();
    expect(await keyword.evaluate((span) => getComputedStyle(span).color)).toBe("rgb(102, 57, 186)");
  });

  it.each([
    ["the list opens at its first row", "status:", "Escape ArrowDown", ["NEW"], "status:"],
    ["round and round", "status:", "ArrowUp ArrowDown ArrowDown", ["JOB_ERROR"], "status:"],
    ["Enter accepts the active row", "fix st", "ArrowDown Enter", [], "fix status:"],
    ["… and then its value", "fix st", "ArrowDown Enter ArrowDown Enter", [], "fix status:NEW "],
    ["Left moves in the text, and no row is active", "status:f", "ArrowDown ArrowLeft", [], "status:f"],
    ["Escape clears", "fix", "Escape", [], ""],
    ["… after it has closed the list", "status:", "Escape Escape", [], ""],
    ["Ctrl+. lists the fixes", "status:failled", "Control+.", ["Change to “status:FAILURE”"], "status:failled"],
    ["… which Enter applies", "status:failled", "Control+. Enter", [], "status:FAILURE"],
    ["… and can be undone", "status:failled", "Control+. Enter Control+z", [], "status:failled"],
  ])("keyboard: %s", async (_, typed, keys, active, text) => {
    const box = await editor();
    await box.type(typed);
    await box.press(keys);
    expect([await box.active(), await box.text()]).toEqual([active, text]);
  });

  it("closes its list on Enter and submits; on Ctrl+Enter also where a row is active", async () => {
    const { type, press, rows, text, submitted } = await editor();
    await type("status:");
    expect(await rows()).toHaveLength(1);
    await press("Enter");
    expect([await submitted(), await rows()]).toEqual(["Searched for status:", []]);
    await type("fail");
    await press("ArrowDown Control+Enter");
    expect([await submitted(), await rows(), await text()]).toEqual(["Searched for status:fail", [], "status:fail"]);
  });

  it("offers earlier searches, also those that begin with what is typed, and forgets one", async () => {
    const { type, press, rows, text, heard } = await editor();
    await press("ArrowDown");
    expect((await rows())[0]).toBe("Recent: branch:main failed, timeout");
    await press("ArrowDown Shift+Delete");
    expect((await rows())[0]).toBe("Recent: branch:main failed");
    expect(await heard()).toEqual(["deleted timeout"]);
    await type("bra");
    expect((await rows())[0]).toBe("Recent: branch:main failed");
    await press("ArrowDown Enter");
    expect(await text()).toBe("branch:main failed");
  });

  it("offers values with their counts, quoted where necessary, and swaps a finished one", async () => {
    const { page, type, press, rows, text } = await editor();
    await type("branch:");
    expect(await rows()).toEqual(["Recent: branch:main failed", "Values: main 2, a b 1"]);
    await page.getByRole("option", { name: "a b" }).click();
    expect(await text()).toBe('branch:"a b" ');
    await press("Escape");
    await type("branch:main ");
    await page.getByText("main", { exact: true }).dblclick();
    expect(await rows()).toEqual(["Recent: branch:main failed", "Values: main 2, a b 1"]);
  });

  it.each([
    ["repo:sl", ["Values: slower"]],
    ["repo:slow", ["Values: slower"]],
    ["repo:nix", ["[Nothing found]"]],
    ["repo:many", [expect.stringContaining("Values: many-0, many-1"), "[450 more, type to narrow]"]],
    ["status:failled", ["Fix: Change to “status:FAILURE”"]],
    ["sta", ["Filters: status"]],
  ])("offers for %s", async (typed, expected) => {
    const { type, rows } = await editor();
    await type(typed);
    expect(await rows()).toEqual(expected);
  });

  it("says what failed, and asks again", async () => {
    const { page, type, press, rows } = await editor();
    await type("repo:fails");
    await page.getByRole("option", { name: "Retry" }).waitFor();
    expect(await rows()).toEqual(["Retry: Retry", "[The values could not be loaded.]"]);
    await press("ArrowDown Enter");
    await page.waitForFunction(() => document.title === "Asked twice");
    expect(heardByPage()).toEqual(["The values could not be loaded.", "The values could not be loaded."]);
  });

  it("aborts a request at the next key", async () => {
    const { page, type, rows } = await editor();
    await type("repo:slow");
    await page.waitForFunction(() => document.title === "Asked for slow");
    await type("e");
    await page.waitForFunction(() => document.title === "No longer asked for slow");
    expect(await rows()).toEqual(["Values: slower"]);
  });

  it("shows its list at the caret, in the top layer, and never over a message", async () => {
    const { page, type } = await editor("clipped&theme");
    await type("status:failled id:");
    await type("1 sta");
    const boxOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().toJSON());
    await page.getByRole("option", { name: "status" }).hover();
    const [list, message, text] = [await boxOf(".popup"), await boxOf(".messages li"), await boxOf(".cm-line")];
    expect(list.top).toBeGreaterThan(message.bottom);
    expect(list.left).toBeGreaterThan(text.left + 50);
  });

  it("says what is wrong once the cursor has left it: in one line, the fix beside it", async () => {
    const { page, type, press, text } = await editor();
    await type("status:failled");
    await press("Escape");
    expect(await page.locator(".querybar-error").count()).toBe(0);
    await type(" x");
    expect(await page.locator(".querybar-error").textContent()).toBe("failled");
    expect(await page.locator(".messages span").textContent()).toBe(
      "“failled” is not a valid value for “status”. Use FAILURE, NEW, JOB_ERROR, or 6 more.",
    );
    await page.getByRole("button", { name: "Change to “status:FAILURE”" }).click();
    expect(await text()).toBe("status:FAILURE x");
    await type("y");
    expect(await text()).toBe("status:FAILUREy x");
  });

  it("shows what is wrong at the cursor when it is submitted, and when the focus leaves", async () => {
    const { page, type, press } = await editor();
    const message = page.locator(".messages span");
    await type("id:ten");
    expect(await message.count()).toBe(0);
    await press("Enter");
    expect(await message.textContent()).toBe(
      "“ten” is not a valid value for “id”. Expected a whole number, such as 10.",
    );
    await type("x");
    expect(await message.count()).toBe(0);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await message.waitFor();
  });

  it("calls with results in mind: without the term that is still being typed, until the cursor has left it", async () => {
    const { type, press, heard } = await editor();
    await type("fix branch:ma");
    expect((await heard()).slice(-2)).toEqual(["fix", "fix"]);
    await press("Home");
    expect((await heard()).at(-1)).toBe("fix branch:ma");
  });

  it("has 8,000 diagnostics, and draws only some", async () => {
    const { page, press, submitted } = await editor();
    await page.keyboard.insertText("- ".repeat(8000));
    await page.locator(".querybar-warning").first().waitFor();
    expect(await page.locator(".more").textContent()).toBe("and 7,990 more");
    expect(await page.locator(".messages li").count()).toBe(10);
    expect(await page.locator(".querybar-warning").count()).toBe(200);
    await press("Enter");
    expect(await submitted()).toBe(`Searched for ${"- ".repeat(8000)}`);
  });

  it("keeps to one line whatever is pasted", async () => {
    const { page, press, text } = await editor("", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.evaluate(() => navigator.clipboard.writeText("fix\nbranch:main\r\nfailed\n"));
    await press("Control+v");
    expect(await text()).toBe("fix branch:main failed ");
    expect(await page.locator(".cm-line").count()).toBe(1);
  });

  it("leaves a text alone while it is being composed", async () => {
    const { page, text, rows, submitted } = await editor();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "st", selectionStart: 2, selectionEnd: 2 });
    expect(await rows()).toEqual([]);
    await client.send("Input.imeSetComposition", { text: "検", selectionStart: 1, selectionEnd: 1 });
    await client.send("Input.insertText", { text: "検索" });
    expect([await text(), await submitted()]).toEqual(["検索", ""]);
  });

  it("says what a term means", async () => {
    const { page, type } = await editor();
    await type("-branch:main x");
    await page.getByText("branch", { exact: true }).hover();
    await page.getByText("the branch is not “main”").waitFor();
  });

  it("reads from right to left where the page or the text does, and English in it from left to right", async () => {
    const { page, type } = await editor("rtl");
    const direction = () => page.locator(".cm-content").evaluate((text) => getComputedStyle(text).direction);
    expect(await direction()).toBe("rtl");
    await type("-fix");
    expect(await direction()).toBe("ltr");
  });

  it.each(["", "dark", "dark-page", "theme", "theme&dark-page"])("has no fault that axe finds: %s", async (query) => {
    const { page, type } = await editor(query);
    expect(await accessibilityFaults(page)).toEqual([]);
    await type('fix -branch:"a \\" b" id:ten running ');
    await type("stat");
    await page.getByRole("option", { name: "status" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("is a text field with a list of options to assistive technology", async () => {
    const { page, type, press } = await editor();
    await type("status:failled x status:");
    await press("ArrowDown");
    const field = page.getByRole("textbox", { name: "Search runs" });
    const linked = await field.evaluate((text) => {
      const idOf = (name: string) => text.getAttribute(name) ?? "";
      const textOf = (name: string) => document.getElementById(idOf(name))?.textContent?.trim();
      const list = document.getElementById(idOf("aria-controls"));
      return [text.ariaInvalid, list?.role, textOf("aria-activedescendant"), textOf("aria-describedby")];
    });
    expect(linked).toEqual([
      "true",
      "listbox",
      "NEW",
      expect.stringContaining("“failled” is not a valid value for “status”."),
    ]);
  });

  it("keeps the marks of errors in forced colours, and the active row", async () => {
    const { page, type, press } = await editor("theme", { forcedColors: "active" });
    await type("status:failled st");
    await press("ArrowDown");
    const mark = page.locator(".querybar-error");
    expect(await mark.evaluate((span) => getComputedStyle(span).textDecorationLine)).toBe("underline");
    const system = (color: string) =>
      page.evaluate((name) => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
        return getComputedStyle(probe).color;
      }, color);
    const active = page.locator("[role=option][aria-selected=true]");
    expect(await active.evaluate((row) => getComputedStyle(row).backgroundColor)).toBe(await system("Highlight"));
  });
});
