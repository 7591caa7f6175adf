import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { buildPlayground } from "./playground.ts";

const site = mkdtempSync(join(tmpdir(), "querybar-playground-"));
// Not at the root of its site, as most pages that are shown to people.
const path = "some/where/";
beforeAll(() => buildPlayground(join(site, path)));
afterAll(() => rmSync(site, { recursive: true, force: true }));

const bar = (page: Page) => page.getByRole("combobox", { name: "Search runs" });
const count = (page: Page) => page.locator("#count strong").textContent();
const titles = (page: Page) => page.locator("#runs h3");
const facet = (page: Page, value: string) => page.locator("#facets").getByRole("button", { name: value, exact: false });
/** Without a search; a page without an address has one. */
const emptyPath = `${path}?search=`;
const search = (page: Page) => new URL(page.url()).searchParams.get("search");

async function type(page: Page, text: string): Promise<void> {
  await bar(page).focus();
  await page.keyboard.type(text);
}

inBrowser(
  "the playground",
  (open) => {
    it("opens with a query and its results, and with nothing else that is in the way", async () => {
      const page = await open(path);
      expect(await bar(page).inputValue()).toBe("failed branch:main");
      expect(Number(await count(page))).toBeGreaterThan(100);
      expect(await titles(page).first().isVisible()).toBe(true);
      for (const view of ["How it is read", "Language"]) {
        expect(await page.getByRole("region", { name: view }).count()).toBe(0);
        await page.getByRole("button", { name: view }).click();
        expect(await page.getByRole("region", { name: view }).isVisible()).toBe(true);
      }
      // One is open at a time.
      expect(await page.getByRole("region", { name: "How it is read" }).count()).toBe(0);
      await page.getByRole("button", { name: "Language" }).click();
      expect(await page.getByRole("region", { name: "Language" }).count()).toBe(0);
    });

    it("a slash goes to the search", async () => {
      const page = await open(path);
      await page.keyboard.press("/");
      expect(await bar(page).evaluate((element) => element.matches(":focus"))).toBe(true);
      await page.keyboard.type("login");
      expect(await bar(page).inputValue()).toBe("login");
    });

    it("has clean addresses", async () => {
      const page = await open(path);
      expect(new URL(page.url()).search).toBe("");
      await page.getByRole("button", { name: "Remove filter: failed" }).click();
      expect(new URL(page.url()).search).toBe("?search=branch:main");
      await page.getByRole("button", { name: "Remove filter: branch:main" }).click();
      expect(new URL(page.url()).search).toBe("?search=");
      await bar(page).fill("  fix   ");
      expect(new URL(page.url()).search).toBe("?search=fix");
      // A search without text is one, too, and comes back.
      await page.goto(emptyPath);
      expect([await bar(page).inputValue(), await count(page)]).toEqual(["", "4,000"]);
    });

    it("searches for no term that is still being typed", async () => {
      const page = await open(emptyPath);
      await type(page, "fix branch:ma");
      const whole = await count(page);
      expect(Number(whole)).toBeGreaterThan(100);
      expect(await page.locator("#explanation").textContent()).toBe("Layer CI runs mentioning “fix”.");
      await type(page, "i");
      expect(await count(page)).toBe(whole);
      await type(page, "n");
      expect(Number(await count(page))).toBeLessThan(Number(whole));
      // What no run has is searched for once the person has finished, with a press that does what it is for.
      await type(page, "ly");
      expect(await count(page)).toBe(whole);
      await page.getByRole("button", { name: "How it is read" }).click();
      expect(await count(page)).toBe("0");
      expect(await page.getByRole("region", { name: "How it is read" }).isVisible()).toBe(true);
    });

    it.each([
      ["one term", "fix zzz", "Leave out “zzz”", "fix"],
      ["one of two that exclude each other", "failed fix running", "Leave out “running”", "failed fix"],
      ["the other one", "failed running", "Leave out “failed”", "running"],
      ["several at once", "fix zzz -yyy xxx xxx", "Leave out 3 filters", "fix -yyy"],
      ["each of several", "fix zzz -yyy xxx", "Leave out “xxx”", "fix zzz -yyy"],
      ["an open quote", 'fix "zzz', 'Leave out “"zzz”', "fix"],
      ["all", "fix zzz xxx", "Clear the search", ""],
      ["one of very many", `${"fix -a ".repeat(500)}zzz ${"-b ".repeat(500)}`, "Leave out “zzz”", undefined],
    ])("there is a way out where nothing is found: %s", async (_, text, label, expected) => {
      const page = await open(`${path}?search=${encodeURIComponent(text)}`);
      expect(await count(page)).toBe("0");
      const way = page.locator("#runs").getByRole("button", { name: label });
      const [, promised] = /([\d,]+)$/.exec((await way.textContent()) ?? "") ?? [];
      await way.click();
      if (expected !== undefined) expect(await bar(page).inputValue()).toBe(expected);
      if (promised !== undefined) expect(await count(page)).toBe(promised);
      else expect(await count(page)).toBe("0");
    });

    it("facets stay: the other values of a chosen one are there, with what each would find", async () => {
      const page = await open(`${path}?search=fix`);
      const repo = page.locator(".facet").filter({ has: page.getByRole("heading", { name: "repo", exact: true }) });
      const counts = () => repo.locator(".choose").allTextContents();
      const before = await counts();
      expect(before).toHaveLength(4);
      await repo.getByRole("button", { name: /^infra/ }).click();
      expect(await counts()).toEqual(before);
      await repo.getByRole("button", { name: /^pilot-app/ }).click();
      expect(await bar(page).inputValue()).toBe("fix repo:pilot-app");
      const [, promised] = /(\d+)$/.exec(before.find((text) => text.startsWith("pilot-app")) ?? "") ?? [];
      expect(await count(page)).toBe(promised);
      await repo.getByRole("button", { name: "Exclude infra" }).click();
      await repo.getByRole("button", { name: /^pilot-app/ }).click();
      expect(await bar(page).inputValue()).toBe("fix -repo:infra");
      // Several can be excluded, and stay too.
      await repo.getByRole("button", { name: "Exclude harbour-web" }).click();
      expect(await bar(page).inputValue()).toBe("fix -repo:infra -repo:harbour-web");
      expect(await counts()).toEqual(before);
      // What nothing is left of stays as well.
      await bar(page).fill("zzz ");
      expect(await repo.locator(".choose .number").allTextContents()).toEqual(["0", "0", "0", "0"]);
    });

    it("finds at every key, and marks what it has found", async () => {
      const page = await open(emptyPath);
      expect(await count(page)).toBe("4,000");
      await type(page, "login");
      const found = await titles(page).count();
      expect(found).toBeGreaterThan(10);
      expect(await titles(page).locator("mark").first().textContent()).toBe("login");
      await type(page, "zzz fix LOGINzzz");
      expect(await count(page)).toBe("0");
      await page.getByRole("button", { name: "Leave out “loginzzz”" }).click();
      expect(await bar(page).inputValue()).toBe("fix");
    });

    it("shows what the query says, how it is read, what is wrong, and the address that asks the endpoint", async () => {
      const page = await open(`${path}?search=fix+-wip+status:failled`);
      await page.getByRole("button", { name: "How it is read" }).click();
      expect(await page.locator("#explanation").textContent()).toContain("mentioning “fix” but not “wip”");
      expect(await page.locator("#tree .type").allTextContents()).toEqual(["and", "word", "not", "word", "field"]);
      expect(await page.locator("#endpoint").textContent()).toBe(
        "https://layerci.com/api/v1/run/harbour-web/search?search=fix%20-wip%20status%3Afailled",
      );
      const diagnostics = page.locator("#diagnostics");
      expect(await diagnostics.textContent()).toContain("invalid-value");
      await diagnostics.getByRole("button", { name: "Change to “status:FAILURE”" }).click();
      expect(await bar(page).inputValue()).toBe("fix -wip status:FAILURE");
      expect(await diagnostics.textContent()).toBe("Nothing to complain about.");
    });

    it("counts values, and includes one, excludes it, and removes it", async () => {
      const page = await open(`${path}?search=fix`);
      const infra = page.getByRole("button", { name: /^infra [\d,]+$/ });
      const [, counted] = /(\d+)$/.exec((await infra.textContent()) ?? "") ?? [];
      await infra.click();
      expect(await bar(page).inputValue()).toBe("fix repo:infra");
      expect(await count(page)).toBe(counted);
      expect(await infra.getAttribute("aria-pressed")).toBe("true");
      // The keyboard is still there.
      await page.keyboard.press("Enter");
      expect(await bar(page).inputValue()).toBe("fix");
      await page.getByRole("button", { name: "Exclude infra" }).click();
      expect(await bar(page).inputValue()).toBe("fix -repo:infra");
      await page.getByRole("button", { name: "Exclude infra" }).click();
      await page.getByRole("button", { name: /^failed [\d,]+$/ }).click();
      expect(await bar(page).inputValue()).toBe("fix failed");
    });

    it("a run's own value is a filter", async () => {
      const page = await open(emptyPath);
      await page.locator("#runs").getByRole("button", { name: "pilot-app" }).first().click();
      expect(await bar(page).inputValue()).toBe("repo:pilot-app");
    });

    it("keeps the search in the address: back and forward go from search to search", async () => {
      const page = await open(emptyPath);
      await type(page, "fix");
      await page.keyboard.press("Enter");
      await type(page, " -wip");
      await page.keyboard.press("Enter");
      await facet(page, "failed ").first().click();
      expect(search(page)).toBe("fix -wip failed");
      for (const text of ["fix -wip", "fix", ""]) {
        await page.goBack();
        expect([await bar(page).inputValue(), search(page) ?? ""]).toEqual([text, text]);
      }
      expect(await count(page)).toBe("4,000");
      await page.goForward();
      expect(await bar(page).inputValue()).toBe("fix");
      await page.reload();
      expect(await bar(page).inputValue()).toBe("fix");
    });

    it("offers what was searched for before", async () => {
      const page = await open(emptyPath);
      for (const text of ["fix", "login", "fix"]) {
        await bar(page).fill(text);
        await page.keyboard.press("Enter");
      }
      await bar(page).fill("");
      await page.keyboard.press("ArrowDown");
      const offered = await page.getByRole("option").locator("[part=option-label]").allTextContents();
      expect(offered.slice(0, 2)).toEqual(["fix", "login"]);
    });

    it("switches between the languages, in the address too", async () => {
      const page = await open(`${path}?search=failed`);
      await page.getByText("GitHub Actions", { exact: true }).click();
      expect(await bar(page).inputValue()).toBe("failed");
      expect(await page.locator("#explanation").textContent()).toContain("GitHub Actions runs");
      expect(await page.locator("#facets h2").allTextContents()).toContain("workflow");
      await page.goBack();
      expect(await page.locator("#explanation").textContent()).toContain("Layer CI runs");
      expect(await page.getByRole("radio", { name: "Layer CI", exact: true }).isChecked()).toBe(true);
      await page.goForward();
      await page.reload();
      expect(await page.getByRole("radio", { name: "GitHub Actions" }).isChecked()).toBe(true);
    });

    it("searches in a language while its definition is edited", async () => {
      const page = await open(`${path}?search=who:Ada`, { permissions: ["clipboard-read", "clipboard-write"] });
      await page.getByRole("button", { name: "Language" }).click();
      const editor = page.getByRole("textbox", { name: "Definition" });
      const json = await editor.inputValue();
      const paste = async (text: string) => {
        await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
        await editor.press("Control+a");
        await page.keyboard.press("Control+v");
        expect(await editor.inputValue()).toBe(text);
      };
      const changed = json.replace('"fields": {', '"fields": { "who": { "kind": "exactText", "path": "author" },');
      const withMine = changed.replace('"failed": {', '"mine": { "where": { "who": "Ada Löfgren" } }, "failed": {');
      await paste(withMine);
      expect(await page.locator("#verdict").textContent()).toBe("This is the language of the search above.");
      expect(await page.locator("#facets h2").allTextContents()).toContain("who");
      await bar(page).fill("mine");
      const mine = await count(page);
      expect(Number(mine)).toBeGreaterThan(100);
      // Fields over what few records hold, or none as the field would have it.
      const odd = changed
        .replace('"path": "branch"', '"path": "merge_branch"')
        .replace('"path": "calculated_status"', '"path": "branch"')
        .replace('"path": "author"', '"path": "commit_body"')
        .replace('"path": "repository_name"', '"path": "nowhere"');
      await bar(page).fill("");
      await paste(odd);
      expect(await page.locator("#facets h2").allTextContents()).toEqual(["keyword", "who", "branch"]);
      expect(await page.locator("#runs .details button").first().textContent()).not.toBe("");
      await paste(withMine);
      await bar(page).fill("mine");
      for (const [broken, trouble] of [
        ["{", "JSON"],
        ['{ "name": "x", "text": [], "fields": { "a": { "kind": "day" } } }', "fields.a.kind"],
        ['{ "name": "x", "text": [], "fields": { "a b": { "kind": "exactText", "path": "b" } } }', "white space"],
      ] as const) {
        await paste(broken);
        expect(await page.locator("#verdict").textContent()).toContain(trouble);
        expect(await editor.getAttribute("aria-invalid")).toBe("true");
        // The last language that there was stays.
        expect(await count(page)).toBe(mine);
      }
      await page.getByText("GitHub Actions", { exact: true }).click();
      expect(await editor.inputValue()).toContain("GitHub Actions runs");
      await page.goBack();
      expect([await count(page), await editor.getAttribute("aria-invalid")]).toEqual([mine, "true"]);
      await page.getByRole("button", { name: "Reset" }).click();
      expect(await editor.inputValue()).toBe(json);
      expect(await count(page)).toBe("0");
    });

    it("a facet of the extended language has check boxes: several values of a field can be chosen", async () => {
      const page = await open(`${path}?dashboard=extended&search=fix`);
      const repo = page.locator(".facet").filter({ has: page.getByRole("heading", { name: "repo", exact: true }) });
      const counts = () => repo.locator(".choose").allTextContents();
      const pressed = () => repo.locator(".choose[aria-pressed=true] .label").allTextContents();
      const before = await counts();
      const countOf = (value: string) =>
        Number(/(\d+)$/.exec(before.find((text) => text.startsWith(value)) ?? "")?.[1]);
      await repo.getByRole("button", { name: /^infra/ }).click();
      await repo.getByRole("button", { name: /^pilot-app/ }).click();
      expect(await bar(page).inputValue()).toBe("fix repo:infra,pilot-app");
      expect(await counts()).toEqual(before);
      expect((await pressed()).sort()).toEqual(["infra", "pilot-app"]);
      expect(Number(await count(page))).toBe(countOf("infra") + countOf("pilot-app"));
      await repo.getByRole("button", { name: /^infra/ }).click();
      expect(await bar(page).inputValue()).toBe("fix repo:pilot-app");
      await repo.getByRole("button", { name: "Exclude infra" }).click();
      expect(await bar(page).inputValue()).toBe("fix repo:pilot-app -repo:infra");
    });

    it("shows how alternatives, comparisons and dates are read, and an address for each alternative", async () => {
      const page = await open(`${path}?dashboard=extended&search=${encodeURIComponent("(fix OR typo) failed")}`);
      await page.getByRole("button", { name: "How it is read" }).click();
      expect((await page.locator("#endpoint").textContent())?.split("\n")).toEqual([
        "https://layerci.com/api/v1/run/harbour-web/search?search=fix%20failed",
        "https://layerci.com/api/v1/run/harbour-web/search?search=typo%20failed",
      ]);
      await bar(page).fill("id:>10 changed:2026-11-16..* branch:fix/* ");
      expect(await page.locator("#tree .content").allTextContents()).toEqual([
        "",
        "id > “10”",
        "changed from “2026-11-16” to any",
        "branch = “fix/*”",
      ]);
      expect(await page.locator("#endpoint").textContent()).toContain("cannot read the term “id:>10”");
      // Ages are counted from the latest run.
      await bar(page).fill("changed:<1d ");
      expect(Number(await count(page))).toBeGreaterThan(1);
      expect(await page.locator("#explanation").textContent()).toContain("2026-11-19 20:15");
    });

    it("a definition can have fields of every kind", async () => {
      const page = await open(`${path}?dashboard=extended&search=`);
      await page.getByRole("button", { name: "Language" }).click();
      const editor = page.getByRole("textbox", { name: "Definition" });
      // On one line, since Playwright makes an event for each line.
      const json = JSON.stringify(JSON.parse(await editor.inputValue()));
      const title =
        '"title": { "kind": "containsText", "path": "commit_title" }, "merge": { "kind": "exactText", "path": "merge_branch", "wildcards": true },';
      await editor.fill(json.replace('"fields":{', `"fields":{${title}`));
      expect(await page.locator("#verdict").textContent()).toBe("This is the language of the search above.");
      await bar(page).fill("title:login merge:* ");
      const found = Number(await count(page));
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(1000);
      await editor.fill(json.replace('"kind":"date"', '"kind":"date","unit":"days"'));
      expect(await page.locator("#verdict").textContent()).toBe(
        "fields.changed.unit: Expected one of s, ms, not “days”.",
      );
    });

    it("works without a network, and from a disk", async () => {
      const page = await open(emptyPath);
      // The font comes with the first text that needs it.
      await page.evaluate(() => document.fonts.ready);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      // At each new address the browser itself requests the page's icon.
      await page.route("**/icon-*.svg", (route) => route.fulfill({ status: 204 }));
      await page.context().setOffline(true);
      await type(page, "branch:");
      await page.getByRole("option", { name: "main" }).click();
      expect(search(page)).toBe("branch:main");
      await page.getByText("GitHub Actions", { exact: true }).click();
      expect(Number((await count(page))?.replace(",", ""))).toBeGreaterThan(100);
      expect(asked.filter((url) => !url.endsWith(".svg"))).toEqual([]);
      await page.goto(pathToFileURL(join(site, path, "index.html")).href);
      await bar(page).fill("fix");
      expect(search(page)).toBe("fix");
      await page.goBack();
      expect(await bar(page).inputValue()).toBe("failed branch:main");
    });

    it.each([
      { colorScheme: "light", width: 1280 },
      { colorScheme: "dark", width: 1280 },
      { colorScheme: "light", width: 390 },
      { colorScheme: "dark", width: 390 },
    ] as const)("axe finds nothing: $colorScheme, $width wide", async ({ colorScheme, width }) => {
      const page = await open(`${path}?search=fix+fix+-branch:main`, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      if (width === 390) await page.getByText("Filter by value").click();
      await facet(page, "infra").first().click();
      for (const view of ["How it is read", "Language"]) {
        await page.getByRole("button", { name: view }).click();
        expect(await accessibilityFaults(page)).toEqual([]);
      }
      await page.goto(`${path}?search=fix+status:failled+repo:-`);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

    it("shows more runs if there are more", async () => {
      const page = await open(emptyPath);
      const before = await titles(page).count();
      await page.getByRole("button", { name: "Show more" }).click();
      expect(await titles(page).count()).toBe(2 * before);
    });
  },
  site,
);
