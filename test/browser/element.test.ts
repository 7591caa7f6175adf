import { expect, it } from "vitest";
import { keyboard } from "../../src/search-bar/keyboard.ts";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { barWith, focusedName, mirrored } from "./query-bar.ts";

const tight = { viewport: { width: 390, height: 800 } };

inBrowser("<query-bar>", (open) => {
  const bar = barWith(open);

  it.each([
    // Closed, with the cursor at the end.
    ["the list opens at its first option", "status:", "Escape ArrowDown", "status:| [NEW]"],
    ["… at its last one", "status:f", "Escape ArrowUp", "status:f| [FAILURE]"],
    ["… at none", "status:f", "Escape Alt+ArrowDown", "status:f| []"],
    ["Escape clears", "status:f", "Escape Escape", "|"],
    ["… an empty bar stays empty", "", "Escape", "|"],
    // Open.
    ["the next option", "status:", "ArrowDown ArrowDown", "status:| [JOB_ERROR]"],
    ["round and round", "branch:main st", "ArrowUp ArrowDown ArrowUp", "branch:main st| [status]"],
    ["Alt+Up closes", "status:f", "Alt+ArrowUp", "status:f|"],
    ["Escape closes", "status:f", "ArrowDown Escape", "status:f|"],
    // Accepting, and editing.
    ["Enter accepts a chosen option", "-st", "ArrowDown Enter", "-status:| []"],
    ["… and then its value", "-st", "ArrowDown Enter ArrowDown Enter", "-status:NEW |"],
    ["Enter without a chosen option changes nothing", "-st", "Enter", "-st|"],
    ["Ctrl+Enter searches, and leaves the chosen option", "-st", "ArrowDown Control+Enter", "-st|"],
    ["Left moves in the text, no option is chosen", "status:f", "ArrowDown ArrowLeft", "status:|f []"],
    ["Home", "status:f", "ArrowDown Home", "|status:f"],
    ["Right", "st", "Home ArrowDown ArrowRight", "s|t []"],
    ["End", "status:f", "ArrowDown End", "status:f| []"],
    ["a letter goes into the text, no option is chosen", "status:f", "ArrowDown a", "status:fa| []"],
    ["… in the place of what is selected, too", "status:f", "Shift+ArrowLeft ArrowDown f", "status:f| []"],
    ["Backspace", "status:fa", "ArrowDown Backspace", "status:f| []"],
    ["Delete", "status:fx", "ArrowLeft ArrowDown Delete", "status:f| []"],
    ["Shift leaves the arrows to the browser", "status:f", "Escape Shift+ArrowUp", "status:f|"],
  ])("keyboard: %s", async (_, typed, keys, expected) => {
    const { input, press, seen } = await bar();
    await input.pressSequentially(typed);
    await press(keys);
    expect(await seen()).toBe(expected);
  });

  it("keyboard: each row of the table has its own key in its own state", () => {
    const rows = keyboard.flatMap(({ key, with: modifier, states }) =>
      states.map((state) => `${modifier} ${key} ${state}`),
    );
    expect(new Set(rows).size).toBe(rows.length);
  });

  it("completes by the keyboard alone, and Tab leaves", async () => {
    const { page, input, press, seen } = await bar();
    await input.pressSequentially("br");
    await press("ArrowDown Enter");
    await page.getByRole("option", { name: "a b" }).waitFor();
    await input.pressSequentially("a");
    await page.getByRole("option", { name: "a b" }).waitFor();
    await press("ArrowDown Enter");
    expect(await seen()).toBe('branch:"a b" |');
    await press("Control+z");
    expect(await input.inputValue()).toBe("branch:a");
    await press("Tab");
    expect(await page.getByRole("listbox").count()).toBe(0);
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(false);
  });

  it("completes by the mouse", async () => {
    const { page, input, seen } = await bar();
    await input.click();
    await page.getByRole("option", { name: "failed branch:main" }).click();
    expect(await seen()).toBe("failed branch:main|");
  });

  it("withholds what is wrong under the cursor; a fix corrects it, and can be undone", async () => {
    const { page, input, press, seen } = await bar();
    await input.pressSequentially("status:failled");
    expect(await page.getByRole("button", { name: "Change to" }).count()).toBe(0);
    await input.pressSequentially(" fix");
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    const description = await input.evaluate((element) => {
      const ids = element.getAttribute("aria-describedby") ?? "";
      return (element.getRootNode() as ShadowRoot).getElementById(ids)?.textContent;
    });
    expect(description).toContain("failled");
    await page.getByRole("button", { name: "Change to “status:FAILURE”" }).click();
    expect(await input.inputValue()).toBe("status:FAILURE fix");
    expect(await input.getAttribute("aria-invalid")).toBe("false");
    await press("Control+z");
    expect(await input.inputValue()).toBe("status:failled fix");
    expect(await seen()).not.toContain("[");
  });

  it("shows what is wrong once the focus has gone; its button is reached by the keyboard", async () => {
    const { page, input, press } = await bar();
    await input.pressSequentially("status:failled");
    await press("Tab");
    await page.getByRole("button", { name: "Change to" }).press("Enter");
    expect(await page.evaluate(() => document.querySelector("query-bar")?.value)).toBe("status:FAILURE");
  });

  it("negates and removes terms by their chips; each can be undone", async () => {
    const { page, input, press } = await bar();
    await input.fill("failed running status:NEW ");
    await page.getByRole("button", { name: "Exclude filter: running" }).click();
    expect(await input.inputValue()).toBe("failed -running status:NEW ");
    await press("Enter");
    expect(await input.inputValue()).toBe("failed running status:NEW ");
    await page.getByRole("button", { name: "Remove filter: running" }).press("Space");
    expect(await input.inputValue()).toBe("failed status:NEW ");
    expect(await focusedName(page)).toBe("Remove filter: status:NEW");
    await input.focus();
    await press("Control+z Control+z");
    expect(await input.inputValue()).toBe("failed -running status:NEW ");
  });

  it("takes what is pasted as one line", async () => {
    const { page, input, press } = await bar();
    await page.evaluate(() => {
      const source = document.createElement("textarea");
      source.value = "fix\r\nbranch:main\nfailed";
      document.body.append(source);
      source.select();
      document.execCommand("copy");
      source.remove();
    });
    await input.focus();
    await press("Control+v");
    expect(await input.inputValue()).toBe("fix branch:main failed");
  });

  it("leaves the keys to an input method while a character is composed", async () => {
    const { page, input, press, seen } = await bar();
    await input.pressSequentially("branch:");
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
    expect(await input.inputValue()).toBe("branch:にほ");
    const composing = { key: "Enter", isComposing: true, bubbles: true, composed: true, cancelable: true };
    const isLeft = await input.evaluate(
      (element, init) => element.dispatchEvent(new KeyboardEvent("keydown", init)),
      composing,
    );
    expect(isLeft).toBe(true);
    expect(await page.locator("output").textContent()).not.toContain("search");
    expect(await seen()).toBe("branch:にほ|");
    await client.send("Input.insertText", { text: "日本" });
    expect(await input.inputValue()).toBe("branch:日本");
    expect(await mirrored(page)).toBe("branch:日本");
    await press("Enter");
    expect(await page.locator("output").textContent()).toContain("search branch:日本");
  });

  it("fires input, change and search, and submits its form", async () => {
    const { page, input, press } = await bar();
    await input.pressSequentially("x");
    await press("Enter");
    expect(await page.locator("output").textContent()).toBe("input x; change x; search x");
    await page.goto("element.html");
    await input.fill("fix branch:main");
    await Promise.all([page.waitForURL("**/element.html?q=fix+branch%3Amain"), press("Enter")]);
  });

  it("has its text again when one comes back to the page", async () => {
    const { page, input, press } = await bar({ path: "element.html" });
    await input.fill("fix branch:main");
    await Promise.all([page.waitForURL("**/element.html?q=*"), press("Enter")]);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => document.querySelector("query-bar")?.value)).toBe("fix branch:main");
    await expect.poll(() => mirrored(page)).toBe("fix branch:main");
  });

  it("may be given the text that it has, as frameworks do at each key", async () => {
    const { page, input, press, seen } = await bar();
    await page.evaluate(() =>
      document.addEventListener("input", ({ target }) => {
        const element = target as HTMLElementTagNameMap["query-bar"];
        element.value = `${element.value}`;
      }),
    );
    await input.pressSequentially("x st");
    expect(await seen()).toBe("x st| []");
    await press("Escape Enter");
    expect(await page.locator("output").textContent()).toBe("input x st; change x st; search x st");
  });

  it("is a part of its form: validity, reset, disabled", async () => {
    const { page, input } = await bar();
    await input.fill("status:failled");
    const state = () =>
      page.evaluate(() => {
        const element = document.querySelector("query-bar");
        const data = new FormData(document.querySelector("form") ?? undefined);
        return [element?.value, element?.validity.valid, data.get("q")];
      });
    expect(await state()).toEqual(["status:failled", false, "status:failled"]);
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await state()).toEqual(["", true, ""]);
    await page.evaluate(() => document.querySelector("query-bar")?.setAttribute("value", "fix"));
    expect(await state()).toEqual(["fix", true, "fix"]);
    await page.evaluate(() => document.querySelector("query-bar")?.toggleAttribute("disabled"));
    expect(await input.isDisabled()).toBe(true);
    expect(await state()).toEqual(["fix", true, null]);
  });

  it("shows the same text in colours, at the same place", async () => {
    const { page, input, press } = await bar(tight);
    await input.fill('-branch:"a b" fix status:FAILURE id:10 running and a text that is longer than the field');
    await press("End");
    expect(await mirrored(page)).toBe(await input.inputValue());
    const [one, other] = await input.evaluate((element) => {
      const mirror = element.nextElementSibling;
      return [element.scrollLeft, mirror?.scrollLeft];
    });
    expect(one).toBeGreaterThan(100);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(2);
  });

  it("reads from right to left where the page or the text does, and English in it from left to right", async () => {
    const { page, input, press } = await bar();
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    const direction = (part: string) =>
      page
        .locator(`query-bar [part~=${part}]`)
        .first()
        .evaluate((element) => {
          const { left, right } = element.getBoundingClientRect();
          return [getComputedStyle(element).direction, window.innerWidth - right < left];
        });
    await input.pressSequentially('תקן -"טקסט מדויק" status:failled st');
    expect((await direction("input"))[0]).toBe("rtl");
    expect((await direction("text"))[0]).toBe("rtl");
    expect((await direction("option-label"))[0]).toBe("ltr");
    expect((await direction("option-help"))[0]).toBe("ltr");
    expect((await direction("fix"))[0]).toBe("ltr");
    const fromItsSign = await page.locator("query-bar [part~=message]").evaluate((message) => {
      const words = message.querySelector("span")?.getBoundingClientRect();
      return message.getBoundingClientRect().right - (words?.right ?? 0);
    });
    expect(fromItsSign).toBeLessThan(40);
    await press("ArrowDown Enter");
    expect(await input.inputValue()).toBe('תקן -"טקסט מדויק" status:failled status:');
    expect(await mirrored(page)).toBe(await input.inputValue());
  });

  it.each(["light", "dark"] as const)("axe finds nothing: %s", async (colorScheme) => {
    const { page, input, press } = await bar({ colorScheme });
    await input.pressSequentially("fix -wip status:failled st");
    await press("ArrowDown");
    expect(await accessibilityFaults(page)).toEqual([]);
    await press("Escape");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each(["light", "dark"] as const)("axe finds nothing where light-dark() is lacking: %s", async (colorScheme) => {
    const { page, input } = await bar({ colorScheme });
    const colour = await page.locator("query-bar").evaluate((element) => {
      const { adoptedStyleSheets: sheets } = element.shadowRoot ?? document;
      const rules = sheets.flatMap(({ cssRules }) => [...cssRules]);
      const fallback = rules.find(
        (rule) => rule instanceof CSSSupportsRule && /not .*light-dark/.test(rule.conditionText),
      );
      const sheet = new CSSStyleSheet();
      for (const { cssText } of (fallback as CSSSupportsRule).cssRules) sheet.insertRule(cssText);
      sheets.push(sheet);
      return getComputedStyle(element.shadowRoot?.querySelector(".root") as Element).color;
    });
    expect(colour).toBe(colorScheme === "light" ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)");
    await input.pressSequentially("fix -wip status:failled st");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("shows what is chosen in the system's colours, where it forces them", async () => {
    const { page, input, press } = await bar({ forcedColors: "active" });
    await input.pressSequentially("st");
    await press("ArrowDown");
    const colours = await page.getByRole("option").evaluate((option) => {
      const [label, help] = [...option.children];
      if (label === undefined || help === undefined) return [];
      const styles = [getComputedStyle(label), getComputedStyle(label, "::after"), getComputedStyle(help)];
      return [...new Set([getComputedStyle(option).color, ...styles.map(({ color }) => color)])];
    });
    expect(colours).toHaveLength(1);
  });

  it("is a combobox and no empty list to assistive technology, where nothing is written", async () => {
    const { page } = await bar();
    expect(await page.locator("query-bar").ariaSnapshot()).toMatch(/^- combobox "Search runs".*\n- status\n- status$/);
  });

  it("is a combobox with a listbox of options to assistive technology", async () => {
    const { page, input, press } = await bar();
    await input.pressSequentially("st");
    await press("ArrowDown");
    const tree = await page.locator("query-bar").ariaSnapshot();
    expect(tree).toMatch(/combobox "Search runs".*: st\n/);
    expect(tree).not.toMatch(/- (list|toolbar)\b/);
    expect(tree).toMatch(/- listbox "Suggestions":\n\s+- group "Filters":\n\s+- 'option "status: .*" \[selected\]'/);
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const combobox = nodes.find(({ role }) => role?.value === "combobox");
    const properties = new Map(combobox?.properties?.map(({ name, value }) => [name, value]));
    expect(properties.get("autocomplete")?.value).toBe("list");
    expect(properties.get("expanded")?.value).toBe(true);
    expect(properties.get("controls")?.relatedNodes).toHaveLength(1);
    const active = properties.get("activedescendant")?.relatedNodes?.[0]?.backendDOMNodeId;
    expect(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === active)?.role?.value).toBe("option");
  });
});
