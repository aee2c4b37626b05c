// A time zone as a calendar file must carry it (RFC 5545, VTIMEZONE), for zones whose clocks stand still: those of Indonesia and
// the Gulf. Pure.
import { tzOffset } from "@date-fns/tz";

const step = 10 * 24 * 3_600_000;
const years = 4;

/** Minutes east of UTC if the clocks of this zone do not change in the years after `from`; else null. */
export function steadyOffset(zone: string, from: Date): number | null {
  const offset = tzOffset(zone, from);
  const end = from.getTime() + years * 365 * 24 * 3_600_000;
  for (let at = from.getTime(); at < end; at += step) if (tzOffset(zone, new Date(at)) !== offset) return null;
  return offset;
}

/** The component that says so. */
export function zoneComponent(zone: string, offset: number): string {
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  const offsetText = `${offset < 0 ? "-" : "+"}${hours}${minutes}`;
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    `TZOFFSETFROM:${offsetText}`,
    `TZOFFSETTO:${offsetText}`,
    "END:STANDARD",
    "END:VTIMEZONE",
  ].join("\r\n");
}
