// How far from today a series may begin: within one year back and two years ahead. Pure, and safe in the browser.

export type StartBounds = { earliest: string; latest: string };

/** The local dates, such as 2026-11-25, between which a first meeting may lie; both are included. */
export function startBounds(today: string): StartBounds {
  const [year = 0, month = 1, date = 1] = today.split("-").map(Number);
  const inYear = (other: number) => new Date(Date.UTC(other, month - 1, date)).toISOString().slice(0, 10);
  return { earliest: inYear(year - 1), latest: inYear(year + 2) };
}

/** `startsLocal` is a local date and time: 2026-11-25T19:00. */
export const startsWithin = ({ earliest, latest }: StartBounds, startsLocal: string): boolean =>
  startsLocal.slice(0, 10) >= earliest && startsLocal.slice(0, 10) <= latest;
