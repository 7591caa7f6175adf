import { make } from "./make.ts";

/** Says things to screen readers, once each: a text that stands is not said again, and what changes at each key waits. */
export interface Announcer {
  readonly element: HTMLElement;
  /** An empty text says nothing, and lets the next be said though it was said before. */
  say(text: string): void;
}

/** In milliseconds: longer than most people take from key to key. */
const pause = 500;

export function makeAnnouncer(): Announcer {
  // It must be there before it has anything to say.
  const element = make("div", { class: "status", role: "status" });
  let wanted = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    say: (text) => {
      if (text === wanted) return;
      wanted = text;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          element.textContent = text;
        },
        text === "" ? 0 : pause,
      );
    },
  };
}
