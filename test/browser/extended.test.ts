// The search boxes with a language of the extended dialect.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser, type Open } from "./browser.ts";
import { focusedName } from "./query-bar.ts";

const input = (page: Page) => page.getByRole("combobox", { name: "Search orders" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

function pageWith(open: Open, mode = "") {
  return (text: string) => open(`extended.html?${mode}&text=${encodeURIComponent(text)}`);
}

inBrowser("a search bar of alternatives, groups and dates", (open) => {
  describe.each([
    ["<query-bar>", "", focusedName],
    [
      "useQueryBar",
      "react",
      async (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
    ],
  ])("%s", (_, mode, focused) => {
    const opened = pageWith(open, mode);
    const chips = (page: Page) =>
      page
        .locator("[role=group]:has(button)")
        .evaluateAll((all) =>
          all.map((chip) => [
            chip.getAttribute("aria-label"),
            [...chip.querySelectorAll("button")].map((each) => each.getAttribute("aria-label")).join(", "),
          ]),
        );

    it("alternatives and negated groups are one chip each, with a button for each of their terms", async () => {
      const page = await opened("(state:open OR gift) paid:yes -(state:sent total:>100)");
      expect(await chips(page)).toEqual([
        [
          "(state:open OR gift)",
          "Remove filter: state:open, Remove filter: gift, Exclude filter: (state:open OR gift), Remove filter: (state:open OR gift)",
        ],
        ["paid:yes", "Exclude filter: paid:yes, Remove filter: paid:yes"],
        [
          "-(state:sent total:>100)",
          "Remove filter: state:sent, Remove filter: total:>100, Include filter: -(state:sent total:>100), Remove filter: -(state:sent total:>100)",
        ],
      ]);
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    it.each<readonly [text: string, pressed: string, after: string]>([
      ["state:open OR state:sent OR gift", "Remove filter: state:sent", "state:open OR gift"],
      ["(state:open OR gift) paid:yes", "Remove filter: gift", "state:open paid:yes"],
      ["gift paid:no OR state:open late", "Remove filter: gift paid:no", "state:open late"],
      ["-(state:sent total:>100) gift", "Remove filter: state:sent", "-total:>100 gift"],
      ["gift OR late", "Remove filter: gift OR late", ""],
      ["(gift OR late) bow", "Remove filter: (gift OR late)", "bow"],
      ["gift OR late", "Exclude filter: gift OR late", "-(gift OR late)"],
      ["-(gift late) bow", "Include filter: -(gift late)", "(gift late) bow"],
    ])("%s, then “%s”", async (text, pressed, after) => {
      const page = await opened(text);
      await button(page, pressed).click();
      expect(await input(page).inputValue()).toBe(after);
      expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([after]);
    });

    it("all chips are one stop of the Tab key, with arrows among their buttons", async () => {
      const page = await opened("(state:open OR state:sent OR late) paid:yes");
      await input(page).focus();
      const names: (string | null | undefined)[] = [];
      await page.getByRole("toolbar").getByRole("button").first().focus();
      for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) {
        await page.keyboard.press(key);
        names.push(await focused(page));
      }
      const whole = "(state:open OR state:sent OR late)";
      expect(names).toEqual([
        "Remove filter: state:open",
        "Remove filter: state:sent",
        "Remove filter: late",
        `Exclude filter: ${whole}`,
        `Remove filter: ${whole}`,
        "Exclude filter: paid:yes",
        "Remove filter: paid:yes",
      ]);
      const stops = page.getByRole("toolbar").locator("button[tabindex='0']");
      expect(await stops.count()).toBe(1);
      // Delete removes what the button is about, and the focus stays at what has taken its place.
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Delete");
      expect(await input(page).inputValue()).toBe("(state:open OR late) paid:yes");
      expect(await focused(page)).toBe("Remove filter: late");
      await page.keyboard.press("Backspace");
      expect(await input(page).inputValue()).toBe("state:open paid:yes");
      expect(await focused(page)).toBe("Remove filter: state:open");
      await page.keyboard.press("Delete");
      await page.keyboard.press("Delete");
      expect(await input(page).inputValue()).toBe("");
      expect(await input(page).evaluate((element) => element.matches(":focus"))).toBe(true);
    });

    it("says what dates and @me mean at present, in the page's zone", async () => {
      const page = await opened("placed:@today seller:@me placed:<7d");
      const meanings = await page
        .getByRole("toolbar")
        .locator("[title*=' is ']")
        .evaluateAll((all) => all.map((each) => each.getAttribute("title")));
      expect(meanings.join("; ")).toContain("2026-11-27");
      expect(meanings.join("; ")).toContain("seller is “ada”");
      expect(meanings.join("; ")).toContain("2026-11-20");
    });
  });

  it("offers dates by day in the page's zone, the latest first, with counts, and says what ages mean", async () => {
    const page = await pageWith(open)("seller:ada ");
    await input(page).click();
    await page.keyboard.press("End");
    await page.keyboard.type("placed:");
    const shown = await page.locator("query-bar [role=option]").allTextContents();
    expect(shown).toContain("<7d in the last 7 days");
    expect(shown.filter((text) => text.startsWith("2026"))).toEqual(["2026-11-26 1", "2026-11-20 1"]);
  });

  it("refuses a zone that does not exist where the page sets it", async () => {
    const page = await pageWith(open)("placed:@today");
    const set = (timeZone: string) =>
      page.locator("query-bar").evaluate((element, zone) => {
        try {
          return Object.assign(element, { timeZone: zone }).timeZone;
        } catch (error) {
          return (error as Error).message;
        }
      }, timeZone);
    expect(await set("Europe/Berlin")).toBe("Europe/Berlin");
    expect(await set("Mars/Olympus")).toContain("“Mars/Olympus” is not a time zone.");
    expect(await page.locator("query-bar").evaluate((element) => (element as { timeZone?: string }).timeZone)).toBe(
      "Europe/Berlin",
    );
  });

  it("counts by the page's clock and person", async () => {
    const page = await pageWith(open)("seller:@me placed:<3d ");
    await input(page).focus();
    await page.keyboard.press("End");
    await page.keyboard.type("state:");
    const options = page.getByRole("option");
    expect((await options.allTextContents()).slice(0, 3)).toEqual(["open 1", "sent 0", "returned"]);
  });

  it("a term that is still being typed is left out of its group, which is then one term", async () => {
    const page = await pageWith(open)("");
    await input(page).pressSequentially("state:open OR sta");
    expect(await page.getByRole("toolbar").getByRole("button").count()).toBe(2);
    await input(page).pressSequentially("te:sent ");
    expect(await page.getByRole("toolbar").getByRole("button").count()).toBe(4);
  });
});

inBrowser("an editor of a language of alternatives, groups and dates", (open) => {
  const editor = async (text = "") => {
    const page = await pageWith(open, "editor")(text);
    await page.getByRole("textbox", { name: "Search orders" }).focus();
    await page.keyboard.press("End");
    return page;
  };
  const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

  it("colours operators, parentheses, comparisons and lists", async () => {
    const page = await editor("(state:open,sent OR total:>=10) NOT placed:2d..7d");
    const colours = await page
      .locator(".cm-line span[class^=querybar-]")
      .evaluateAll((spans) =>
        spans.map(({ className, textContent }) => `${textContent} ${className.replace("querybar-", "")}`),
      );
    expect(colours).toEqual(
      expect.arrayContaining(["( paren", "OR operatorKeyword", ">= compareOperator", "NOT operatorKeyword"]),
    );
  });

  it("searches with the page's clock, zone and person, without what is still being typed", async () => {
    const page = await editor();
    await page.keyboard.type("placed:<3d OR seller:@me");
    expect((await heard(page)).at(-1)).toBe("A gift, Strings, A bow");
    await page.keyboard.type(" total:>1");
    expect((await heard(page)).at(-1)).toBe("A gift, Strings, A bow");
    await page.keyboard.type("00 ");
    expect((await heard(page)).at(-1)).toBe("A gift, A bow");
  });

  it("says what a term means at present", async () => {
    const page = await editor("placed:@today OR seller:@me");
    await page.locator(".cm-line span", { hasText: "@today" }).first().hover();
    await page.locator(".querybar-meaning", { hasText: "2026-11-27" }).waitFor();
  });

  it("completes operators, and values after a comma", async () => {
    const page = await editor("state:open");
    await page.keyboard.type(",");
    expect(await page.getByRole("option").locator(".label").allTextContents()).toEqual(["sent", "returned"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.type("O");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await page.locator(".cm-line").textContent()).toBe("state:open,sent OR ");
  });

  it("offers the fix of a group that is not closed", async () => {
    const page = await editor("(gift OR late ");
    await page.keyboard.press("Control+.");
    await page.keyboard.press("Enter");
    expect(await page.locator(".cm-line").textContent()).toBe("(gift OR late )");
  });
});
