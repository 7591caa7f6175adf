const named = new Map([
  ["&", "amp"],
  ["<", "lt"],
  [">", "gt"],
  ['"', "quot"],
  ["'", "apos"],
]);

/** Replaces a token in a text, where it is written plainly, percent-encoded (once or more), or with the escapes of JSON or HTML. */
export function concealer(token: string): (text: string) => string {
  if (token === "") return (text) => text;
  const pattern = new RegExp(Array.from(token.toWellFormed(), spellings).join(""), "giu");
  return (text) => text.replace(pattern, "…");
}

/** A pattern for all ways of writing a character. It is made of numbers, so nothing in it needs escaping. */
function spellings(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const utf8 = Array.from(new TextEncoder().encode(character), (byte) => `%(?:25)*${hex(byte, 2)}`);
  const utf16 = Array.from({ length: character.length }, (_, at) => `\\\\u${hex(character.charCodeAt(at), 4)}`);
  const name = named.get(character);
  // The character itself comes last: “%” is also how its own code begins.
  return `(?:${[
    utf8.join(""),
    utf16.join(""),
    `&#(?:0*${codePoint}|x0*${hex(codePoint, 1)});`,
    ...(name === undefined ? [] : [`&${name};`]),
    ...(character === " " ? ["\\+"] : []),
    `\\\\?\\u{${hex(codePoint, 1)}}`,
  ].join("|")})`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
