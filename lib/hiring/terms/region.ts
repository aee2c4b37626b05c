// The regions of the countries in which work is offered, by ISO 3166-2: provinces, emirates, governorates, municipalities. Pure.
import type { Country } from "./place.ts";

/** Every code names its country first. Indonesia's 38 provinces are those since 2022. */
export const regionsOf = {
  ID: [
    ...["ID-AC", "ID-SU", "ID-SB", "ID-RI", "ID-KR", "ID-JA", "ID-BE", "ID-SS", "ID-BB", "ID-LA"],
    ...["ID-BT", "ID-JK", "ID-JB", "ID-JT", "ID-YO", "ID-JI", "ID-BA", "ID-NB", "ID-NT"],
    ...["ID-KB", "ID-KT", "ID-KS", "ID-KI", "ID-KU"],
    ...["ID-SA", "ID-GO", "ID-ST", "ID-SR", "ID-SN", "ID-SG", "ID-MU", "ID-MA"],
    ...["ID-PD", "ID-PB", "ID-PT", "ID-PE", "ID-PA", "ID-PS"],
  ],
  SA: ["SA-01", "SA-02", "SA-03", "SA-04", "SA-05", "SA-06", "SA-07", "SA-08", "SA-09", "SA-10", "SA-11", "SA-12", "SA-14"],
  AE: ["AE-AZ", "AE-DU", "AE-SH", "AE-AJ", "AE-UQ", "AE-RK", "AE-FU"],
  QA: ["QA-DA", "QA-RA", "QA-WA", "QA-ZA", "QA-US", "QA-KH", "QA-SH", "QA-MS"],
  KW: ["KW-KU", "KW-HA", "KW-FA", "KW-MU", "KW-AH", "KW-JA"],
} as const satisfies Record<Country, readonly string[]>;

export type Region = (typeof regionsOf)[Country][number];

/** `code` where it is a region of the country, else null. */
export const regionIn = (country: Country, code: string | null): Region | null =>
  regionsOf[country].find((region) => region === code) ?? null;
