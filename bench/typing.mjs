// A search bar in Chromium: what each key costs that is typed after 20 and after 400 terms, and what thousands of diagnostics cost.
// The times are those that the page's thread has run, so that other load on the machine hardly counts.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { built, projectFolder } from "./library.mjs";
import { summary } from "./measure.mjs";

// Those of the project, which its tests use too.
const { chromium } = createRequire(projectFolder)("playwright-core");

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const sizes = [20, 400];
const minuses = [1000, 8000];
/** What is typed after the terms: words, a field with its value, a name that begins like a field's. */
const typed = " retry -cache branch:main sta";

export async function run({ quick }) {
  if (!existsSync(executablePath)) return { leftOut: "there is no Chromium; CHROMIUM can name one" };
  const script = await pageScript();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const bars = {};
    for (const name of ["element", "editor"]) {
      const rounds = [];
      for (let round = 0; round < (quick ? 2 : 5); round++) rounds.push(await measureBar(browser, script, name));
      bars[name] = {
        keys: Object.fromEntries(sizes.map((size) => [size, perKey(rounds.map(({ keys }) => keys[size]))])),
        minuses: Object.fromEntries(
          minuses.map((count) => {
            const median = (what) => summary(rounds.map((round) => round.minuses[count][what])).median;
            return [count, { set: median("set"), key: median("key") }];
          }),
        ),
      };
    }
    return { browser: `Chromium ${browser.version()}`, bars };
  } finally {
    await browser.close();
  }
}

/** Of each key the median of its rounds: then the median of the keys, and the slowest. */
function perKey(rounds) {
  const of = (what) => rounds[0].map((_, key) => summary(rounds.map((times) => times[key][what])).median);
  return {
    script: summary(of("script")).median,
    slowestScript: Math.max(...of("script")),
    all: summary(of("all")).median,
  };
}

async function measureBar(browser, script, name) {
  const page = await browser.newPage();
  await page.setContent("<!doctype html><html lang=en><body></body></html>");
  await page.addScriptTag({ content: script });
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const start = (text) => page.evaluate(([bar, value]) => window.start(bar, value), [name, text]);
  const press = (key) => timeOf(page, client, () => page.keyboard.press(key === " " ? "Space" : key));
  const keys = {};
  // The first keys warm up.
  for (const size of [20, ...sizes]) {
    await start(termsOf(size));
    keys[size] = [];
    for (const key of typed) keys[size].push(await press(key));
  }
  const times = {};
  for (const count of minuses) {
    await start("");
    // A script that the protocol starts would not be counted.
    const set = () => page.evaluate((text) => void setTimeout(() => window.set(text)), "- ".repeat(count));
    const { all } = await timeOf(page, client, set);
    const each = [];
    for (const key of "retry") each.push((await press(key)).all);
    times[count] = { set: all, key: summary(each).median };
  }
  await page.close();
  return { keys, minuses: times };
}

/** Milliseconds of script, and of everything that the page's thread does, until the next frame has been drawn. */
async function timeOf(page, client, act) {
  const before = await metrics(client);
  await act();
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))));
  const after = await metrics(client);
  const spent = (name) => 1000 * (after.get(name) - before.get(name));
  return { script: spent("ScriptDuration"), all: spent("TaskDuration") };
}

async function metrics(client) {
  const { metrics: all } = await client.send("Performance.getMetrics");
  return new Map(all.map(({ name, value }) => [name, value]));
}

/** Words, excluded words, and excluded values of two fields: nothing is wrong with them. */
function termsOf(count) {
  return Array.from(
    { length: count },
    (_, index) => [`word${index}`, `-branch:feature-${index}`, `-other${index}`, `-id:${index + 1}`][index % 4],
  ).join(" ");
}

async function pageScript() {
  const { outputFiles } = await build({
    stdin: {
      resolveDir: projectFolder,
      contents: `
        import { EditorView } from "@codemirror/view";
        import { querySearch, queryTheme } from ${JSON.stringify(built("codemirror.js"))};
        import { defineQueryBar } from ${JSON.stringify(built("element.js"))};
        defineQueryBar();
        let editor;
        window.start = (name, text) => {
          document.body.replaceChildren();
          editor?.destroy();
          editor = undefined;
          if (name === "editor") {
            editor = new EditorView({ doc: text, parent: document.body, extensions: [querySearch(), queryTheme] });
            editor.focus();
            editor.dispatch({ selection: { anchor: text.length } });
          } else {
            const bar = document.createElement("query-bar");
            document.body.append(bar);
            bar.value = text;
            bar.focus();
            bar.shadowRoot.querySelector("input").setSelectionRange(text.length, text.length);
          }
        };
        window.set = (text) => {
          if (editor === undefined) document.querySelector("query-bar").value = text;
          else editor.dispatch({ changes: { from: 0, insert: text }, selection: { anchor: text.length } });
        };
      `,
    },
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  return outputFiles[0].text;
}
