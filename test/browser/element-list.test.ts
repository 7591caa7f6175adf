// The list of suggestions: where it stands, when it is there, and what is in it.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser } from "./browser.ts";
import { barWith, seen } from "./query-bar.ts";

/** The input of the bar in a container of `list.html`. */
const inputIn = (page: Page, container: string) => page.locator(`${container} query-bar input`);

/** How much of the list a pointer can hit, from 0 to 1, and its box, for the bar that has the focus. */
async function hit(page: Page) {
  return page.evaluate(() => {
    let root: Document | ShadowRoot = document;
    const closed = (window as unknown as { closedRoot?: ShadowRoot }).closedRoot;
    while (root.activeElement?.shadowRoot) root = root.activeElement.shadowRoot;
    if (root.querySelector(".popup") === null && closed?.activeElement?.shadowRoot)
      root = closed.activeElement.shadowRoot;
    const popup = root.querySelector(".popup") as HTMLElement;
    const { left, top, right, bottom, width } = popup.getBoundingClientRect();
    let count = 0;
    let hits = 0;
    for (let x = left + 8; x < right - 8; x += 20)
      for (let y = top + 8; y < bottom - 8; y += 10) {
        count++;
        const here = root.elementFromPoint(x, y);
        if (here !== null && popup.contains(here)) hits++;
      }
    const scale = popup.getBoundingClientRect().width / popup.offsetWidth;
    return {
      share: hits / count,
      left,
      top,
      right,
      bottom,
      width: width / scale,
      isOpen: popup.matches(":popover-open"),
    };
  });
}

const isInView = ({ left, top, right, bottom }: Awaited<ReturnType<typeof hit>>, width: number, height: number) =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

inBrowser("<query-bar>: its list", (open, complaints) => {
  const bar = barWith(open);

  it.each(["#plain", "#overflow", "#transform", "#contain", "#covered", "#zoom", "#bottom"])(
    "is seen whole in %s",
    async (container) => {
      const page = await open("list.html");
      await inputIn(page, container).click();
      const where = await hit(page);
      expect(where.share).toBe(1);
      expect(isInView(where, 1280, 720)).toBe(true);
    },
  );

  it.each([
    ["a modal dialog", "#dialog"],
    ["a popover", "#popover"],
  ])(
    "is seen whole in %s, which Escape closes only once the list is closed, with the text in it",
    async (_, container) => {
      const page = await open("list.html");
      await page.locator(container).evaluate((element) => {
        if (element instanceof HTMLDialogElement) element.showModal();
        else (element as HTMLElement).showPopover();
      });
      const input = inputIn(page, container);
      await input.pressSequentially("st");
      expect((await hit(page)).share).toBe(1);
      await page.keyboard.press("Escape");
      expect([await seen(input), await page.locator(container).isVisible()]).toEqual(["st|", true]);
      await page.keyboard.press("Escape");
      expect([await input.inputValue(), await page.locator(container).isVisible()]).toEqual(["st", false]);
    },
  );

  it("a bar in a shadow root in a dialog knows that it is in one: Escape keeps the text", async () => {
    const page = await open("list.html");
    await page.locator("#dialog").evaluate((dialog) => {
      const host = document.createElement("div");
      host.id = "inner";
      const bar = document.createElement("query-bar");
      bar.setAttribute("label", "Search inside");
      host.attachShadow({ mode: "open" }).append(bar);
      dialog.append(host);
      (dialog as HTMLDialogElement).showModal();
    });
    const input = page.locator("#inner input");
    await input.pressSequentially("st");
    expect((await hit(page)).share).toBe(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect([await input.inputValue(), await page.locator("#dialog").isVisible()]).toEqual(["st", false]);
  });

  it("is seen whole in closed shadow roots, and follows what scrolls there", async () => {
    const page = await open("list.html");
    await page.evaluate(() => {
      const closed = (window as unknown as { closedRoot: ShadowRoot }).closedRoot;
      const scroller = closed.firstElementChild as HTMLElement;
      scroller.append(Object.assign(document.createElement("div"), { style: "height: 500px" }));
      closed.querySelector("query-bar")?.scrollIntoView();
      closed.querySelector("query-bar")?.focus();
    });
    await page.keyboard.press("ArrowDown");
    const before = await hit(page);
    expect(before.share).toBe(1);
    await page.evaluate(() => {
      const closed = (window as unknown as { closedRoot: ShadowRoot }).closedRoot;
      (closed.firstElementChild as HTMLElement).scrollTop = 20;
    });
    await expect.poll(async () => Math.round((await hit(page)).top)).toBe(Math.round(before.top - 20));
  });

  it("stays on top of what goes fullscreen", async () => {
    const page = await open("list.html");
    await inputIn(page, "#plain").click();
    await page.evaluate(() => document.querySelector("main")?.requestFullscreen());
    expect(await page.evaluate(() => document.fullscreenElement?.localName)).toBe("main");
    await expect.poll(async () => (await hit(page)).share).toBe(1);
  });

  it("is hidden once the field is scrolled out of sight, and gone once the element is", async () => {
    const page = await open("list.html");
    await inputIn(page, "#plain").click();
    await page.mouse.wheel(0, 600);
    const visibility = () =>
      page.locator("#plain query-bar .popup").evaluate((popup) => getComputedStyle(popup).visibility);
    await expect.poll(visibility).toBe("hidden");
    await page.mouse.wheel(0, -600);
    await expect.poll(visibility).toBe("visible");
    const isOpen = await page.locator("#plain query-bar").evaluate((element) => {
      const popup = element.shadowRoot?.querySelector(".popup");
      element.remove();
      document.body.append(element);
      return popup?.matches(":popover-open");
    });
    expect(isOpen).toBe(false);
  });

  it("stands at the term, 280 to 480 pixels wide, below the field or, where there is no room, above it", async () => {
    const page = await open("list.html");
    const input = inputIn(page, "#plain");
    const box = async () => page.locator("#plain query-bar [part=field]").boundingBox();
    await input.pressSequentially("st");
    const first = await hit(page);
    await page.keyboard.press("Escape");
    await input.fill("");
    await input.pressSequentially("some text before st");
    const later = await hit(page);
    expect(later.left - first.left).toBeGreaterThan(100);
    expect(later.width).toBeGreaterThanOrEqual(280);
    expect(later.width).toBeLessThanOrEqual(480);
    const below = await box();
    expect(later.top).toBeGreaterThanOrEqual((below?.y ?? 0) + (below?.height ?? 0));
    await inputIn(page, "#bottom").click();
    const above = await hit(page);
    const bottom = await page.locator("#bottom query-bar [part=field]").boundingBox();
    expect(above.bottom).toBeLessThanOrEqual(bottom?.y ?? 0);
  });

  it("is no taller than what is seen of the page, and no wider", async () => {
    const page = await open("list.html", { viewport: { width: 300, height: 240 } });
    await page.evaluate(() => document.querySelector("#plain")?.scrollIntoView());
    await inputIn(page, "#plain").click();
    expect(isInView(await hit(page), 300, 240)).toBe(true);
    expect((await hit(page)).width).toBe(284);
  });

  it("stands at the right of the term where the page reads from right to left, with all words beside their signs", async () => {
    const page = await open("list.html");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    const input = inputIn(page, "#plain");
    await input.click();
    const { right } = await hit(page);
    const box = await input.boundingBox();
    expect(Math.abs(right - ((box?.x ?? 0) + (box?.width ?? 0)))).toBeLessThan(4);
    const gaps = (selector: string) =>
      page.locator("#plain query-bar [role=option]").evaluateAll((options, within) => {
        const endsOf = (node: Node | null | undefined) => {
          const range = document.createRange();
          if (node) range.selectNodeContents(node);
          return range.getBoundingClientRect();
        };
        return options.map((option) => {
          const before = option.querySelector(within)?.previousElementSibling;
          return (before?.getBoundingClientRect().left ?? 0) - endsOf(option.querySelector(within)).right;
        });
      }, selector);
    for (const gap of [...(await gaps(".label")), ...(await gaps(".help"))]) expect(gap).toBeLessThan(25);
    await input.pressSequentially("status:failled");
    for (const gap of await gaps(".label")) expect(gap).toBeLessThan(25);
  });

  it("never covers a message", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:failled st");
    const message = await page.locator("query-bar [part~=message]").boundingBox();
    expect((await hit(page)).top).toBeGreaterThanOrEqual((message?.y ?? Infinity) + (message?.height ?? 0));
  });

  it("moving through it scrolls nothing around it", async () => {
    const { page, press, rows } = await bar();
    await page.evaluate(() => {
      const box = document.querySelector("form");
      if (box !== null) box.style.cssText = "overflow: hidden; height: 70px";
    });
    await press("ArrowDown ArrowUp");
    const scrolled = await page.evaluate(() => [document.querySelector("form")?.scrollTop, window.scrollY]);
    expect(scrolled).toEqual([0, 0]);
    // The active row is in view.
    await page.setViewportSize({ width: 800, height: 260 });
    await press("Escape Escape ArrowUp");
    const isSeen = await page.locator("query-bar [role=option][aria-selected=true]").evaluate((option) => {
      const { top, bottom } = option.getBoundingClientRect();
      const list = option.closest(".options")?.getBoundingClientRect();
      return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1;
    });
    expect([isSeen, (await rows()).length]).toEqual([true, 3]);
  });

  it.each([
    ["a space opens nothing", "fix ", "fix |"],
    ["nor does an empty field", "", "|"],
    ["a prefix of a name does", "fix st", "fix st| []"],
    ["… with a minus", "-fa", "-fa| []"],
    ["letters of a name in order do not", "rpo", "rpo|"],
    ["a field's colon does", "status:", "status:| []"],
    ["… with letters in order after it", "status:fre", "status:fre| []"],
    ["a name that is written in full does not", "running", "running|"],
    ["the beginning of an earlier search does", "failed b", "failed b| []"],
  ])("opens: %s", async (_, typed, expected) => {
    const { input, seen } = await bar();
    await input.pressSequentially(typed);
    expect(await seen()).toBe(expected);
  });

  it("opens where the person asks: by Down, by Alt+Down, by a click", async () => {
    const { input, press, seen, rows } = await bar();
    await input.pressSequentially("rpo");
    await press("Alt+ArrowDown");
    expect([await seen(), await rows()]).toEqual(["rpo| []", ["Filters: repo"]]);
    await press("Escape ArrowDown");
    expect(await seen()).toBe("rpo| [repo]");
    await press("Escape");
    await input.click();
    expect(await seen()).toBe("rpo| []");
    // What was asked for stays while one types on.
    await input.fill("rp");
    await press("Alt+ArrowDown");
    await input.pressSequentially("o");
    expect(await seen()).toBe("rpo| []");
  });

  it("stays closed for a term once it was closed there, until the next term, or until it is asked for", async () => {
    const { input, press, seen } = await bar();
    await input.pressSequentially("st");
    await press("Escape");
    await input.pressSequentially("atus:f");
    expect(await seen()).toBe("status:f|");
    await press("Alt+ArrowDown");
    expect(await seen()).toBe("status:f| []");
    await press("Escape");
    await input.pressSequentially("a st");
    expect(await seen()).toBe("status:fa st| []");
  });

  it("undoing opens nothing", async () => {
    const { input, press, rows } = await bar();
    await input.pressSequentially("don");
    await press("ArrowDown Enter Control+z");
    expect([await input.inputValue(), await rows()]).toEqual(["don", []]);
  });

  it("has headings, marks the letters that were typed, and counts what each value would find", async () => {
    const page = await open("list.html");
    const input = inputIn(page, "#plain");
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      const { index } = window as unknown as { index: HTMLElementTagNameMap["query-bar"]["index"] };
      if (element !== null) Object.assign(element, { index, recent: ["failed branch:main"] });
    });
    await input.click();
    const headings = await page.locator("#plain query-bar .heading").allTextContents();
    expect(headings).toEqual(["Recent", "Filters", "Keywords"]);
    expect(await page.locator("#plain query-bar [role=option] > svg").count()).toBe(8);
    await input.pressSequentially("-status:NEW branch:ma");
    const values = page.locator("#plain query-bar [role=option]");
    expect(await values.allTextContents()).toEqual(["main 49", "maintenance 48"]);
    expect(await values.first().locator("b").allTextContents()).toEqual(["ma"]);
    // What the rest of the query rules out is offered, with its count.
    await input.fill("id:0 branch:");
    await page.keyboard.press("Alt+ArrowDown");
    expect((await values.allTextContents()).slice(0, 2)).toEqual(["main 1", "maintenance 0"]);
  });

  it("counts in records as in an index", async () => {
    const page = await open("list.html");
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null) element.records = (window as unknown as { runs: object[] }).runs;
    });
    await inputIn(page, "#plain").pressSequentially("-status:NEW branch:ma");
    expect(await page.locator("#plain query-bar [role=option]").allTextContents()).toEqual([
      "main 49",
      "maintenance 48",
    ]);
  });

  it("works without counts where the index does not have the field, and where it fails", async () => {
    const page = await open("list.html");
    const input = inputIn(page, "#plain");
    const values = page.locator("#plain query-bar [role=option]");
    await page.evaluate(() => {
      const { index, other } = window as unknown as Record<"index" | "other", never>;
      Object.assign(document.querySelector("query-bar") ?? {}, { index, language: other, values: () => ["Ada"] });
    });
    await input.pressSequentially("author:");
    expect(await values.allTextContents()).toEqual(["Ada"]);
    await input.fill("branch:");
    await page.keyboard.press("Alt+ArrowDown");
    expect((await values.allTextContents())[0]).toBe("main 97");
    await page.evaluate(() => {
      const index = {
        facets: () => {
          throw new Error("No index today.");
        },
      };
      Object.assign(document.querySelector("query-bar") ?? {}, { index });
    });
    await input.fill("author:");
    await page.keyboard.press("Alt+ArrowDown");
    expect(await values.allTextContents()).toEqual(["Ada"]);
    expect(complaints()).toContain("No index today.");
  });

  it("marks letters in order, and those of a word within", async () => {
    const { page, input, press } = await bar();
    const marks = () => page.locator("query-bar [role=option]:not(.fix)").first().locator("b").allTextContents();
    await input.pressSequentially("status:error");
    expect(await marks()).toEqual(["ERROR"]);
    await input.fill("brh");
    await press("Alt+ArrowDown");
    expect(await marks()).toEqual(["b", "r", "h"]);
  });

  it("its first row is the fix, where there is one at the term", async () => {
    const { page, input, press, rows, seen } = await bar();
    await input.pressSequentially("status:failled");
    expect((await rows())[0]).toBe("Fix: Change to “status:FAILURE”");
    await press("ArrowDown Enter");
    expect(await seen()).toBe("status:FAILURE|");
    await press("Control+z End");
    await input.pressSequentially(" fix");
    await press("Control+.");
    expect(await rows()).toEqual(["Fix: Change to “status:FAILURE”"]);
    expect(await seen()).toBe("status:failled fix| [Change to “status:FAILURE”]");
    await press("Enter");
    expect(await input.inputValue()).toBe("status:FAILURE fix");
    expect(await page.locator("query-bar .popup").isVisible()).toBe(false);
  });

  it("two fixes that are called the same are one row", async () => {
    const { input, press, rows } = await bar();
    await input.fill("\u200bfix\u200b");
    await press("Control+.");
    expect(await rows()).toHaveLength(1);
    expect((await rows())[0]?.split(",").length).toBe(new Set((await rows())[0]?.split(", ")).size);
  });

  it("PageDown and PageUp go on by several rows and stop at the ends", async () => {
    const { input, press, seen } = await bar();
    await input.pressSequentially("status:");
    await press("PageDown PageDown PageDown");
    expect(await seen()).toBe("status:| [SUCCEEDED]");
    await press("PageUp");
    expect(await seen()).toBe("status:| [NEW]");
  });

  it("Tab accepts the active row if the page says so", async () => {
    const { page, input, press, seen } = await bar();
    await input.pressSequentially("st");
    await press("ArrowDown Tab");
    expect(await seen()).toBe("st|");
    await page.evaluate(() => document.querySelector("query-bar")?.setAttribute("tab", "accept"));
    await input.fill("");
    await input.pressSequentially("st");
    expect(await page.locator("query-bar [part=keys]").textContent()).toContain("Tab to accept");
    await press("ArrowDown Tab");
    expect(await seen()).toBe("status:| []");
    await press("Tab");
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(false);
  });

  it("its footer names the keys, and screen readers pass over it", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("st");
    const keys = page.locator("query-bar [part=keys]");
    expect(await keys.locator("span").allTextContents()).toEqual(["↑↓ to move", "Enter to accept", "Esc to close"]);
    expect(await keys.getAttribute("aria-hidden")).toBe("true");
  });

  it("offers earlier searches while one types, and deletes them by key and by mouse", async () => {
    const { page, input, press, rows, set, heard } = await bar();
    await set({ recent: ["fix login", "fix logout", "wip", "status:bogus"] });
    await page.evaluate(() => {
      document.addEventListener("recentdelete", (event) => {
        (window as unknown as { heard: string[] }).heard.push(`deleted ${(event as CustomEvent).detail.text}`);
      });
    });
    await input.pressSequentially("FIX l");
    expect(await rows()).toEqual(["Recent: fix login, fix logout"]);
    await press("ArrowDown Shift+Delete");
    expect(await rows()).toEqual(["Recent: fix logout"]);
    await page.locator("query-bar [part=delete]").click();
    expect(await rows()).toEqual([]);
    expect((await heard()).filter((each) => each.startsWith("deleted"))).toEqual([
      "deleted fix login",
      "deleted fix logout",
    ]);
    expect(await page.evaluate(() => document.querySelector("query-bar")?.recent)).toEqual(["wip", "status:bogus"]);
    expect(await input.inputValue()).toBe("FIX l");
    // What has an error is not offered.
    await input.fill("");
    await press("ArrowDown");
    expect((await rows())[0]).toBe("Recent: wip");
  });

  it("Shift+Delete elsewhere is the browser's", async () => {
    const { input, press, rows } = await bar();
    await input.pressSequentially("st");
    await press("ArrowDown Shift+Home Shift+Delete");
    expect([await input.inputValue(), await rows()]).toEqual(["", []]);
  });

  it("hears of no key while a character is composed, and Escape then closes no dialog", async () => {
    const page = await open("list.html");
    await page.locator("#dialog").evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
    const input = inputIn(page, "#dialog");
    await input.focus();
    const isLeft = await input.evaluate((element) =>
      ["Escape", "ArrowDown"].map((key) =>
        element.dispatchEvent(
          new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, composed: true, cancelable: true }),
        ),
      ),
    );
    expect([isLeft, await seen(input)]).toEqual([[false, true], "|"]);
  });
});
