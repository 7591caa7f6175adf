import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";

const box = (page: Page) => page.getByRole("textbox", { name: "Search runs" });
const offered = (page: Page) => page.getByRole("option");

/** The text as the editor has it. */
const text = (page: Page) => page.locator(".cm-line").evaluate((line) => line.textContent);

async function type(page: Page, typed: string): Promise<void> {
  await box(page).focus();
  await page.keyboard.type(typed);
}

inBrowser("a search box in CodeMirror", (open) => {
  it("colours what is typed by what it means", async () => {
    const page = await open("codemirror.html");
    await type(page, 'fix -branch:main id:ten "a b" failed');
    const colours = await page
      .locator(".cm-line span")
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
    const colourOf = (name: string) =>
      page
        .locator(`.querybar-${name}`)
        .first()
        .evaluate((span) => getComputedStyle(span).color);
    expect(await colourOf("keyword")).toBe("rgb(130, 80, 223)");
  });

  it("completes a field, then its value, by keyboard only, and submits on Enter", async () => {
    const page = await open("codemirror.html");
    await type(page, "fix stat");
    await offered(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "FAILURE" }).waitFor();
    expect(await text(page)).toBe("fix status:");
    await page.keyboard.type("succ");
    await page.getByRole("option", { name: "FAILURE" }).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await offered(page).first().waitFor({ state: "detached" });
    expect(await text(page)).toBe("fix status:SUCCEEDED ");
    await page.keyboard.type("failed");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("status").textContent()).toBe("Searched for fix status:SUCCEEDED failed");
    expect(await text(page)).toBe("fix status:SUCCEEDED failed");
  });

  it("offers the values of records quoted where necessary, and those of a provider", async () => {
    const page = await open("codemirror.html");
    await type(page, "branch:a");
    await page.getByRole("option", { name: "a b" }).click();
    expect(await text(page)).toBe('branch:"a b" ');
    await page.keyboard.type("repo:");
    await page.getByRole("option", { name: "web" }).waitFor();
    expect(await offered(page).allTextContents()).toEqual(["api", "web", "slower"]);
  });

  it("aborts a provider at the next keystroke, and offers what it finds then", async () => {
    const page = await open("codemirror.html");
    await type(page, "repo:slow");
    await page.waitForFunction(() => document.title === "Asked for slow");
    await page.keyboard.type("e");
    await page.waitForFunction(() => document.title === "No longer asked for slow");
    await page.getByRole("option", { name: "slower" }).waitFor();
  });

  it("marks no more diagnostics than one can look at", async () => {
    const page = await open("codemirror.html");
    await box(page).focus();
    await page.keyboard.insertText("- ".repeat(2000));
    await page.locator(".cm-lintRange-warning").first().waitFor();
    expect(await page.locator(".cm-lintRange-warning").count()).toBe(100);
    await page.keyboard.press("Enter");
    expect(await page.getByRole("status").textContent()).toBe(`Searched for ${"- ".repeat(2000)}`);
  });

  it("closes its list on Escape, and opens it again on Alt and the down arrow", async () => {
    const page = await open("codemirror.html");
    await type(page, "status:");
    await offered(page).first().waitFor();
    await page.keyboard.press("Escape");
    await offered(page).first().waitFor({ state: "detached" });
    expect(await text(page)).toBe("status:");
    await page.keyboard.press("Alt+ArrowDown");
    await offered(page).first().waitFor();
  });

  it("marks what is wrong once the cursor has left it, and corrects it by the fix's own button", async () => {
    const page = await open("codemirror.html");
    await type(page, "status:failled");
    await page.keyboard.press("Escape");
    await page.keyboard.type(" x");
    await page.locator(".cm-lintRange-error").hover();
    await page.getByRole("button", { name: "Change to “status:FAILURE”" }).click();
    expect(await text(page)).toBe("status:FAILURE x");
  });

  it("corrects what is at the cursor by keyboard, and takes it back", async () => {
    const page = await open("codemirror.html");
    await type(page, "status:failled");
    await page.keyboard.press("Control+.");
    expect(await text(page)).toBe("status:FAILURE");
    await page.keyboard.press("Control+z");
    expect(await text(page)).toBe("status:failled");
  });

  it("keeps to one line whatever is pasted", async () => {
    const page = await open("codemirror.html", { permissions: ["clipboard-read", "clipboard-write"] });
    await box(page).focus();
    await page.evaluate(() => navigator.clipboard.writeText("fix\nbranch:main\r\nfailed\n"));
    await page.keyboard.press("Control+v");
    expect(await text(page)).toBe("fix branch:main failed ");
    expect(await page.locator(".cm-line").count()).toBe(1);
  });

  it("leaves a text alone while it is being composed", async () => {
    const page = await open("codemirror.html");
    await box(page).focus();
    const client = await page.context().newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "けん", selectionStart: 2, selectionEnd: 2 });
    await client.send("Input.imeSetComposition", { text: "検", selectionStart: 1, selectionEnd: 1 });
    await client.send("Input.insertText", { text: "検索" });
    expect(await text(page)).toBe("検索");
    expect(await page.getByRole("status").textContent()).toBe("");
  });

  it("says what a term means", async () => {
    const page = await open("codemirror.html");
    await type(page, "-branch:main x");
    await page.getByText("branch", { exact: true }).hover();
    await page.getByText("the branch is not “main”").waitFor();
  });

  it.each(["light", "dark"])("has no fault that axe finds, %s", async (theme) => {
    const page = await open(`codemirror.html?${theme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await type(page, 'fix -branch:"a \\" b" id:1 running ');
    await page.keyboard.type("stat");
    await offered(page).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
