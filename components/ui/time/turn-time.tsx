// The arithmetic of a turn: how much is left of the ring, which digits stand beside it, when it runs out.

/** Seconds before the end in which the digits turn to bata. */
export const lastSeconds = 15;

export type TurnTime = {
  /** What is left of the ring: 1 at the beginning, 0 at the end and after it. */
  left: number;
  /** Seconds that are left, or, over time, seconds that are too many. Never negative. */
  seconds: number;
  over: boolean;
  /** The last 15 seconds. */
  last: boolean;
};

/** `startedAt` and `now` in epoch milliseconds of the same clock, `seconds` the length of the turn. Before the start all is left. */
export function turnTime(startedAt: number | null, seconds: number, now: number): TurnTime {
  const gone = startedAt === null ? 0 : Math.max(0, (now - startedAt) / 1000);
  const rest = seconds - gone;
  if (rest <= 0) return { left: 0, seconds: Math.floor(gone - seconds), over: true, last: false };
  return { left: Math.min(1, rest / seconds), seconds: Math.ceil(rest), over: false, last: rest <= lastSeconds };
}

/** Minutes and seconds such as 1:14, hours before them when there are any, in the digits of the language. */
export function clockDigits(seconds: number, locale: string): string {
  const digits = (value: number, width: number) =>
    new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-arab" : locale, { minimumIntegerDigits: width, useGrouping: false }).format(value);
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = digits(whole % 60, 2);
  return hours > 0 ? `${digits(hours, 1)}:${digits(minutes, 2)}:${rest}` : `${digits(minutes, 1)}:${rest}`;
}
