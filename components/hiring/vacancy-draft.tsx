// A vacancy while it is being written: text as it stands in the fields.
import { addDays } from "#lib/hiring/rules";
import type { contractKinds, payUnits } from "#lib/hiring/schema";
import type { EditableVacancy } from "#lib/hiring/view";

export const currencies = ["IDR", "SAR", "AED", "QAR", "KWD"] as const;

export type VacancyDraft = {
  organisationId: string;
  title: string;
  place: string;
  contract: (typeof contractKinds)[number];
  currency: (typeof currencies)[number];
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
  today: string;
};

/** A new one, or the one that is being changed. */
export const blankOf = ({ organisations, vacancy, today }: VacancyFormProps): VacancyDraft =>
  vacancy
    ? {
        organisationId: vacancy.organisationId,
        title: vacancy.title,
        place: vacancy.place,
        contract: vacancy.contract,
        currency: currencies.find((one) => one === vacancy.currency) ?? "IDR",
        payMin: String(vacancy.payMin),
        payMax: String(vacancy.payMax),
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
        contract: "fixed_term",
        currency: "IDR",
        payMin: "",
        payMax: "",
        payUnit: "month",
        openings: "1",
        deadline: addDays(today, 30),
        description: "",
        mustHave: [""],
        pledgedBy: "",
        pledged: false,
      };
