// 2000-01-01 01:23:45.123456 +0000 UTC
// |date      |time    |1–9    |offset, and perhaps the zone's name
const written = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? ([+-]\d\d)(\d\d)(?: [A-Z][A-Za-z0-9]*)?$/;

/** The form of a moment in the service's answers, for schemas. */
export const timestampPattern: RegExp = written;

/** The moment that a timestamp of the service means, to the millisecond; `undefined` for a text that is not one, or a day that does not exist. */
export function readTimestamp(text: string): Date | undefined {
  const parts = written.exec(text);
  if (parts === null) return undefined;
  const [, day = "", time = "", fraction = "", hours = "", minutes = ""] = parts;
  // A thirteenth month is refused by Date itself, but it takes the 31st of February for one in March.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined;
  const moment = new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}${hours}:${minutes}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** A moment as the service writes it: without zeros at the end of the fraction, and without a fraction if that leaves none. */
export function writeTimestamp(moment: Date): string {
  const [day, time = ""] = moment.toISOString().slice(0, -1).split("T");
  return `${day} ${time.replace(/\.?0+$/, "")} +0000 UTC`;
}
