"use client";
// A time of day with the name of its zone.
import { When, ZoneName } from "#components/ui/when";

export function ClockTime({ at, zone }: { at: number; zone: string }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      <When at={at} as="time" zone={zone} /> <ZoneName zone={zone} />
    </span>
  );
}
