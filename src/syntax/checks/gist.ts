/** The text holds a colon, or a full-width one. */
export const colonFlag = 1;
/** The text holds something beyond ASCII. */
export const wideFlag = 2;

/**
 * What one pass over a text's units tells, in a number that is not 0: two flags, and above them a hash that leaves out
 * ASCII case. The step is the one of Fowler, Noll and Vo.
 */
export function gistOf(text: string, start: number): number {
  let hash = start;
  let flags = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x3a || unit === 0xff1a) flags |= colonFlag;
    if (unit > 0x7f) flags |= wideFlag;
    hash = Math.imul(hash ^ (unit | 0x20), 0x01000193);
  }
  return (hash & -8) | 4 | flags;
}
