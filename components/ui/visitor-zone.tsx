"use client";
// Where the visitor's clock stands. Pages are made for everybody, in the house's zone; in the browser times move to the visitor's.
import { useSyncExternalStore } from "react";

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

function everyMinute(listen: () => void) {
  const timer = setInterval(listen, minute / 2);
  return () => clearInterval(timer);
}

/** The present in whole minutes (epoch ms), for words such as "tomorrow"; `made` is when the page was made. */
export const usePresent = (made: number): number =>
  useSyncExternalStore(
    everyMinute,
    () => Math.floor(Date.now() / minute) * minute,
    () => made,
  );
