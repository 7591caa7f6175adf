// The recipes, done as their page says: with the stock templates and their own settings, built, and used in a browser.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { inBrowser, type Open } from "../browser/browser.ts";

/** The templates that the recipes were last looked at with. */
const versions: Readonly<Record<string, string>> = { vite: "9.3.0", "create-next-app": "16.4.3" };

const environment = {
  ...process.env,
  CI: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  npm_config_yes: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
};

const folder = mkdtempSync(join(tmpdir(), "querybar-recipes-"));
const tarball = join(folder, "querybar.tgz");
const projectOf = (recipe: string) => join(folder, recipe, "my-tickets");

const execute = promisify(execFile);

async function run(command: string, cwd: string, more: NodeJS.ProcessEnv = {}): Promise<void> {
  const running = execute("bash", ["-c", command], { cwd, env: { ...environment, ...more }, timeout: 240_000 });
  // Nothing may wait for an answer.
  running.child.stdin?.end();
  await running.catch(({ stdout, stderr }) => {
    throw new Error(`${command}\n${stdout}${stderr}`);
  });
}

/** Whether packages can be installed here. */
const isReachable = await run(`npm view create-vite@${versions["vite"]} version`, folder, {
  npm_config_fetch_retries: "0",
  npm_config_fetch_timeout: "20000",
  npm_config_prefer_offline: "false",
}).then(
  () => true,
  () => false,
);

const page = readFileSync(`${rootFolder}docs/recipes.md`, "utf8");

/** The text under a heading. */
function section(title: string): string {
  const found = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`There is no heading “${title}”.`);
  return found;
}

/** The files that a section gives: the first line of each block is a comment with its path. */
function filesOf(text: string): readonly (readonly [string, string])[] {
  const blocks = text.matchAll(/^```(?!sh\n)[\w ]+\n(?:\/\/|<!--|\/\*) (\S+).*\n([^]*?)^```$/gm);
  return [...blocks].map(([, path = "", content = ""]) => [path, content]);
}

/** Does what a recipe says, with this build of the package. */
async function follow(recipe: string, sources: string): Promise<void> {
  const [commands = ""] = /(?<=^```sh\n)[^]*?(?=^```$)/m.exec(section(recipe)) ?? [];
  const pinned = commands
    .replace(/\b(vite|create-next-app)@latest/g, (_, name: string) => `${name}@${versions[name]}`)
    // Dependencies are installed together with the package.
    .replace("--yes", "--yes --skip-install")
    .replace("npm install querybar", `npm install ${tarball}`);
  const around = join(folder, recipe);
  mkdirSync(around);
  await run(`set -e\n${pinned}`, around);
  const project = projectOf(recipe);
  for (const [name, content] of filesOf(section("The records"))) write(project, join(sources, name), content);
  for (const [name, content] of filesOf(section(recipe))) write(project, name, content);
}

function write(project: string, name: string, content: string): void {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), content);
}

/** Uses a page that a recipe has made. */
async function use(shown: Page): Promise<void> {
  const input = shown.getByRole("combobox", { name: "Search tickets" });
  const found = () => shown.locator("main li").allTextContents();
  const text = async () => (await input.inputValue()).trim();
  const results = async () => (await found()).map((text) => text.trim());
  const button = (name: string) => shown.getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
  const facets = () =>
    shown
      .locator("fieldset button")
      .evaluateAll((all) =>
        all.map((each) => `${each.textContent?.trim()}${each.ariaPressed === "true" ? " chosen" : ""}`),
      );

  await expect.poll(results).toHaveLength(4);
  await input.focus();
  // Results do not flicker.
  for (const key of "area:doc") {
    await shown.keyboard.type(key);
    expect(await results()).not.toEqual([]);
  }
  await shown.keyboard.press("ArrowDown");
  await shown.keyboard.press("Enter");
  expect(await text()).toBe("area:docs");
  await expect.poll(results).toEqual(["Typo on the start page", "Start page in German"]);
  // A facet ignores its own field.
  expect(await facets()).toEqual([...["open 1", "closed 1"], ...["docs 2 chosen", "app 1 chosen", "server 1 chosen"]]);
  // One state.
  await button("closed").click();
  await expect.poll(text).toBe("area:docs state:closed");
  await expect.poll(results).toEqual(["Typo on the start page"]);
  await button("open").click();
  await expect.poll(text).toBe("area:docs state:open");
  await button("open").click();
  await expect.poll(text).toBe("area:docs");
  // Several areas.
  await input.fill("");
  await button("docs").click();
  await button("app").click();
  await expect.poll(text).toBe("-area:docs -area:app");
  await expect.poll(results).toEqual(["The search is slow"]);
  expect((await facets()).slice(2)).toEqual(["docs 2", "app 1", "server 1 chosen"]);
  await button("app").click();
  await expect.poll(results).toEqual(["Crash on start", "The search is slow"]);
  // Matches are marked.
  await input.fill("start");
  await expect.poll(() => shown.locator("mark").allTextContents()).toEqual(["start", "start", "Start"]);
}

const name = isReachable
  ? "recipes"
  : "recipes (skipped: no package can be installed here, npm's registry is not reachable)";

describe.skipIf(!isReachable)(name, () => {
  beforeAll(async () => {
    if (!existsSync(`${rootFolder}dist/react.js`)) throw new Error("There is no build: npm run build makes one.");
    await run(`npm pack --silent --ignore-scripts --pack-destination ${folder}`, rootFolder);
    const [packed = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    await run(`mv ${packed} ${tarball}`, folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Follows a recipe, whose page is then in `dist`. */
  const built = (recipe: string, script: string, tests: (open: Open, project: string) => void) =>
    describe(recipe, () => {
      const project = projectOf(recipe);
      beforeAll(async () => {
        await follow(recipe, "src");
        await run(script, project);
      }, 300_000);
      inBrowser("with the settings of its template", (open) => tests(open, project), join(project, "dist"));
    });

  built("Plain HTML", "npm run build", (open) => {
    it("works", async () => use(await open("index.html")));
  });

  built("React", "npm run build", (open, project) => {
    it("works", async () => use(await open("index.html")));

    it("works with markup of one's own", { timeout: 120_000 }, async () => {
      const app = readFileSync(join(project, "src/App.tsx"), "utf8")
        .replace(/<QueryBar\n[^]*?\n {6}\/>/, "<Search query={query} show={setQuery} />")
        .replace("import { Highlight, QueryBar } from 'querybar/react'", "import { Highlight } from 'querybar/react'")
        .replace(
          "import { areas, type Choice, index, language,",
          "import { Search } from './Search'\nimport { areas, type Choice, index,",
        );
      write(project, "src/App.tsx", app);
      await run("npm run build", project);
      await use(await open("index.html"));
    });
  });

  built("Vue", "npm run build", (open) => {
    it("works", async () => use(await open("index.html")));
  });

  built("Svelte", "npm run check && npm run build", (open) => {
    it("works", async () => use(await open("index.html")));
  });

  describe("Next.js", () => {
    let server: ChildProcess;
    let address = "";
    beforeAll(async () => {
      const project = projectOf("Next.js");
      await follow("Next.js", "app");
      // The template has none, and a browser asks for one.
      write(project, "app/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>');
      await run("npm run build", project);
      const port = await freePort();
      address = `http://127.0.0.1:${port}/`;
      const command = ["node_modules/next/dist/bin/next", "start", "--port", String(port)];
      const stdio = ["ignore", "pipe", "inherit"] as const;
      server = spawn(process.execPath, command, { cwd: project, env: environment, stdio: [...stdio] });
      await new Promise<void>((resolve) => {
        server.stdout?.on("data", (text) => String(text).includes("Ready") && resolve());
      });
    }, 300_000);
    afterAll(() => {
      server?.kill();
    });

    inBrowser("with the settings of its template", (open) => {
      it("works", async () => use(await open(address)));

      it("works without its script", async () => {
        const plain = await open(address, { javaScriptEnabled: false });
        const field = plain.getByRole("searchbox", { name: "Search tickets" });
        await field.fill("slow");
        await Promise.all([plain.waitForURL("**/?search=slow"), field.press("Enter")]);
        expect(await plain.locator("main li").allTextContents()).toEqual(["The search is slow"]);
      });
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
