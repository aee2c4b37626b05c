"use client";
// Where the visitor's clock stands. Pages are made for everybody, in the house's zone; in the browser times move to the visitor's.
import { useSyncExternalStore } from "react";
import { askServerTime, serverPresent } from "./server-clock.tsx";

export const houseZone = "Asia/Jakarta";

const never = () => () => {};

/** The house's zone while the page is being taken over by the browser, then the visitor's. */
export const useVisitorZone = (): string =>
  useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat("en").resolvedOptions().timeZone || houseZone,
    () => houseZone,
  );

const minute = 60_000;

/** A device that slept has counted less than went by: whoever comes back asks anew. */
function everyMinute(listen: () => void) {
  const stop = new AbortController();
  const ask = () => {
    if (document.visibilityState === "visible") void askServerTime().then(() => stop.signal.aborted || listen());
  };
  document.addEventListener("visibilitychange", ask, { signal: stop.signal });
  if (serverPresent() === null) ask();
  const timer = setInterval(listen, minute / 2);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}

/** The server's present in whole minutes (epoch ms), for words such as "tomorrow"; until it is known, `made`: when the page was made. */
export const usePresent = (made: number): number =>
  useSyncExternalStore(
    everyMinute,
    () => Math.floor((serverPresent() ?? made) / minute) * minute,
    () => made,
  );
