import { expect, it } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { inBrowser } from "./browser.ts";

inBrowser("a page under a strict policy", (open, heard) => {
  it("reads queries", async () => {
    const page = await open("smoke.html");
    await page.getByLabel("Search").fill("fix branch:main");
    expect(await page.getByRole("status").textContent()).toBe(
      "Layer CI runs mentioning “fix”, where the branch is “main”.",
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("fails if a page breaks the policy", async () => {
    const page = await open("smoke.html");
    const complaint = page.waitForEvent("console");
    await page.evaluate(() => document.body.setAttribute("style", "color: red"));
    await complaint;
    expect(heard()).toEqual([expect.stringContaining("violates the following Content Security Policy")]);
  });
});
