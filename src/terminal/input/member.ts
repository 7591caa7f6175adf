const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * The value of a member as it stands in an object's JSON, which must be valid. Reading it from the text keeps what `JSON.parse`
 * would change, such as the digits of a large number. Of several members with the same name it is the last, as in `JSON.parse`.
 */
export function memberText(object: string, name: string): string | undefined {
  let depth = 0;
  let key: string | undefined;
  let valueFrom = -1;
  let valueTo = -1;
  let found: string | undefined;
  for (const match of object.matchAll(token)) {
    const [text] = match;
    const opens = text === "{" || text === "[";
    const closes = text === "}" || text === "]";
    if (depth === 1 && (text === "," || closes)) {
      if (key === name) found = object.slice(valueFrom, valueTo);
      key = undefined;
      valueFrom = -1;
    } else if (depth === 1 && key === undefined) {
      key = JSON.parse(text) as string;
    } else if (depth >= 1 && !(depth === 1 && text === ":" && valueFrom < 0)) {
      if (valueFrom < 0) valueFrom = match.index;
      valueTo = match.index + text.length;
    }
    if (opens) depth++;
    if (closes) depth--;
  }
  return found;
}
