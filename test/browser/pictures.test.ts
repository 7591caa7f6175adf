// The pictures of the pages. `UPDATE_PICTURES=1 npx vitest run test/browser/pictures.test.ts` makes them again.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { inBrowser } from "./browser.ts";
import { buildPlayground } from "./playground.ts";

const site = mkdtempSync(join(tmpdir(), "querybar-pictures-"));
beforeAll(() => buildPlayground(site));
afterAll(() => rmSync(site, { recursive: true, force: true }));

interface Scene {
  readonly name: string;
  readonly page: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
  readonly act: (page: Page) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    name: "playground",
    page: "README.md",
    viewport: { width: 1040, height: 520 },
    deviceScaleFactor: 1.25,
    act: async (page) => {
      await page.goto(`?${new URLSearchParams({ search: 'fix "time zone" -branch:main failed' })}`);
      await page.getByRole("button", { name: "How it is read" }).click();
      await page.mouse.move(0, 0);
    },
  },
  {
    name: "search-bar",
    page: "docs/search-bar.md",
    viewport: { width: 760, height: 330 },
    deviceScaleFactor: 2,
    act: async (page) => {
      await page.getByRole("combobox").fill("");
      await page.getByRole("combobox").pressSequentially('fix -"login page" branch:main status:');
      await page.getByRole("option").first().waitFor();
      for (let option = 1; option <= 2; option++) await page.keyboard.press("ArrowDown");
    },
  },
];

const looks = scenes.flatMap((scene) => (["light", "dark"] as const).map((colorScheme) => ({ ...scene, colorScheme })));

inBrowser(
  "the pictures",
  (open) => {
    it.each(looks)("$name, $colorScheme", async ({ name, page, colorScheme, viewport, deviceScaleFactor, act }) => {
      const shown = await open("", { colorScheme, viewport, deviceScaleFactor });
      await act(shown);
      await shown.evaluate(() => document.fonts.ready);
      const picture = await shown.screenshot({ animations: "disabled" });
      const path = `docs/pictures/${name}-${colorScheme}.png`;
      if (process.env["UPDATE_PICTURES"] !== undefined) {
        mkdirSync(`${rootFolder}docs/pictures`, { recursive: true });
        writeFileSync(rootFolder + path, picture);
      }
      const kept = readFileSync(rootFolder + path);
      expect(sizeOf(kept)).toEqual(sizeOf(picture));
      expect(kept.length).toBeLessThan(150_000);
      expect(readFileSync(rootFolder + page, "utf8")).toContain(
        path.replace(/^docs\//, page.startsWith("docs/") ? "" : "docs/"),
      );
    });
  },
  site,
);

/** Width and height of a PNG. */
function sizeOf(png: Buffer): readonly number[] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
