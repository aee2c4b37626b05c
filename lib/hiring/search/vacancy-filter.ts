// What a search asks, and its address: the same words and filters always make the same address, and the other way round. Pure.
import { z } from "zod";
import { contractKinds, educationLevels, payUnits } from "../schema.ts";
import { amountInput, readAmount } from "../terms/amount.ts";
import { type Currency, currencies } from "../terms/currency.ts";
import { type Country, countries } from "../terms/place.ts";

export type VacancyFilter = {
  q: string;
  place: string;
  country: Country | null;
  /** ISO 3166-2, such as ID-JB. */
  region: string | null;
  contract: (typeof contractKinds)[number][];
  /** Major group of KBJI, 0 to 9. */
  occupation: number | null;
  /** The range reaches this amount, in the currency's smallest unit in use. */
  pay: { minor: number; currency: Currency; unit: (typeof payUnits)[number] } | null;
  /** What the reader has finished: vacancies that ask for no more. */
  education: (typeof educationLevels)[number] | null;
  /** Months the reader has worked: vacancies that ask for no more; 0 for "no experience needed". */
  experience: number | null;
  remote: boolean;
  /** Shown in a room by a moderator. */
  announced: boolean;
  organisationId: string | null;
};

export const sorts = ["newest", "title"] as const;
/** `title` puts those whose title has the words before those that only say them below. */
export type Sort = (typeof sorts)[number];
export type VacancySearch = VacancyFilter & { sort: Sort };

/** Counted up to here: "over 1,000" says enough, and costs the same however many there are. */
export const countedAtMost = 1_000;
export const experienceSteps = [0, 12, 36, 60] as const;
export const textAtMost = 80;

export const emptyFilter: VacancyFilter = {
  q: "",
  place: "",
  country: null,
  region: null,
  contract: [],
  occupation: null,
  pay: null,
  education: null,
  experience: null,
  remote: false,
  announced: false,
  organisationId: null,
};

/** In the form and in addresses; the ones behind `pay` only count with it. */
const names = {
  country: "country",
  region: "region",
  contract: "contract",
  occupation: "occupation",
  pay: "pay",
  currency: "currency",
  unit: "unit",
  education: "education",
  experience: "experience",
  remote: "remote",
  announced: "announced",
  organisation: "organisation",
  sort: "sort",
} as const;

/** Signs that cannot be stored or seen are nothing, and what is too long is cut: an address never is a fault. */
function textOf(value: string | null): string {
  const typed = (value ?? "")
    .toWellFormed()
    .replaceAll("\ufffd", "")
    .replace(/[\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(typed.slice(0, textAtMost * 4))
    .slice(0, textAtMost)
    .join("")
    .trim();
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null => values.find((one) => one === value) ?? null;

/** Reads an address; what is not understood is left out. `locale` is the language in which an amount was typed. */
export function readSearch(params: URLSearchParams, locale: string): VacancySearch {
  const asked = (name: keyof typeof names) => params.get(names[name]);
  const occupation = /^[0-9]$/.test(asked("occupation") ?? "") ? Number(asked("occupation")) : null;
  const months = Number(asked("experience") || Number.NaN);
  const country = oneOf(countries, asked("country"));
  const region = /^[A-Z]{2}-[A-Z0-9]{1,3}$/.exec(asked("region") ?? "")?.[0] ?? null;
  const currency = oneOf(currencies, asked("currency")) ?? currencies[0];
  const read = readAmount(textOf(asked("pay")), currency, locale);
  return {
    q: textOf(params.get("q")),
    place: textOf(params.get("place")),
    country,
    region: region && (!country || region.startsWith(`${country}-`)) ? region : null,
    contract: contractKinds.filter((kind) => params.getAll(names.contract).includes(kind)),
    occupation,
    pay: "fault" in read ? null : { minor: read.minor, currency, unit: oneOf(payUnits, asked("unit")) ?? "month" },
    education: oneOf(educationLevels, asked("education")),
    experience: experienceSteps.find((step) => step === months) ?? null,
    remote: asked("remote") === "1",
    announced: asked("announced") === "1",
    organisationId: z.guid().safeParse(asked("organisation")).data ?? null,
    sort: oneOf(sorts, asked("sort")) ?? "newest",
  };
}

/** The address of a search, without what is empty. */
export function paramsOf(search: VacancyFilter & { sort?: Sort }, locale: string): URLSearchParams {
  const { pay } = search;
  const pairs: [string, string | number | null][] = [
    ["q", search.q],
    ["place", search.place],
    [names.country, search.country],
    [names.region, search.region],
    ...search.contract.map((kind): [string, string] => [names.contract, kind]),
    [names.occupation, search.occupation],
    [names.pay, pay && amountInput(pay.minor, pay.currency, locale)],
    [names.currency, pay && pay.currency !== currencies[0] ? pay.currency : null],
    [names.unit, pay && pay.unit !== "month" ? pay.unit : null],
    [names.education, search.education],
    [names.experience, search.experience],
    [names.remote, search.remote ? 1 : null],
    [names.announced, search.announced ? 1 : null],
    [names.organisation, search.organisationId],
    [names.sort, search.sort === "title" ? "title" : null],
  ];
  return new URLSearchParams(pairs.filter(([, value]) => value !== null && value !== "").map(([name, value]) => [name, String(value)]));
}

/** The names of what is asked beside the words: each can be taken away by itself. */
export const activeFilters = (filter: VacancyFilter): (keyof VacancyFilter)[] =>
  (Object.keys(emptyFilter) as (keyof VacancyFilter)[]).filter(
    (name) => JSON.stringify(filter[name]) !== JSON.stringify(emptyFilter[name]),
  );

/** The same search without one of its filters. */
export const without = <F extends VacancyFilter>(filter: F, name: keyof VacancyFilter): F => ({ ...filter, [name]: emptyFilter[name] });
