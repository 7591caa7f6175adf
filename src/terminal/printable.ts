// A record may hold anything. What a terminal would obey, or what reorders the text around it, is never written as it is.
const control = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** The text with white space for line breaks and tabs and `�` for other controls: one for one, so that offsets stay. */
export function printable(text: string): string {
  return text.replace(control, (character) => (/\s/.test(character) ? " " : "\ufffd"));
}

/** A message as it is shown: one line, without the token, wherever that may have got in. */
export function messageLine(message: string, environment: NodeJS.ProcessEnv): string {
  const token = environment["QUERYBAR_TOKEN"] ?? "";
  return oneLine(token === "" ? message : message.replaceAll(token, "…"));
}

/** A text of several lines as one. */
export function oneLine(message: string): string {
  return printable(message.trim().replace(/\s*[\r\n]+\s*/g, " "));
}
