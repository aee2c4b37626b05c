// Where a vacancy's work is: a country, one of its time zones, and the day that it is there now. Pure.

/** Countries in which work is offered, each with its time zones; the first one is offered first. */
export const zonesOf = {
  ID: ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"],
  SA: ["Asia/Riyadh"],
  AE: ["Asia/Dubai"],
  QA: ["Asia/Qatar"],
  KW: ["Asia/Kuwait"],
} as const;

export type Country = keyof typeof zonesOf;
export type Zone = (typeof zonesOf)[Country][number];

export const countries = ["ID", "SA", "AE", "QA", "KW"] as const satisfies readonly Country[];
export const zones: readonly Zone[] = countries.flatMap((country): readonly Zone[] => zonesOf[country]);

/** `zone` where it is one of the country's, else the country's first. */
export const zoneIn = (country: Country, zone: string): Zone => zonesOf[country].find((one) => one === zone) ?? zonesOf[country][0];

/** What the table holds is one of these: its check says so. */
export function countryOf(code: string): Country {
  const found = countries.find((one) => one === code);
  if (!found) throw new Error(`no country of ours: ${code}`);
  return found;
}

export function zoneOf(name: string): Zone {
  const found = zones.find((one) => one === name);
  if (!found) throw new Error(`no zone of ours: ${name}`);
  return found;
}

/** The names of the zones' texts: `hiring.zone.<name>`. */
const names = {
  "Asia/Jakarta": "jakarta",
  "Asia/Makassar": "makassar",
  "Asia/Jayapura": "jayapura",
  "Asia/Riyadh": "riyadh",
  "Asia/Dubai": "dubai",
  "Asia/Qatar": "qatar",
  "Asia/Kuwait": "kuwait",
} as const satisfies Record<Zone, string>;
export const zoneName = (zone: Zone) => names[zone];

/** The calendar day of `at` in `zone`, such as 2026-12-15. */
export const localDate = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
