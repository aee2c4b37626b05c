// How many listen, as everybody but moderators sees it: so coarse that one person more or less does not show. Pure.

/** `few`: fewer than twenty. Above that only the two leading digits count, the rest is zeros. */
export type ListenerCount = number | "few";

/** Below this no number is shown. */
export const fewListeners = 20;

/** The count that may leave the server for the public. */
export function coarse(listeners: number): ListenerCount {
  if (listeners < fewListeners) return "few";
  const step = 10 ** Math.max(0, Math.floor(Math.log10(listeners)) - 1);
  return Math.floor(listeners / step) * step;
}

/** Orders by it, the fullest first, without telling more than it does. */
export const byListeners = (a: ListenerCount, b: ListenerCount): number => (b === "few" ? 0 : b) - (a === "few" ? 0 : a);
