// A vacancy while it is being written: text as it stands in the fields.

import { addDays } from "#lib/hiring/rules";
import type { contractKinds, payUnits } from "#lib/hiring/schema";
import { amountInput } from "#lib/hiring/vacancy/amount";
import type { Currency } from "#lib/hiring/vacancy/currency";
import { localDate } from "#lib/hiring/vacancy/place";
import type { EditableVacancy, Place } from "#lib/hiring/view";

export type VacancyDraft = Place & {
  organisationId: string;
  title: string;
  contract: (typeof contractKinds)[number];
  currency: Currency;
  payMin: string;
  payMax: string;
  payUnit: (typeof payUnits)[number];
  openings: string;
  deadline: string;
  description: string;
  mustHave: string[];
  pledgedBy: string;
  pledged: boolean;
};

export type VacancyFormProps = {
  organisations: { organisationId: string; name: string }[];
  vacancy: EditableVacancy | null;
  /** The server's present: days are told from it, not from the clock of the device. */
  at: string;
};

/** A new one, or the one that is being changed, its amounts written as the language writes them. */
export const blankOf = ({ organisations, vacancy, at }: VacancyFormProps, locale: string): VacancyDraft =>
  vacancy
    ? {
        organisationId: vacancy.organisationId,
        title: vacancy.title,
        place: vacancy.place,
        country: vacancy.country,
        zone: vacancy.zone,
        remote: vacancy.remote,
        contract: vacancy.contract,
        currency: vacancy.currency,
        payMin: vacancy.payMin === null ? "" : amountInput(vacancy.payMin, vacancy.currency, locale),
        payMax: vacancy.payMax === null ? "" : amountInput(vacancy.payMax, vacancy.currency, locale),
        payUnit: vacancy.payUnit,
        openings: String(vacancy.openings),
        deadline: vacancy.deadline,
        description: vacancy.description,
        mustHave: vacancy.mustHave.length > 0 ? vacancy.mustHave : [""],
        pledgedBy: vacancy.pledgedBy,
        pledged: true,
      }
    : {
        organisationId: organisations[0]?.organisationId ?? "",
        title: "",
        place: "",
        country: "ID",
        zone: "Asia/Jakarta",
        remote: false,
        contract: "fixed_term",
        currency: "IDR",
        payMin: "",
        payMax: "",
        payUnit: "month",
        openings: "1",
        deadline: addDays(localDate(new Date(at), "Asia/Jakarta"), 30),
        description: "",
        mustHave: [""],
        pledgedBy: "",
        pledged: false,
      };
