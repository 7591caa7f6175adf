import { make } from "./make.ts";

/** In CSS pixels: from the viewport's edge, from what the popup belongs to, and how tall it is at most and at least. */
const edge = 8;
const gap = 6;
const tallest = 400;
const lowest = 96;

/** A box in the top layer, which no container cuts off or covers. */
export interface Popup {
  readonly element: HTMLElement;
  readonly isOpen: boolean;
  /** Shows it, or moves it, where the character at an offset of the text begins. */
  show(offset: number): void;
  hide(): void;
}

/** A field with a text. */
export interface TextBox {
  readonly field: HTMLElement;
  isRightToLeft(): boolean;
  /** By how much the text is scrolled. */
  scrolled(): number;
  /** Where the character at an offset begins, from the window's left. */
  caretAt(offset: number): number;
  /** Acts when places can be asked for. */
  whenLaidOut(act: () => void): void;
}

/** What the popup is placed beside, never over it. */
export interface Anchor extends TextBox {
  /** What must be seen below the field. */
  readonly messages: HTMLElement;
  /** What scrolls inside of the popup. */
  readonly options: HTMLElement;
}

type Side = "above" | "below";

export function makePopup(anchor: Anchor, ...children: readonly HTMLElement[]): Popup {
  const { field } = anchor;
  const element = make("div", { part: "list", class: "popup", popover: "manual" }, ...children);
  element.hidden = true;
  let offset = 0;
  let side: Side | undefined;
  let frame = 0;
  /** All that its place follows from, as it was when it was placed. */
  let placed = "";

  const place = () => {
    side = placeAt(element, anchor, anchor.caretAt(offset), side);
  };
  const placeIfMoved = () => {
    const { x, y, width, height } = field.getBoundingClientRect();
    const messages = anchor.messages.getBoundingClientRect().height;
    const { left, top, right, bottom } = view();
    const now = [x, y, width, height, messages, left, top, right, bottom, offset, anchor.scrolled()].join();
    if (now !== placed) place();
    placed = now;
  };
  // Nothing reports all that may move a field: scrollers in other shadow roots, animations, on-screen keyboards.
  const follow = () => {
    placeIfMoved();
    frame = requestAnimationFrame(follow);
  };
  /** What goes fullscreen covers what was shown before. */
  const comeToTop = () => {
    element.hidePopover?.();
    element.showPopover?.();
  };
  const isScrolledOut = new IntersectionObserver((entries) => {
    element.style.visibility = entries.at(-1)?.isIntersecting === false ? "hidden" : "";
  });

  return {
    element,
    get isOpen() {
      return !element.hidden;
    },
    show: (at) => {
      if (!element.isConnected) return;
      offset = at;
      if (element.hidden) {
        element.hidden = false;
        element.showPopover?.();
        side = undefined;
        frame = requestAnimationFrame(follow);
        isScrolledOut.observe(field);
        document.addEventListener("fullscreenchange", comeToTop);
      }
      anchor.whenLaidOut(place);
    },
    hide: () => {
      if (element.hidden) return;
      if (element.isConnected) element.hidePopover?.();
      element.hidden = true;
      cancelAnimationFrame(frame);
      isScrolledOut.disconnect();
      document.removeEventListener("fullscreenchange", comeToTop);
    },
  };
}

/** What is seen of the page: an on-screen keyboard and a zoom by touch leave less of it. */
function view() {
  const { offsetLeft, offsetTop, width, height } = visualViewport ?? {
    offsetLeft: 0,
    offsetTop: 0,
    width: innerWidth,
    height: innerHeight,
  };
  return {
    left: offsetLeft + edge,
    top: offsetTop + edge,
    right: offsetLeft + width - edge,
    bottom: offsetTop + height - edge,
  };
}

/** Puts the popup beside its anchor, on the side that it has been on if there is room, and says on which. */
function placeAt(
  element: HTMLElement,
  { field, messages, options, isRightToLeft }: Anchor,
  x: number,
  before: Side | undefined,
): Side {
  const { top } = field.getBoundingClientRect();
  const bottom = Math.max(field.getBoundingClientRect().bottom, messages.getBoundingClientRect().bottom);
  const seen = view();
  // Inside of what is scaled or zoomed, a pixel of the style is not one of the screen.
  const scale = element.offsetWidth === 0 ? 1 : element.getBoundingClientRect().width / element.offsetWidth;
  const wanted = Math.min(tallest, element.offsetHeight - options.clientHeight + options.scrollHeight) * scale;
  const room = { below: seen.bottom - bottom - gap, above: top - gap - seen.top };
  const side = sideOf(room, wanted, before);
  element.style.maxHeight = `${Math.max(lowest, Math.min(tallest * scale, room[side])) / scale}px`;
  const now = element.getBoundingClientRect();
  const left = Math.max(seen.left, Math.min(isRightToLeft() ? x - now.width : x, seen.right - now.width));
  const y =
    side === "below"
      ? Math.min(bottom + gap, Math.max(seen.top, seen.bottom - now.height))
      : Math.max(seen.top, top - gap - now.height);
  // Its own position shows from which point its style's pixels are counted.
  element.style.left = `${Number.parseFloat(element.style.left || "0") + (left - now.left) / scale}px`;
  element.style.top = `${Number.parseFloat(element.style.top || "0") + (y - now.top) / scale}px`;
  return side;
}

function sideOf(room: Readonly<Record<Side, number>>, wanted: number, before: Side | undefined): Side {
  if (before !== undefined && room[before] >= Math.min(wanted, lowest)) return before;
  return room.below >= wanted || room.below >= room.above ? "below" : "above";
}
