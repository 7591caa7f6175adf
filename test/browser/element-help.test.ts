// What the element says of a text, to everyone: messages, chips, and what assistive technology hears.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { AnyLanguage } from "../../src/index.ts";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { barWith, focusedName, mirrored } from "./query-bar.ts";

const messages = (page: Page) => page.locator("query-bar [part~=message]");
const chips = (page: Page) => page.locator("query-bar [part~=chip]");

/** What screen readers have been given to say. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const status of document.querySelector("query-bar")?.shadowRoot?.querySelectorAll("[role=status]") ?? [])
      new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, { childList: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text !== ""));
}

inBrowser("<query-bar>: help for everyone", (open) => {
  const bar = barWith(open);

  it("a message is one line, names three values, and has its fix beside it", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:failled fix");
    const message = messages(page);
    expect(await message.locator("span").textContent()).toBe(
      "“failled” is not a valid value for “status”. Use FAILURE, NEW, JOB_ERROR, or 6 more.",
    );
    const [text, fix] = [await message.locator("span").boundingBox(), await message.locator("button").boundingBox()];
    expect(text?.height).toBeLessThan(30);
    const middle = (fix?.y ?? 0) + (fix?.height ?? 0) / 2;
    expect(Math.abs(middle - ((text?.y ?? 0) + (text?.height ?? 0) / 2))).toBeLessThan(3);
  });

  it("names all four of four values, and says it in other words where the page gives them", async () => {
    const { page, input } = await bar();
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      const { letters } = window as unknown as { letters: AnyLanguage };
      if (element !== null) element.language = letters;
    });
    await input.fill("state:zz x");
    expect(await messages(page).locator("span").textContent()).toBe(
      "“zz” is not a valid value for “state”. Use a, b, c, or d.",
    );
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null)
        element.messages = {
          locale: "de",
          quotes: ["„", "“"],
          messages: { "diagnostic.invalid-value.values": "{text} ist kein Wert von {field:plain}: {values:or}" },
        };
    });
    expect(await messages(page).locator("span").textContent()).toBe("„zz“ ist kein Wert von state: a, b, c oder d");
  });

  it.each([
    ["on a wide page", {}],
    ["on a narrow page", { viewport: { width: 390, height: 800 } }],
    ["by touch", { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } }],
    ["by touch on a wide page", { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 800 } }],
  ] as const)("neither messages nor chips move the results: %s", async (_, options) => {
    const { page, input } = await bar(options);
    const place = async () => (await page.locator("output").boundingBox())?.y;
    const before = await place();
    await input.pressSequentially("- status:failled failed ");
    expect([await messages(page).count(), await chips(page).count()]).toEqual([2, 2]);
    expect(await place()).toBe(before);
    await page.getByRole("button", { name: "Change to" }).click();
    expect(await place()).toBe(before);
    await input.fill("id:ten ");
    expect([await messages(page).count(), await chips(page).count()]).toEqual([1, 1]);
    expect(await place()).toBe(before);
  });

  it("on a narrow page, the text of a message is cut, and all of it is shown on request", async () => {
    const { page, input } = await bar({ viewport: { width: 390, height: 800 } });
    await input.pressSequentially("status:failled fix");
    const text = messages(page).locator("span");
    const isCut = () => text.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(await isCut()).toBe(true);
    await page.getByRole("button", { name: "More" }).click();
    expect(await isCut()).toBe(false);
    await page.getByRole("button", { name: "Show less" }).click();
    expect(await isCut()).toBe(true);
  });

  it("shows the worst of several messages, in one line, and the others on request", async () => {
    const { page, input, press } = await bar();
    const shown = async () =>
      (await messages(page).all()).length === 0 ? [] : messages(page).locator("span:visible").allTextContents();
    const place = async () => (await page.locator("output").boundingBox())?.y;
    const before = await place();
    await input.fill("- fix fix id:x status:zz ");
    await press("Enter");
    expect(await shown()).toEqual(["“x” is not a valid value for “id”. Expected a whole number, such as 10."]);
    expect(await place()).toBe(before);
    const others = page.locator("query-bar [part=expand]");
    expect([await others.textContent(), await others.getAttribute("aria-expanded")]).toEqual(["and 3 more", "false"]);
    await others.click();
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await shown()).toHaveLength(4);
    expect([await others.textContent(), await others.getAttribute("aria-expanded")]).toEqual(["Show less", "true"]);
    await others.press("Enter");
    expect(await shown()).toHaveLength(1);
    // Assistive technology has all of them.
    const description = await page.locator("query-bar #messages").evaluate((element) => element.textContent);
    expect(description?.split("\n")).toHaveLength(4);
    await input.fill("id:x ");
    expect(await others.isVisible()).toBe(false);
  });

  it("draws ten messages and counts the others", async () => {
    const { page, input, set } = await bar();
    await set({ value: "- ".repeat(4000) });
    const expand = page.locator("query-bar [part=expand]");
    expect(await expand.textContent()).toBe("and 3,999 more");
    await expand.click();
    expect(await messages(page).count()).toBe(10);
    expect(await page.locator("query-bar [part=more]").textContent()).toBe("and 3,990 more");
    expect(await input.getAttribute("aria-invalid")).toBe("false");
    // In the text, those around the cursor are marked.
    await input.press("End");
    const isMarked = await page
      .locator("query-bar [part=text] .operator")
      .evaluateAll((minuses) => minuses.map((minus) => minus.classList.contains("warning")));
    expect(isMarked).toHaveLength(4000);
    expect(isMarked.map((marked, index) => (marked ? index : -1)).filter((index) => index >= 0)).toEqual(
      Array.from({ length: 200 }, (_, index) => 3800 + index),
    );
    await set({ value: "- ".repeat(10) });
    expect(await page.locator("query-bar [part=more]").isVisible()).toBe(false);
  });

  it.each([
    ["lonely minuses", "- "],
    ["wrong values", "status:zz "],
    ["keywords", "failed "],
    ["fields", "branch:a "],
    ["quotes", '"" '],
    ["one word", "x"],
  ])("takes time in proportion to the text: %s", async (_, part) => {
    const { page } = await bar();
    const times = await page.evaluate((repeated) => {
      const element = document.querySelector("query-bar");
      const input = element?.shadowRoot?.querySelector("input");
      const measure = (count: number) => {
        let best = Infinity;
        for (let run = 0; run < 4; run++) {
          if (!element || !input) break;
          element.value = "-";
          const start = performance.now();
          element.value = repeated.repeat(count);
          input.focus();
          input.setSelectionRange(input.value.length, input.value.length);
          document.execCommand("insertText", false, "x");
          best = Math.min(best, performance.now() - start);
        }
        return best;
      };
      measure(100);
      return [measure(250), measure(4000)];
    }, part);
    // 16 times the text: a quadratic step would take 256 times as long.
    expect((times[1] ?? Infinity) / Math.max(2, times[0] ?? 0)).toBeLessThan(64);
  });

  it("a fix that no longer fits the text does nothing wrong", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:failled fix");
    // The message stays the same while what it is about moves.
    await input.press("Home");
    await input.pressSequentially("wip -");
    await input.press("End");
    await page.getByRole("button", { name: "Change to “status:FAILURE”" }).click();
    expect(await input.inputValue()).toBe("wip -status:FAILURE fix");
  });

  it("is described by its messages, without the labels of their buttons", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:failled fix");
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const combobox = nodes.find(({ role }) => role?.value === "combobox");
    expect(combobox?.description?.value).toBe(
      "“failled” is not a valid value for “status”. Use FAILURE, NEW, JOB_ERROR, or 6 more.",
    );
    expect(combobox?.properties?.find(({ name }) => name === "invalid")?.value.value).toBe("true");
  });

  it("screen readers hear of the list once, also where it comes later and after a choice", async () => {
    const { page, input, press } = await bar();
    const said = await listen(page);
    await input.pressSequentially("br");
    await expect.poll(said).toEqual(["Suggestions: 1"]);
    await press("ArrowDown Enter");
    await expect.poll(said).toEqual(["Suggestions: 1", "Suggestions: 3"]);
    await input.pressSequentially("ma");
    await expect.poll(said).toEqual(["Suggestions: 1", "Suggestions: 3", "Suggestions: 2"]);
    // What stands is not said again at the next key.
    await input.pressSequentially("i");
    await press("Escape Alt+ArrowDown");
    await expect.poll(said).toEqual(["Suggestions: 1", "Suggestions: 3", "Suggestions: 2", "Suggestions: 2"]);
  });

  it("and of what is wrong, once", async () => {
    const { page, input } = await bar();
    const said = await listen(page);
    await input.pressSequentially("status:zz fix");
    await expect.poll(async () => (await said()).at(-1)).toContain("“zz” is not a valid value for “status”.");
    const count = (await said()).length;
    await input.pressSequentially(" more br");
    await expect.poll(async () => (await said()).at(-1)).toBe("Suggestions: 1");
    expect((await said()).length).toBe(count + 1);
  });

  it("says which row is active, where screen readers may not read it by themselves", async () => {
    const { page, input, press } = await bar();
    await page.evaluate(() => Object.defineProperty(navigator, "platform", { value: "MacIntel" }));
    const said = await listen(page);
    await input.pressSequentially("status:");
    await press("ArrowDown ArrowDown");
    await expect.poll(async () => (await said()).at(-1)).toBe("JOB_ERROR");
  });

  it("keeps the options that stay: new ones would be events for screen readers at each key", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:");
    await page.locator("query-bar [role=listbox]").evaluate((list) => {
      for (const option of list.querySelectorAll("[role=option]")) (option as HTMLElement).dataset["kept"] = "";
    });
    await page.locator("query-bar .popup").evaluate((popup) => {
      const changed: string[] = [];
      Object.assign(window, { changed });
      new MutationObserver((all) => changed.push(...all.map(({ target }) => (target as Element).className))).observe(
        popup,
        { childList: true, subtree: true },
      );
    });
    await input.press("ArrowDown");
    await input.press("ArrowUp");
    expect(await page.evaluate(() => (window as unknown as { changed: string[] }).changed)).toEqual([]);
    await input.pressSequentially("r");
    // What the rows are about has not changed, so neither have their heading and the keys.
    expect(await page.evaluate(() => (window as unknown as { changed: string[] }).changed)).not.toContain("keys");
    const options = page.locator("query-bar [role=option]");
    expect(await options.count()).toBeGreaterThan(2);
    expect(await page.locator("query-bar [role=option]:not(.fix, [data-kept])").count()).toBe(0);
  });

  it("chips are there for finished fields and keywords", async () => {
    const { page, input } = await bar();
    await input.pressSequentially('fix "a b" failed -branch:main status:bogus branch: repo:we');
    expect(await chips(page).locator("[part=chip-label]").allTextContents()).toEqual([
      "failed",
      "branch:main",
      "status:bogus",
    ]);
    expect(await page.locator("query-bar [part=not]").allTextContents()).toEqual(["not"]);
    const decoration = await page
      .locator("query-bar [part~=negated] [part=chip-label]")
      .evaluate((label) => getComputedStyle(label).textDecorationLine);
    expect(decoration).toBe("none");
    const colours = await chips(page).evaluateAll((all) => all.map((chip) => getComputedStyle(chip).backgroundColor));
    expect(new Set(colours).size).toBe(3);
    await input.press("Space");
    expect(await chips(page).count()).toBe(4);
  });

  it("chips are one stop of the Tab key, with arrows, Delete and Backspace", async () => {
    const { page, input, press } = await bar();
    await input.fill("failed branch:main status:NEW");
    await page.getByRole("button", { name: "Clear" }).focus();
    await press("Tab");
    expect(await focusedName(page)).toBe("Exclude filter: failed");
    await press("ArrowRight ArrowRight");
    expect(await focusedName(page)).toBe("Exclude filter: branch:main");
    await press("End ArrowRight");
    expect(await focusedName(page)).toBe("Remove filter: status:NEW");
    await press("ArrowLeft Home");
    expect(await focusedName(page)).toBe("Exclude filter: failed");
    await press("End Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Go");
    // It comes back to where it was.
    await press("Shift+Tab");
    expect(await focusedName(page)).toBe("Remove filter: status:NEW");
    // The focus stays in the chips as long as there are any.
    await press("Delete");
    expect([await input.inputValue(), await focusedName(page)]).toEqual([
      "failed branch:main",
      "Remove filter: branch:main",
    ]);
    await press("Backspace");
    expect([await input.inputValue(), await focusedName(page)]).toEqual(["failed", "Remove filter: failed"]);
    await press("ArrowLeft Enter");
    expect([await input.inputValue(), await focusedName(page)]).toEqual(["-failed", "Include filter: -failed"]);
    await press("Delete");
    expect([await input.inputValue(), await focusedName(page)]).toEqual(["", "Search runs"]);
  });

  it("where the page reads from right to left, so do the arrows among chips", async () => {
    const { page, input, press } = await bar();
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await input.fill("failed done");
    await page.getByRole("button", { name: "Exclude filter: failed" }).focus();
    await press("ArrowLeft");
    expect(await focusedName(page)).toBe("Remove filter: failed");
    await press("ArrowRight");
    expect(await focusedName(page)).toBe("Exclude filter: failed");
  });

  it("a chip's buttons have names and tooltips, and the chip says what it means", async () => {
    const { page, input } = await bar();
    await input.fill("-failed");
    const titles = () =>
      chips(page)
        .locator("button")
        .evaluateAll((all) => all.map((button) => [button.ariaLabel, button.getAttribute("title")]));
    expect(await titles()).toEqual([
      ["Include filter: -failed", "Include"],
      ["Remove filter: -failed", "Remove"],
    ]);
    expect(await chips(page).locator("[part=chip-label]").getAttribute("title")).toBe(
      "the calculated status is not “FAILURE”, “JOB_ERROR”, “BAD_LAYERFILE”, or “RUNNER_ERROR”",
    );
    await input.fill("failed");
    expect((await titles())[0]).toEqual(["Exclude filter: failed", "Exclude"]);
  });

  it('chips="none" shows none; chips="field" shows them in the text', async () => {
    const { page, input } = await bar();
    await input.fill("fix -failed branch:main");
    const show = (place: string) =>
      page.evaluate((chips) => document.querySelector("query-bar")?.setAttribute("chips", chips), place);
    await show("none");
    expect(await chips(page).count()).toBe(0);
    await show("field");
    expect(await chips(page).count()).toBe(0);
    const pills = await page
      .locator("query-bar [part=text] .pill")
      .evaluateAll((all) => all.map((pill) => [pill.textContent, pill.className.replace(/^\w+ pill /, "")]));
    expect(pills).toEqual([
      ["-", "keyword-pill pill-start"],
      ["failed", "keyword-pill pill-end"],
      ["branch", "field-pill pill-start"],
      [":", "field-pill"],
      ["main", "field-pill pill-end"],
    ]);
    expect(await mirrored(page)).toBe("fix -failed branch:main");
  });

  it("draws fifty chips and counts the others", async () => {
    const { page, set } = await bar();
    await set({ value: Array.from({ length: 60 }, (_, place) => `branch:b${place}`).join(" ") });
    expect(await chips(page).count()).toBe(50);
    expect(await page.locator("query-bar [part=chips]").textContent()).toContain("10 more");
  });

  it("has a button that clears it, where there is something to clear", async () => {
    const { page, input } = await bar();
    const clear = page.getByRole("button", { name: "Clear" });
    expect(await clear.count()).toBe(0);
    await input.fill("fix");
    await clear.click();
    expect(await input.inputValue()).toBe("");
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await page.locator("query-bar [part=hint]").textContent()).toBe("↓ for suggestions, Enter to search");
  });

  it("marks where diagnostics overlap by the worst of them", async () => {
    const { page, set } = await bar();
    await set({ value: "status:zz status:zz id:x fix" });
    const marked = await page
      .locator("query-bar [part=text] span")
      .evaluateAll((all) =>
        all
          .filter(({ className }) => / (error|warning|hint)/.test(className))
          .map(({ textContent, className }) => [textContent, className.split(" ").at(-1)]),
      );
    expect(marked.filter(([, severity]) => severity === "error").map(([text]) => text)).toEqual(["zz", "zz", "x"]);
  });

  it.each([{}, { forcedColors: "active" }] as const)(
    "its coloured text is exactly as wide as the input's own, whatever is marked in it: %o",
    async (options) => {
      const { page, set } = await bar(options);
      const widths = (chips: string) =>
        page.locator("query-bar").evaluate((element, place) => {
          element.setAttribute("chips", place);
          const { shadowRoot } = element;
          return [".mirror", "input"].map((selector) => shadowRoot?.querySelector(selector)?.scrollWidth ?? 0);
        }, chips);
      await set({ value: 'fix -branch:"a b" status:zz fix \u200b "x\\"y" failed id:10 - brnach:x '.repeat(8) });
      for (const chips of ["below", "field"]) {
        const [mirror, input] = await widths(chips);
        expect(input).toBeGreaterThan(2000);
        expect(Math.abs((mirror ?? 0) - (input ?? 0))).toBeLessThan(3);
      }
    },
  );

  it("nothing of the page's style leaks in but its font", async () => {
    const { page, input } = await bar();
    const look = () =>
      page.locator("query-bar").evaluate(({ shadowRoot }) =>
        ["input", "[part=option-label]", "[part~=message] span", "[part=chip-label]"].map((selector) => {
          const {
            textTransform,
            textIndent,
            letterSpacing,
            wordSpacing,
            fontStyle,
            lineHeight,
            textAlign,
            whiteSpace,
          } = getComputedStyle(shadowRoot?.querySelector(selector) as Element);
          return [textTransform, textIndent, letterSpacing, wordSpacing, fontStyle, lineHeight, textAlign, whiteSpace];
        }),
      );
    await input.pressSequentially("failed status:failled br");
    const before = await look();
    await page.evaluate(() => {
      document.body.style.cssText =
        "text-transform: uppercase; text-indent: 40px; letter-spacing: 4px; word-spacing: 9px; font-style: italic; line-height: 3; text-align: right; white-space: pre; font-family: serif";
    });
    expect(await look()).toEqual(before);
    expect(await input.evaluate((element) => getComputedStyle(element).fontFamily)).toBe("serif");
  });

  it("has one ring that shows the focus, around the whole field", async () => {
    const { page, input, press } = await bar();
    const rings = () =>
      page
        .locator("query-bar")
        .evaluate((element) =>
          [element, ...(element.shadowRoot?.querySelectorAll("*") ?? [])]
            .filter((each) => getComputedStyle(each).outlineStyle !== "none")
            .map((each) => each.getAttribute("aria-label") ?? each.getAttribute("part")),
        );
    expect(await rings()).toEqual(["field"]);
    await input.fill("failed");
    await page.getByRole("button", { name: "Clear" }).focus();
    await press("Tab");
    expect(await rings()).toEqual(["Exclude filter: failed"]);
  });

  it.each([{}, { forcedColors: "active" }] as const)(
    "the active row and the one under the mouse look different: %o",
    async (options) => {
      const { page, input, press } = await bar(options);
      await input.pressSequentially("status:");
      await press("ArrowDown");
      await page.getByRole("option").nth(1).hover();
      const looks = await page.getByRole("option").evaluateAll((options) =>
        options.slice(0, 3).map((option) => {
          const { backgroundColor, outlineStyle } = getComputedStyle(option);
          return `${backgroundColor} ${outlineStyle}`;
        }),
      );
      expect(new Set(looks).size).toBe(3);
    },
  );

  it("has no hint about what it does not do: read-only, disabled, and while the list says it", async () => {
    const { page, press, set } = await bar();
    const hint = page.locator("query-bar [part=hint]");
    expect(await hint.isVisible()).toBe(true);
    await press("ArrowDown");
    expect(await hint.isVisible()).toBe(false);
    await press("Escape");
    expect(await hint.isVisible()).toBe(true);
    await set({ readOnly: true });
    expect(await hint.textContent()).toBe("");
    await set({ readOnly: false, disabled: true });
    expect(await hint.textContent()).toBe("");
  });

  it("what is pressed by touch is 44 pixels large", async () => {
    const { page, input } = await bar({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    await input.pressSequentially("failed status:failled br");
    const sizes = await page.locator("query-bar").evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll("button, [role=option], input") ?? [])]
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height);
        }),
    );
    expect(sizes.length).toBeGreaterThan(7);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    await page.getByRole("option", { name: "branch" }).tap();
    expect(await input.inputValue()).toBe("failed status:failled branch:");
  });

  it("keeps the marks of errors where colours are forced", async () => {
    const { page, input } = await bar({ forcedColors: "active" });
    await input.pressSequentially("status:zz fix");
    const { line, colour, text, own } = await page.locator("query-bar").evaluate(({ shadowRoot }) => {
      const mark = getComputedStyle(shadowRoot?.querySelector(".mirror .error") as Element);
      const field = getComputedStyle(shadowRoot?.querySelector("input") as Element);
      return { line: mark.textDecorationLine, colour: mark.textDecorationColor, text: mark.color, own: field.color };
    });
    expect([line, text]).toEqual(["underline", "rgba(0, 0, 0, 0)"]);
    expect(colour).toBe("rgb(0, 0, 0)");
    expect(own).toBe("rgb(0, 0, 0)");
  });

  it.each([
    { colorScheme: "light" },
    { colorScheme: "dark" },
    { forcedColors: "active" },
    { viewport: { width: 390, height: 800 } },
  ] as const)("axe finds nothing in its states: %o", async (options) => {
    const { page, input, press, set } = await bar(options);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press("ArrowDown");
    expect(await accessibilityFaults(page)).toEqual([]);
    await press("Escape");
    await input.pressSequentially("fix -failed status:failled branch:zz");
    expect(await accessibilityFaults(page)).toEqual([]);
    await input.fill("status:fai");
    await press("Alt+ArrowDown ArrowDown");
    expect(await accessibilityFaults(page)).toEqual([]);
    await set({ readOnly: true, required: true });
    await page.evaluate(() => document.querySelector("query-bar")?.setAttribute("chips", "field"));
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
