// The element as a field of a form: what it fires, when it is committed, and all that a page expects of an input.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inBrowser } from "./browser.ts";
import { barWith } from "./query-bar.ts";

type Bar = HTMLElementTagNameMap["query-bar"];

const evaluate = <T>(page: Page, act: (element: Bar) => T) =>
  page
    .locator("query-bar")
    .first()
    .evaluate(act as (element: Element) => T);

inBrowser("<query-bar>: a form field", (open) => {
  const bar = barWith(open);

  it.each([
    ["a value that is chosen", "branch:main status:", "ArrowDown Enter", "branch:main status:NEW "],
    ["a keyword", "don", "ArrowDown Enter", "done "],
    ["an earlier search", "failed b", "ArrowDown Enter", "failed branch:main"],
    ["a fix", "status:failled", "ArrowDown Enter", "status:FAILURE"],
    ["clearing", "fix", "Escape", ""],
    ["Enter", "fix", "Enter", "fix"],
  ])("commits at once: %s", async (_, typed, keys, expected) => {
    const { input, press, heard } = await bar();
    await input.pressSequentially(typed);
    await press(keys);
    const events = (await heard()).filter((event) => !event.startsWith("s"));
    expect(events.slice(-2)).toEqual([`input ${expected}`, `change ${expected}`]);
    expect(events.filter((event) => event.startsWith("change"))).toHaveLength(1);
  });

  it("commits what a chip does, at once", async () => {
    const { page, input, heard } = await bar();
    await input.pressSequentially("failed branch:main ");
    await page.getByRole("button", { name: "Exclude filter: failed" }).click();
    await page.getByRole("button", { name: "Remove filter: branch:main" }).click();
    expect((await heard()).slice(-4)).toEqual([
      "input -failed branch:main ",
      "change -failed branch:main ",
      "input -failed ",
      "change -failed ",
    ]);
    // Of the last one nothing is left, not even a space.
    await page.getByRole("button", { name: "Remove filter: -failed" }).click();
    expect(await input.inputValue()).toBe("");
    expect((await heard()).slice(-1)).toEqual(["change "]);
  });

  it("commits what its other buttons do, at once", async () => {
    const { page, input, heard } = await bar();
    await input.fill("status:failled x");
    await page.getByRole("button", { name: "Change to" }).click();
    expect((await heard()).slice(-2)).toEqual(["input status:FAILURE x", "change status:FAILURE x"]);
    await page.getByRole("button", { name: "Clear" }).click();
    expect((await heard()).slice(-2)).toEqual(["input ", "change "]);
  });

  it("typed key by key, live results are never empty where the finished query's are not", async () => {
    const page = await open("list.html");
    await page.evaluate(() => {
      const counts: number[] = [];
      const element = document.querySelector("query-bar");
      const { index } = window as unknown as { index: { count(query: unknown): number } };
      Object.assign(window, { counts });
      Object.assign(element ?? {}, { index });
      element?.addEventListener("input", (event) => {
        counts.push(index.count((event as CustomEvent).detail.query));
      });
    });
    await page
      .getByRole("combobox")
      .first()
      .pressSequentially("branch:main status:failure -repo:api fix", { delay: 0 });
    const counts = await page.evaluate(() => (window as unknown as { counts: readonly number[] }).counts);
    expect(counts).toHaveLength(40);
    expect(Math.min(...counts)).toBe(counts.at(-1));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it("a field that is chosen is not finished", async () => {
    const { input, press, heard } = await bar();
    await input.pressSequentially("st");
    await press("ArrowDown Enter");
    expect((await heard()).at(-1)).toBe("input status:");
    expect((await heard()).some((event) => event.startsWith("change"))).toBe(false);
  });

  it("commits once the focus leaves the element, not within it", async () => {
    const { page, input, press, heard } = await bar();
    await input.pressSequentially("failed x");
    await press("Tab");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("query-bar");
    expect((await heard()).at(-1)).toBe("input failed x");
    await page.getByRole("button", { name: "Go" }).focus();
    expect((await heard()).at(-1)).toBe("change failed x");
    await input.focus();
    await page.getByRole("button", { name: "Go" }).focus();
    expect((await heard()).filter((event) => event.startsWith("change"))).toHaveLength(1);
  });

  it("input carries the settled query; change and search carry the whole one", async () => {
    const { page, input, press } = await bar();
    await page.evaluate(() => {
      const queries: string[] = [];
      Object.assign(window, { queries });
      for (const type of ["input", "change", "search"])
        document.addEventListener(type, (event) => {
          const { query } = (event as CustomEvent).detail;
          queries.push(`${type} ${query.root.terms.map((term: { type: string }) => term.type).join()}`);
        });
    });
    const queries = () => page.evaluate(() => (window as unknown as { queries: string[] }).queries.splice(0));
    await input.pressSequentially("fix st");
    expect((await queries()).at(-1)).toBe("input word");
    await input.pressSequentially("atus:pai");
    expect(new Set((await queries()).slice(-3))).toEqual(new Set(["input word"]));
    await press("Enter");
    expect(await queries()).toEqual(["change word,field", "search word,field"]);
    await input.fill("branch:main");
    expect((await queries()).at(-1)).toBe("input ");
    // A value that is known is settled.
    await input.fill("");
    await input.pressSequentially("branch:");
    await page.getByRole("option", { name: "maintenance" }).waitFor();
    await queries();
    await input.pressSequentially("main");
    expect((await queries()).at(-1)).toBe("input field");
  });

  it("Enter searches though there is an error, shows it with its fix, and no bubble of the browser's", async () => {
    const { page, input, press, heard } = await bar();
    await input.pressSequentially("status:failled");
    await press("Escape Enter");
    expect((await heard()).slice(-2)).toEqual(["change status:failled", "search status:failled"]);
    expect(await page.getByRole("button", { name: "Change to “status:FAILURE”" }).isVisible()).toBe(true);
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(true);
    // It is withheld again while one types on.
    await input.pressSequentially("x");
    expect(await page.getByRole("button", { name: "Change to" }).count()).toBe(0);
    await press("Backspace Enter");
    // The form is not submitted with it, unless it says so.
    expect((await heard()).some((event) => event.startsWith("submit"))).toBe(false);
    await page.evaluate(() => document.querySelector("form")?.setAttribute("novalidate", ""));
    await press("Enter");
    expect((await heard()).at(-1)).toBe("submit Go");
  });

  it("the browser shows no bubble either where a button submits", async () => {
    const { page, input } = await bar();
    await page.evaluate(() => {
      document.addEventListener("invalid", (event) => (document.title = String(event.defaultPrevented)), true);
      document.querySelector("query-bar")?.addEventListener("invalid", (event) => {
        document.title = String(event.defaultPrevented);
      });
    });
    await input.fill("status:failled");
    await page.getByRole("button", { name: "Go" }).click();
    expect(await page.title()).toBe("true");
    expect(await page.getByRole("button", { name: "Change to" }).isVisible()).toBe(true);
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(true);
  });

  it("asking whether it is valid shows nothing", async () => {
    const { page, input } = await bar();
    await input.pressSequentially("status:failled");
    expect(await evaluate(page, (element) => element.checkValidity())).toBe(false);
    expect(await page.locator("query-bar [part~=message]").count()).toBe(0);
    expect(await evaluate(page, (element) => element.reportValidity())).toBe(false);
    expect(await page.locator("query-bar [part~=message]").count()).toBe(1);
  });

  it("a term left unfinished does not keep from searching", async () => {
    const { page, input, press, heard } = await bar();
    await input.pressSequentially("fix branch:");
    await press("Escape Enter");
    expect((await heard()).slice(-2)).toEqual(["search fix branch:", "submit Go"]);
    expect(await evaluate(page, ({ validity }) => validity.valid)).toBe(true);
  });

  it("Enter presses the form's own button, and nothing where that is disabled", async () => {
    const { page, input, press, heard } = await bar();
    await input.pressSequentially("x");
    await press("Enter");
    expect((await heard()).at(-1)).toBe("submit Go");
    await page.getByRole("button", { name: "Go" }).evaluate((button) => button.setAttribute("disabled", ""));
    await press("Enter");
    expect((await heard()).at(-1)).toBe("search x");
    await page.getByRole("button", { name: "Go" }).evaluate((button) => button.remove());
    await press("Enter");
    expect((await heard()).at(-1)).toBe("submit ");
  });

  it("the page may search by itself", async () => {
    const { page, input, press, heard } = await bar();
    await page.evaluate(() => document.addEventListener("search", (event) => event.preventDefault()));
    await input.pressSequentially("x");
    await press("Enter");
    expect((await heard()).at(-1)).toBe("search x");
  });

  it("readonly: the text is seen, selected and sent, and nothing changes it", async () => {
    const { page, input, press, seen } = await bar();
    await input.fill("failed status:bogus");
    await evaluate(page, (element) => {
      element.readOnly = true;
    });
    await input.focus();
    await press("x Escape ArrowDown");
    expect(await seen()).toBe("failed status:bogus|");
    expect(await page.locator("query-bar button:enabled:visible").count()).toBe(0);
    expect(await evaluate(page, ({ willValidate }) => willValidate)).toBe(false);
    expect(await page.evaluate(() => new FormData(document.querySelector("form") ?? undefined).get("q"))).toBe(
      "failed status:bogus",
    );
  });

  it("an open list closes where it becomes read-only", async () => {
    const { input, set, seen } = await bar();
    await input.pressSequentially("st");
    expect(await seen()).toBe("st| []");
    await set({ readOnly: true });
    expect(await seen()).toBe("st|");
  });

  it("disabled: by itself and by its fieldset", async () => {
    const { page, input } = await bar();
    await input.fill("failed");
    await evaluate(page, (element) => {
      element.disabled = true;
    });
    expect([await input.isDisabled(), await page.locator("query-bar button:enabled:visible").count()]).toEqual([
      true,
      0,
    ]);
    await evaluate(page, (element) => {
      element.disabled = false;
      const fieldset = document.createElement("fieldset");
      element.before(fieldset);
      fieldset.append(element);
      fieldset.disabled = true;
    });
    expect(await input.isDisabled()).toBe(true);
  });

  it("required: says so in its own place, and to assistive technology", async () => {
    const { page, input, press, heard } = await bar();
    await evaluate(page, (element) => {
      element.required = true;
    });
    expect(await input.getAttribute("aria-required")).toBe("true");
    expect(await page.locator("query-bar [part~=message]").count()).toBe(0);
    await press("Enter");
    expect((await heard()).at(-1)).toBe("search ");
    expect(await page.locator("query-bar [part~=message]").textContent()).toBe("Fill in this field.");
    expect(await evaluate(page, ({ validity }) => [validity.valueMissing, validity.customError])).toEqual([
      true,
      false,
    ]);
    await input.pressSequentially("x");
    expect(await page.locator("query-bar [part~=message]").count()).toBe(0);
    expect(await evaluate(page, ({ validity }) => validity.valid)).toBe(true);
  });

  it("the focus goes to the first field of the form that is invalid", async () => {
    const { page, input } = await bar();
    await input.fill("status:failled");
    await page.evaluate(() => {
      const first = document.createElement("input");
      first.required = true;
      first.id = "first";
      document.querySelector("form")?.prepend(first);
    });
    await page.getByRole("button", { name: "Go" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("first");
    // Also where the first is another bar.
    await page.evaluate(() => {
      document.querySelector("#first")?.remove();
      const other = Object.assign(document.createElement("query-bar"), { id: "other", required: true });
      document.querySelector("form")?.prepend(other);
    });
    await page.getByRole("button", { name: "Go" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("other");
  });

  it("value behaves as an input's does", async () => {
    const { page } = await bar();
    const values = await evaluate(page, (element) => {
      const input = document.createElement("input");
      return [null, undefined, 10, "a\nb", ""].map((value) => {
        Object.assign(element, { value });
        Object.assign(input, { value });
        return [element.value.replace(" ", ""), input.value];
      });
    });
    for (const [own, native] of values) expect(own).toBe(native);
  });

  it("the attribute value is what it begins with, until something else was written", async () => {
    const { page, input } = await bar();
    await evaluate(page, (element) => {
      element.defaultValue = "fix";
    });
    expect(await input.inputValue()).toBe("fix");
    await input.pressSequentially(" me");
    await evaluate(page, (element) => element.setAttribute("value", "wip"));
    expect(await input.inputValue()).toBe("fix me");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await input.inputValue()).toBe("wip");
    await evaluate(page, (element) => element.setAttribute("value", "done"));
    expect(await input.inputValue()).toBe("done");
  });

  it("is named by a label, by aria-label, by aria-labelledby", async () => {
    const { page } = await bar();
    const named = async (name: string) => page.getByRole("combobox", { name, exact: true }).count();
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      element?.removeAttribute("label");
      element?.setAttribute("id", "bar");
      const label = Object.assign(document.createElement("label"), { htmlFor: "bar", textContent: "By a label" });
      document.querySelector("main")?.append(label);
      element?.setAttribute("placeholder", "x");
    });
    expect(await named("By a label")).toBe(1);
    expect(await evaluate(page, ({ labels }) => labels.length)).toBe(1);
    await page.getByText("By a label").click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("bar");
    await evaluate(page, (element) => element.setAttribute("aria-label", "By aria-label"));
    expect(await named("By aria-label")).toBe(1);
    await evaluate(page, (element) => {
      document.querySelector("h1")?.setAttribute("id", "heading");
      element.setAttribute("aria-labelledby", "heading");
    });
    expect(await named("Runs")).toBe(1);
    // The link is to the element itself, so a change of its text is heard.
    await page.evaluate(() => {
      const heading = document.querySelector("h1");
      if (heading !== null) heading.textContent = "Runs of today";
    });
    expect(await named("Runs of today")).toBe(1);
  });

  it("shows its placeholder where it is empty", async () => {
    const { page, input } = await bar();
    await evaluate(page, (element) => {
      element.placeholder = "Try branch:main";
    });
    expect(await input.getAttribute("placeholder")).toBe("Try branch:main");
    expect(await input.evaluate((element) => element.matches(":placeholder-shown"))).toBe(true);
  });

  it("select() selects all; autofocus and the shortcut focus it", async () => {
    const { page, input, press } = await bar();
    await input.fill("fix");
    await evaluate(page, (element) => element.select());
    expect(await input.evaluate((element) => (element as HTMLInputElement).selectionEnd)).toBe(3);
    await evaluate(page, (element) => {
      element.setAttribute("shortcut", "/");
      element.blur();
    });
    expect(await page.locator("query-bar [part=hint]").textContent()).toBe("/ to search");
    await press("/");
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await input.inputValue()).toBe("fix");
    // There it is a letter, as in every other field.
    await press("End /");
    expect(await input.inputValue()).toBe("fix/");
    await page.evaluate(() => {
      const other = document.createElement("textarea");
      document.body.append(other);
      other.focus();
    });
    await press("/");
    expect(await page.evaluate(() => document.querySelector("textarea")?.value)).toBe("/");
    await page.evaluate(() => {
      document.querySelector("textarea")?.blur();
      const element = document.createElement("query-bar");
      element.autofocus = true;
      document.body.append(element);
    });
    expect(await page.evaluate(() => document.activeElement === document.body.lastElementChild)).toBe(true);
  });

  it("has the focus of a page that says so", async () => {
    const page = await open("autofocus.html");
    expect(await page.getByRole("combobox").evaluate((element) => element.matches(":focus"))).toBe(true);
  });

  it("Ctrl and / is not the shortcut, nor is another key", async () => {
    const { page, input, press } = await bar();
    await evaluate(page, (element) => {
      element.setAttribute("shortcut", "/");
      element.blur();
    });
    await press("Control+/ x");
    expect(await input.evaluate((element) => element.matches(":focus"))).toBe(false);
  });

  it("takes properties that were set before it was defined", async () => {
    const { page } = await bar();
    const values = await page.evaluate(() => {
      const element = document.createElement("query-bar");
      const late = document.createElement("late-bar");
      Object.assign(late, { value: "fix", recent: ["x"], placeholder: "y", readOnly: true });
      document.body.append(late);
      customElements.define("late-bar", class extends (element.constructor as typeof HTMLElement) {});
      const bar = late as HTMLElementTagNameMap["query-bar"];
      return [bar.value, bar.recent, bar.getAttribute("placeholder"), bar.readOnly];
    });
    expect(values).toEqual(["fix", ["x"], "y", true]);
  });

  it("works as a plain field before its script comes, and goes on from there", async () => {
    const page = await open("server-rendered.html");
    const field = page.getByRole("searchbox", { name: "Search runs" });
    await field.fill("fix typed");
    await field.evaluate((element) => (element as HTMLInputElement).setSelectionRange(2, 5));
    await page.evaluate(() => document.dispatchEvent(new Event("upgrade")));
    const input = page.getByRole("combobox", { name: "Search runs" });
    await input.waitFor();
    const state = await evaluate(page, (element) => {
      const inner = element.shadowRoot?.activeElement as HTMLInputElement;
      const { selectionStart, selectionEnd } = inner;
      const { value, defaultValue, name, placeholder, required, childElementCount } = element;
      return [value, defaultValue, name, placeholder, required, childElementCount, selectionStart, selectionEnd];
    });
    expect(state).toEqual(["fix typed", "fix", "q", "fix branch:main", true, 0, 2, 5]);
    expect(await page.evaluate(() => new FormData(document.forms[0]).getAll("q"))).toEqual(["fix typed"]);
    expect(await page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard)).toEqual(["fix typed"]);
    // So does a declared shadow root.
    expect(await page.getByRole("combobox", { name: "Declared" }).inputValue()).toBe("wip");
    expect(await page.evaluate(() => new FormData(document.forms[1]).getAll("q"))).toEqual(["wip"]);
  });

  it("submits before its script comes", async () => {
    const page = await open("server-rendered.html");
    const field = page.getByRole("searchbox", { name: "Search runs" });
    await field.fill("fix me");
    await Promise.all([page.waitForURL("**/server-rendered.html?q=fix+me"), field.press("Enter")]);
  });

  it("takes a plain field that comes after it", async () => {
    const { page } = await bar();
    await page.evaluate(() => {
      const element = document.createElement("query-bar");
      element.id = "late";
      document.querySelector("form")?.append(element);
      const field = document.createElement("input");
      Object.assign(field, { name: "late", defaultValue: "wip" });
      element.append(field);
    });
    await expect
      .poll(() => page.evaluate(() => new FormData(document.querySelector("form") ?? undefined).getAll("late")))
      .toEqual(["wip"]);
    expect(await page.locator("#late > input").count()).toBe(0);
  });
});
