// In words and values without quotes a backslash makes an ordinary character of one that would mean something: a parenthesis, and in
// some values an asterisk or a comma. Each pair of backslashes before such a character is one backslash. Anywhere else a
// backslash is itself:
//
//     \(draft   a\\(b   C:\new   release/\*
//     (draft    a\(b    C:\new   release/*

/** Whether the character at an index has an odd number of backslashes before it, from an offset on. */
export function isEscaped(text: string, index: number, from = 0): boolean {
  let start = index;
  while (start > from && text.charAt(start - 1) === "\\") start--;
  return (index - start) % 2 === 1;
}

/**
 * The text that was meant by one that was written, with backslashes before some of the special characters. `next` is the
 * character after it, if it is a special one that ends it: the pairs of backslashes before it are one each, too.
 */
export function unescaped(written: string, special: string, next = ""): string {
  if (!written.includes("\\")) return written;
  const meant = (written + next).replace(backslashesBefore(special), halved);
  return next === "" ? meant : meant.slice(0, -1);
}

/** The texts between the asterisks that are not escaped. */
export function partsOfPattern(written: string, special: string, next = ""): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = written.indexOf("*"); at >= 0; at = written.indexOf("*", at + 1)) {
    if (isEscaped(written, at, from)) continue;
    parts.push(unescaped(written.slice(from, at), special, "*"));
    from = at + 1;
  }
  return [...parts, unescaped(written.slice(from), special, next)];
}

function halved(written: string): string {
  const backslashes = written.length - 1;
  return "\\".repeat(backslashes >> 1) + written.slice(-1);
}

function backslashesBefore(special: string): RegExp {
  return new RegExp(`\\\\+[${special}]`, "g");
}
