import { make } from "./make.ts";
import type { Offer } from "./offer.ts";
import type { Row } from "./rows.ts";
import type { Say } from "./words.ts";

/** Announces texts to screen readers: an unchanged text is not repeated, and what changes at each key is delayed. */
export interface Announcer {
  /** An empty text says nothing, and lets the next be said though it was said before. */
  say(text: string): void;
}

/** In milliseconds: longer than most people take from key to key. */
const pause = 500;

/** @param show puts a text where screen readers hear of it. */
export function makeAnnouncer(show: (text: string) => void): Announcer {
  let wanted = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    say: (text) => {
      if (text === wanted) return;
      wanted = text;
      clearTimeout(timer);
      timer = setTimeout(() => show(text), text === "" ? 0 : pause);
    },
  };
}

/** An announcer with the element that screen readers hear. */
export function makeLiveRegion(): Announcer & { readonly element: HTMLElement } {
  // It must be there before it has anything to say.
  const element = make("div", { class: "status", role: "status" });
  const { say } = makeAnnouncer((text) => {
    element.textContent = text;
  });
  return { element, say };
}

/** Where screen readers may not read the active row by themselves. */
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Announces how many suggestions there are, and the active one if screen readers do not read it anyway. */
export function makeListAnnouncer(announcer: Announcer) {
  let activeKey: string | undefined;
  return (offer: Offer, active: Row | undefined, say: Say): void => {
    const isMoved = active !== undefined && active.key !== activeKey;
    activeKey = active?.key;
    announcer.say(isMoved && isApple() ? active.label : announcementOf(offer, say));
  };
}

function announcementOf({ rows, note }: Offer, say: Say): string {
  const count = rows.filter(({ kind }) => kind !== "retry").length;
  const counted = count === 0 ? "" : say("suggestions-count", { count });
  return [counted, note].filter((part) => part !== "").join(". ");
}
