// A record may hold anything. Characters that control a terminal, or reorder the text around them, are never written as they are.
const control = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** The text with spaces for line breaks and tabs and `�` for other controls: one for one, so that offsets stay. */
export function printable(text: string): string {
  return text.replace(control, (character) => (/\s/.test(character) ? " " : "\ufffd"));
}

/** A message as it is shown: one line, without the token, wherever that may be in it. */
export function messageLine(message: string, environment: NodeJS.ProcessEnv): string {
  const token = environment["QUERYBAR_TOKEN"] ?? "";
  return oneLine(token === "" ? message : message.replaceAll(token, "…"));
}

/** A text of several lines as one. */
export function oneLine(message: string): string {
  return printable(message.trim().replace(/\s*[\r\n]+\s*/g, " "));
}
