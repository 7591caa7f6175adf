// How a library is asked for a thing of the comparison, and what comes of it: a mark and what happened.

/** Finds the right records, but in another way than was asked for. */
export const partly = (why, text) => ({ text, why });
/** The library gives the value as text, and comparing it is left to the caller. */
export const asText = (text, value) => ({ text, value });
/** What the library reads passes a test. */
export const reading = (text, isRight) => ({ text, isRight });
/** The same, but it is another way than was asked for. */
export const partlyReading = (why, text, isRight) => ({ text, isRight, why });
/** The library reports every mistake that it finds. */
export const reports = (text) => ({ text, isWrong: true });
/** An export would have such a name. */
export const named = (pattern) => ({ pattern });
/** Any other test; it returns whether it is right, and the detail. */
export const test = (run) => ({ run });
/** Not run: what the documentation or the types say. */
export const documented = (mark, why) => ({ mark, detail: why });
/** The thing does not apply. */
export const apart = (why) => ({ mark: "–", detail: why });
export const noRecords = apart("it tests no records");

/** What only an export could give. */
export const elsewhere = {
  SQL: named(/sql/i),
  "search engine": named(/elastic|opensearch/i),
  URL: named(/url|querystring|address/i),
  index: named(/index/i),
  completion: named(/complet|suggest/i),
};

/** The outcome of each thing, by its name. A library may be asked in several ways: the first one that works counts. */
export function outcomesOf(things, library) {
  return new Map(
    things.map((row) => {
      const tried = [library.asked[row.thing]].flat().map((asked) => outcomeOf(asked, row, library));
      const best = tried.find(({ mark }) => mark !== "no");
      return [row.thing, best ?? { mark: "no", detail: tried.map(({ detail }) => detail).join("; ") }];
    }),
  );
}

function outcomeOf(asked, row, { exports, read, find }) {
  if (typeof asked === "string") return outcomeOfSearch(asked, find, row);
  if (asked.mark !== undefined) return asked;
  if (asked.run !== undefined) return outcomeOfTest(asked.run);
  if (asked.pattern !== undefined) return outcomeOfExport(asked.pattern, exports);
  const isRead = asked.isRight ?? asked.value ?? asked.isWrong;
  const { mark, detail } =
    isRead === undefined ? outcomeOfSearch(asked.text, find, row) : outcomeOfReading(asked, read);
  return mark === "yes" && asked.why !== undefined
    ? { mark: "partly", detail: `${asked.why}: ${detail}` }
    : { mark, detail };
}

/** Whether a query finds the right records. */
export function outcomeOfSearch(text, find, { records, finds }) {
  return attempt(text, () => {
    const found = find(text, records);
    const isRight = found.length === finds.length && finds.every((number) => found.includes(number));
    return isRight
      ? { mark: "yes", detail: code(text) }
      : { mark: "no", detail: `${code(text)} finds ${found.join(", ") || "none"}` };
  });
}

function outcomeOfReading({ text, isRight, value, isWrong }, read) {
  return attempt(text, () => {
    const result = JSON.stringify(read(text));
    const detail = `${code(text)} is read as ${code(result)}`;
    if (isWrong) return { mark: "no", detail: `${code(text)} is read, and nothing is reported` };
    if (value === undefined) return { mark: isRight(result) ? "yes" : "no", detail };
    return {
      mark: result.includes(JSON.stringify(value)) ? "partly" : "no",
      detail: `${detail}: text, which you compare`,
    };
  });
}

function outcomeOfTest(run) {
  const [isRight, detail] = run();
  return { mark: isRight ? "yes" : "no", detail };
}

function outcomeOfExport(pattern, exports) {
  const found = Object.keys(exports).filter((name) => pattern.test(name));
  return found.length === 0
    ? { mark: "no", detail: "it exports nothing for it" }
    : { mark: "yes", detail: found.map(code).join(", ") };
}

function attempt(text, run) {
  try {
    return run();
  } catch (error) {
    const [message] = String(error?.message).split("\n");
    return {
      mark: "no",
      detail: `${code(text)} throws “${message.length > 60 ? `${message.slice(0, 60)}…` : message}”`,
    };
  }
}

/** A text as code, whatever it holds. */
export function code(text) {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}
