// The server's present in a browser. A device's clock may be days off, so that it is not asked: the Date of one small answer is, and from
// then on the page counts by itself.

type ClockReading = { at: number; since: number };
let known: ClockReading | null = null;
let asking: Promise<void> | null = null;

/** Half a second is the middle of what a Date header rounds away. */
async function ask(): Promise<void> {
  const sent = performance.now();
  const answer = await fetch("/api/health/live", { cache: "no-store" }).catch(() => null);
  const heard = performance.now();
  // A body that nobody reads would hold its connection.
  await answer?.text().catch(() => "");
  const date = Date.parse(answer?.headers.get("date") ?? "");
  if (Number.isNaN(date)) return;
  known = { at: date + 500 + (heard - sent) / 2, since: heard };
}

/** Asks the server for its time; once for all who ask meanwhile. */
export function askServerTime(): Promise<void> {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

/** The server's present, epoch ms; null until it answered. */
export const serverPresent = (): number | null => known && known.at + performance.now() - known.since;
