import { afterEach, describe, expect, it, vi } from "vitest";
import { type AsyncCompleteOptions, completeAsync } from "../../src/assist/index.ts";
import { defineKind, defineLanguage, parse } from "../../src/index.ts";

const options = (more: Partial<AsyncCompleteOptions> = {}) => ({
  provider: vi.fn<AsyncCompleteOptions["provider"]>(async () => ["main", "my branch"]),
  ...more,
});

/** The labels at the `|` of a text. */
async function labels(marked: string, given: AsyncCompleteOptions): Promise<readonly string[]> {
  const { items } = await completeAsync(marked.replace("|", ""), marked.indexOf("|"), given);
  return items.map(({ label }) => label);
}

describe("completeAsync", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("requests the values of open fields, with the typed part", async () => {
    const given = options({ values: { branch: ["dev", "main"] } });
    expect(await labels('fix -branch:"m|', given)).toEqual(["main", "my branch"]);
    expect(given.provider).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ field: "branch", typed: "m", limit: 50 }),
    );
    expect(await labels("branch:|", given)).toEqual(["dev", "main", "my branch"]);
  });

  it.each([
    ["st|", ["status"]],
    ["status:succ|", ["SUCCEEDED"]],
    ['"a|"', []],
  ])("requests nothing at %s", async (marked, expected) => {
    const given = options();
    expect(await labels(marked, given)).toEqual(expected);
    expect(given.provider).not.toHaveBeenCalled();
  });

  it("requests them at once if no delay is wanted", () => {
    const given = options();
    void labels("branch:|", given);
    expect(given.provider).toHaveBeenCalledOnce();
  });

  it("requests as many values as are needed", async () => {
    const given = options({ limit: 1 });
    expect(await labels("branch:|", given)).toEqual(["main"]);
    expect(given.provider).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ limit: 1 }));
  });

  it("requests nothing if the kind of the field knows all values", async () => {
    const size = defineKind({
      name: "size",
      read: (text) => (["S", "L"].includes(text) ? text : undefined),
      held: (value: string) => value,
      values: ["S", "L"],
    });
    const language = defineLanguage<{ size: string }>()({ name: "shirts", text: [], fields: { size: size("size") } });
    const provider = vi.fn(() => ["M"]);
    const { items } = await completeAsync(parse("size:", { language }), 5, { provider });
    expect(items.map(({ label }) => label)).toEqual(["S", "L"]);
    expect(provider).not.toHaveBeenCalled();
  });

  it("looks up what is given by own names only", async () => {
    const odd = defineKind({ name: "odd", read: (text) => text, held: (value: string) => value });
    const language = defineLanguage<Record<string, string>>()({
      name: "odd records",
      text: [],
      fields: { constructor: odd("constructor"), ["__proto__"]: odd("proto") },
    });
    for (const text of ["constructor:", "__proto__:"]) {
      const found = await completeAsync(text, text.length, { language, values: {}, provider: () => ["a"] });
      expect(found.items.map(({ label }) => label)).toEqual(["a"]);
    }
  });

  it("gives the values of the asking that they were found for, however late they come", async () => {
    const answers: ((values: readonly string[]) => void)[] = [];
    const provider = () => new Promise<readonly string[]>((resolve) => answers.push(resolve));
    const [first, second] = [labels("branch:m|", { provider }), labels("branch:de|", { provider })];
    answers[1]?.(["dev", "main"]);
    expect(await second).toEqual(["dev"]);
    answers[0]?.(["dev", "main"]);
    expect(await first).toEqual(["main"]);
  });

  it.each(["at once", "later"])("gives no values of an asking that was aborted, found %s", async (when) => {
    const aborting = new AbortController();
    const waiting = labels("branch:|", {
      signal: aborting.signal,
      provider: () => {
        aborting.abort(new Error("typed on"));
        return when === "at once" ? ["main"] : Promise.resolve(["main"]);
      },
    });
    await expect(waiting).rejects.toThrow("typed on");
  });

  it("passes on what the provider throws", async () => {
    await expect(labels("branch:|", options({ provider: () => Promise.reject(new Error("offline")) }))).rejects.toThrow(
      "offline",
    );
  });

  it("asks after the delay, and not at all when aborted before", async () => {
    vi.useFakeTimers();
    const aborting = new AbortController();
    const given = options({ delay: 200, signal: aborting.signal });
    const first = labels("branch:|", options(given));
    const refused = expect(first).rejects.toThrow("typed on");
    await vi.advanceTimersByTimeAsync(199);
    aborting.abort(new Error("typed on"));
    await refused;
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(given.provider).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);

    const later = options({ delay: 200 });
    const second = labels("branch:|", later);
    await vi.advanceTimersByTimeAsync(200);
    expect(await second).toEqual(["main", "my branch"]);
  });

  it("waits no longer for a provider when aborted, whether it listens or not", async () => {
    const aborting = new AbortController();
    const { promise, signal } = { promise: new Promise<readonly string[]>(() => {}), signal: aborting.signal };
    const provider = vi.fn<AsyncCompleteOptions["provider"]>(() => promise);
    const waiting = labels("branch:|", { provider, signal });
    aborting.abort(new Error("typed on"));
    await expect(waiting).rejects.toThrow("typed on");
    expect(provider.mock.calls[0]?.[0].signal.aborted).toBe(true);
    await expect(labels("branch:|", { provider, signal })).rejects.toThrow("typed on");
    expect(provider).toHaveBeenCalledOnce();
  });

  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const watched = Object.assign(signal, {
      addEventListener: (type: string, listener: unknown) => type === "abort" && listeners.add(listener),
      removeEventListener: (type: string, listener: unknown) => type === "abort" && listeners.delete(listener),
    });
    const seen: number[] = [];
    await labels("branch:|", {
      signal: watched,
      provider: async () => {
        await Promise.resolve();
        seen.push(listeners.size);
        return ["main"];
      },
    });
    expect([seen, listeners.size]).toEqual([[1], 0]);
  });

  it("waits for no provider that aborts the asking itself", async () => {
    const aborting = new AbortController();
    const provider = () => {
      aborting.abort(new Error("typed on"));
      return new Promise<readonly string[]>(() => {});
    };
    await expect(labels("branch:|", { provider, signal: aborting.signal })).rejects.toThrow("typed on");
  });

  it("knows the fields of its language", () => {
    // @ts-expect-error: the language has no such field
    const wrong: AsyncCompleteOptions = options({ values: { author: ["ada"] } });
    expect(wrong.values).toEqual({ author: ["ada"] });
  });
});
