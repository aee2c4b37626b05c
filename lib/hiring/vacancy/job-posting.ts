// A vacancy as search engines read it: schema.org JobPosting, by Google's page on job postings.

import { decimalText } from "../terms/currency.ts";
import { endOfDay } from "../terms/end-of-day.ts";
import type { Pay } from "../terms/pay.ts";
import type { VacancyView } from "./view.ts";

const employment = {
  permanent: ["FULL_TIME"],
  fixed_term: ["FULL_TIME", "TEMPORARY"],
  part_time: ["PART_TIME"],
  daily: ["PER_DIEM"],
  freelance: ["CONTRACTOR"],
  internship: ["INTERN"],
} as const;

/** Paid by the piece has no unit in the vocabulary: no figure is better than a wrong one. */
const unitText = { hour: "HOUR", day: "DAY", month: "MONTH", task: null } as const;

const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const describe = ({ description, mustHave }: VacancyView) =>
  description
    .split(/\n{2,}/)
    .map((part) => `<p>${html(part).replaceAll("\n", "<br>")}</p>`)
    .join("") + (mustHave.length > 0 ? `<ul>${mustHave.map((must) => `<li>${html(must)}</li>`).join("")}</ul>` : "");

/** Remote work has no place of its own, but says where applicants may live. */
const placeOf = ({ place, country, remote }: VacancyView) =>
  remote
    ? { jobLocationType: "TELECOMMUTE", applicantLocationRequirements: { "@type": "Country", name: country } }
    : {
        jobLocation: { "@type": "Place", address: { "@type": "PostalAddress", addressLocality: place, addressCountry: country } },
      };

function salaryOf(pay: Pay | null) {
  const unit = pay && unitText[pay.payUnit];
  if (!unit) return null;
  const { payMin, payMax, currency } = pay;
  const [low, high] = [Number(decimalText(payMin, currency)), Number(decimalText(payMax, currency))];
  const value = {
    "@type": "QuantitativeValue",
    ...(payMin === payMax ? { value: low } : { minValue: low, maxValue: high }),
    unitText: unit,
  };
  return { baseSalary: { "@type": "MonetaryAmount", currency, value } };
}

/**
 * The text of the `application/ld+json` script, safe inside HTML whatever a title holds; null when one cannot apply (markup of a
 * closed vacancy must go).
 */
export function jobPosting(vacancy: VacancyView): string | null {
  if (vacancy.closed) return null;
  const posting = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    title: vacancy.title,
    description: describe(vacancy),
    identifier: { "@type": "PropertyValue", name: vacancy.organisation, value: vacancy.vacancyId },
    datePosted: vacancy.postedOn,
    validThrough: endOfDay(vacancy.deadline, vacancy.zone),
    employmentType: employment[vacancy.contract],
    hiringOrganization: { "@type": "Organization", name: vacancy.organisation },
    ...placeOf(vacancy),
    ...salaryOf(vacancy.pay),
    totalJobOpenings: vacancy.left,
    directApply: true,
  };
  return JSON.stringify(posting).replaceAll("<", "\\u003c");
}
