"use client";
// A time of day with the name of its zone: the visitor's, unless another is given.
import { When, ZoneName } from "#components/ui/time/when";

export function ClockTime({ at, zone }: { at: number; zone?: string }) {
  const fixed = zone ? { zone } : {};
  return (
    <span className="whitespace-nowrap tabular-nums">
      <When at={at} as="time" {...fixed} /> <ZoneName {...fixed} />
    </span>
  );
}
