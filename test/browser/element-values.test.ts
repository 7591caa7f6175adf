// Values of fields, which a page finds at once or later.
import { expect, it } from "vitest";
import { inBrowser } from "./browser.ts";
import { barWith } from "./query-bar.ts";

/** In the page: what providers were asked for, and how to answer. */
interface Asked {
  readonly field: string;
  readonly typed: string;
  readonly limit: number;
  readonly isAborted: boolean;
  answer(values: readonly string[]): void;
  fail(): void;
}

inBrowser("<query-bar>: values", (open, complaints) => {
  const openBar = barWith(open);

  /** A bar whose provider answers when the test says so. */
  async function bar() {
    const opened = await openBar();
    const { page } = opened;
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      const asked: object[] = [];
      const makeProvider = (name: string) => (request: { signal: AbortSignal }) =>
        new Promise<readonly string[]>((resolve, reject) => {
          asked.push({
            ...request,
            name,
            get isAborted() {
              return request.signal.aborted;
            },
            answer: resolve,
            fail: () => reject(new Error("The service is down.")),
          });
        });
      Object.assign(window, { asked, makeProvider });
      if (element !== null) Object.assign(element, { delay: 0, values: makeProvider("first") });
    });
    const inPage = <T>(act: (asked: readonly (Asked & { readonly name: string })[]) => T) =>
      page.evaluate(`(${act.toString()})(window.asked)`) as Promise<T>;
    const whenAsked = (count: number) => expect.poll(() => inPage((asked) => asked.length)).toBe(count);
    return { ...opened, inPage, whenAsked };
  }

  it("says that it is loading, then shows what has come", async () => {
    const { page, input, rows, inPage } = await bar();
    await input.pressSequentially("branch:");
    expect(await rows()).toEqual(["[Loading…]"]);
    expect((await page.locator("query-bar .popup").boundingBox())?.width).toBe(280);
    expect(await inPage((asked) => asked.map(({ field, typed, limit }) => [field, typed, limit]))).toEqual([
      ["branch", "", 50],
    ]);
    await inPage((asked) => asked[0]?.answer(["main", "dev"]));
    await expect.poll(rows).toEqual(["Values: main, dev"]);
  });

  it("says that there is nothing", async () => {
    const { input, rows, inPage } = await bar();
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.answer([]));
    await expect.poll(rows).toEqual(["[Nothing found]"]);
    await input.fill("");
    await input.pressSequentially("status:zz");
    expect((await rows()).at(-1)).toBe("[Nothing found]");
  });

  it("says that it has failed, and asks again on Retry", async () => {
    const { input, press, rows, inPage, whenAsked, seen } = await bar();
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.fail());
    await expect.poll(rows).toEqual(["Retry: Retry", "[The values could not be loaded.]"]);
    expect(complaints()).toEqual(["The service is down."]);
    await press("ArrowDown Enter");
    await whenAsked(2);
    expect(await rows()).toEqual(["[Loading…]"]);
    await inPage((asked) => asked[1]?.answer(["main"]));
    await expect.poll(rows).toEqual(["Values: main"]);
    expect(await seen()).toBe("branch:| []");
  });

  it("a provider that throws has failed, too", async () => {
    const { page, input, rows } = await openBar();
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null)
        element.values = () => {
          throw new Error("No such thing.");
        };
    });
    await input.pressSequentially("branch:");
    await expect.poll(rows).toEqual(["Retry: Retry", "[The values could not be loaded.]"]);
    expect(complaints()).toEqual(["No such thing."]);
  });

  it("shows 50, and says how many there are beside these", async () => {
    const { page, input, rows } = await openBar();
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null) element.values = () => Array.from({ length: 500 }, (_, place) => `branch-${place}`);
    });
    await input.pressSequentially("branch:");
    const [values, note] = await rows();
    expect([values?.split(",").length, note]).toEqual([50, "[450 more, type to narrow]"]);
    await input.pressSequentially("branch-49");
    expect((await rows())[0]).toMatch(/^Values: branch-49, branch-490, branch-491/);
    expect(await rows()).toHaveLength(1);
  });

  it("shows at once what a provider answers at once, at each key", async () => {
    const { page, input, rows } = await openBar();
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null) Object.assign(element, { delay: 1e9, values: ({ typed }: Asked) => [`${typed}1`] });
    });
    for (const typed of ["", "a", "ab"]) {
      await input.fill(`branch:${typed}`);
      expect(await rows()).toEqual([`Values: ${typed}1`]);
    }
  });

  it("asks a field's first time at once, then when the person pauses", async () => {
    const { page, input, rows, inPage, whenAsked, set } = await bar();
    await set({ delay: 1e9 });
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.answer(["main", "dev"]));
    await expect.poll(rows).toEqual(["Values: main, dev"]);
    await input.pressSequentially("m");
    // What is known is shown in the meantime.
    expect(await rows()).toEqual(["Values: main"]);
    expect(await inPage((asked) => asked.length)).toBe(1);
    await page.evaluate(() => Object.assign(document.querySelector("query-bar") ?? {}, { delay: 1 }));
    await input.pressSequentially("a");
    await whenAsked(2);
    expect(await inPage((asked) => asked[1]?.typed)).toBe("ma");
  });

  it("does not take what an aborted request brings", async () => {
    const { input, press, rows, inPage, whenAsked } = await bar();
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.answer(["main"]));
    await expect.poll(rows).toEqual(["Values: main"]);
    await input.pressSequentially("m");
    await whenAsked(2);
    await input.pressSequentially("a");
    await whenAsked(3);
    expect(await inPage((asked) => asked.map(({ isAborted }) => isAborted))).toEqual([true, true, false]);
    await inPage((asked) => asked[2]?.answer(["mast"]));
    await expect.poll(rows).toEqual(["Values: mast"]);
    await inPage((asked) => asked[1]?.answer(["mad"]));
    await press("Escape Alt+ArrowDown");
    expect(await rows()).toEqual(["Values: mast"]);
  });

  it("nor is an aborted request's failure shown or reported", async () => {
    const { input, rows, inPage, press } = await bar();
    await input.pressSequentially("branch:");
    await press("Escape");
    expect(await inPage((asked) => asked[0]?.isAborted)).toBe(true);
    await inPage((asked) => asked[0]?.fail());
    expect(await rows()).toEqual([]);
  });

  it("does not take what an old provider brings, and replaces what it had", async () => {
    const { page, input, rows, inPage, whenAsked } = await bar();
    const replace = (name: string) =>
      page.evaluate((called) => {
        const { makeProvider } = window as unknown as { makeProvider: (name: string) => never };
        const element = document.querySelector("query-bar");
        if (element !== null) element.values = makeProvider(called);
      }, name);
    await input.pressSequentially("branch:");
    await replace("second");
    await whenAsked(2);
    await inPage((asked) => asked[0]?.answer(["old"]));
    expect(await rows()).toEqual(["[Loading…]"]);
    await inPage((asked) => asked[1]?.answer(["main"]));
    await expect.poll(rows).toEqual(["Values: main"]);
    // A function written in JSX is another one at each key. Nothing flashes by that.
    await replace("third");
    expect(await rows()).toEqual(["Values: main"]);
    await whenAsked(3);
    await inPage((asked) => asked[2]?.answer(["new"]));
    await expect.poll(rows).toEqual(["Values: new"]);
  });

  it("forgets what it knew of another language, and of a provider that was taken away", async () => {
    const { page, input, rows, inPage, set } = await bar();
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.answer(["main"]));
    await expect.poll(rows).toEqual(["Values: main"]);
    await page.evaluate(() => {
      const element = document.querySelector("query-bar");
      if (element !== null) element.language = { ...element.language };
    });
    expect(await rows()).toEqual(["[Loading…]"]);
    await inPage((asked) => asked[1]?.answer(["main"]));
    await expect.poll(rows).toEqual(["Values: main"]);
    await set({ values: undefined });
    await page.evaluate(() => Object.assign(document.querySelector("query-bar") ?? {}, { values: undefined }));
    expect(await rows()).toEqual([]);
  });

  it("swaps the value at the cursor: a double click offers the others", async () => {
    const { page, input, rows, seen, inPage } = await bar();
    await input.pressSequentially("branch:");
    await inPage((asked) => asked[0]?.answer(["main", "maintenance", "dev"]));
    await expect.poll(rows).toEqual(["Values: main, maintenance, dev"]);
    await input.pressSequentially("main fix");
    const main = await page.locator("query-bar [part=string]").boundingBox();
    await page.mouse.dblclick((main?.x ?? 0) + 10, (main?.y ?? 0) + 5);
    expect(await rows()).toEqual(["Values: main, maintenance, dev"]);
    await page.getByRole("option", { name: "dev" }).click();
    expect(await seen()).toBe("branch:dev |fix");
    // So does asking about a finished one.
    await input.fill("status:NEW");
    await input.press("Alt+ArrowDown");
    expect((await rows())[0]).toContain("NEW, JOB_ERROR, BAD_LAYERFILE");
    await page.getByRole("option", { name: "RUNNING" }).click();
    expect(await seen()).toBe("status:RUNNING |");
  });
});
