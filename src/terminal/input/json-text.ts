/** A string, a bracket, a comma or a colon of a JSON text. */
export interface JsonToken {
  /** Its first character. */
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The tokens of a JSON text, without numbers, literals and white space. A string that never ends is not given. */
export function* jsonTokens(json: string): Iterable<JsonToken> {
  const start = /["{}[\],:]/g;
  for (let match = start.exec(json); match !== null; match = start.exec(json)) {
    const [type] = match;
    const from = match.index;
    const to = type === '"' ? endOfString(json, from) : from + 1;
    if (to === undefined) return;
    yield { type, from, to };
    start.lastIndex = to;
  }
}

// A regular expression for strings with escapes needs stack in proportion to their length.
function endOfString(json: string, from: number): number | undefined {
  for (let quote = json.indexOf('"', from + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return undefined;
}

/**
 * The value of a member as it is written in an object's JSON, which must be valid. Reading it from the text keeps what `JSON.parse`
 * would change, such as the digits of a large number. Of several members with the same name it is the last, as in `JSON.parse`.
 */
export function memberText(object: string, name: string): string | undefined {
  let depth = 0;
  let key: string | undefined;
  let valueFrom = 0;
  let found: string | undefined;
  for (const { type, from, to } of jsonTokens(object)) {
    if (type === "{" || type === "[") depth++;
    const isOwn = depth === 1;
    if (type === "}" || type === "]") depth--;
    if (!isOwn || type === "{") continue;
    if (type === ":") valueFrom = to;
    else if (type === '"') key ??= JSON.parse(object.slice(from, to)) as string;
    else {
      if (key === name) found = object.slice(valueFrom, from).trim();
      key = undefined;
    }
  }
  return found;
}
