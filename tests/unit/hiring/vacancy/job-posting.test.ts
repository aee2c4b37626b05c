import fc from "fast-check";
import { expect, test } from "vitest";
import { jobPosting } from "#lib/hiring/vacancy/job-posting";
import type { VacancyView } from "#lib/hiring/vacancy/view";

const vacancy: VacancyView = {
  vacancyId: "0b8d8a56-9c3a-4a25-9d2e-1f5f7b1c2d3e",
  title: "Operator Las",
  organisation: "PT Rangka Nusantara",
  organisationId: "o",
  organisationSeed: "s",
  place: "Karawang",
  country: "ID",
  zone: "Asia/Jakarta",
  remote: false,
  contract: "fixed_term",
  pay: { currency: "IDR", payMin: 5_600_000, payMax: 6_100_000, payUnit: "month" },
  openings: 20,
  left: 12,
  deadline: "2026-12-15",
  description: "Mengelas.\n\nTiga giliran.",
  mustHave: ["SMA/SMK"],
  niceToHave: [],
  occupation: 7,
  occupationWords: "Tukang las",
  region: "ID-JB",
  hours: "Dua shift",
  contractMonths: 12,
  payReason: null,
  educationMin: "none",
  experienceMonthsMin: 0,
  eitherOr: false,
  vacancyExists: true,
  aiScreening: null,
  startDate: null,
  unconfirmedSince: null,
  questions: [],
  criteria: [],
  changes: [],
  pledgedBy: "Sari",
  pledgedOn: "2026-11-20",
  postedOn: "2026-11-20",
  replyBy: "2026-12-09T02:00:00.000Z",
  closed: null,
  replies: null,
  shownIn: [],
};

test("an open vacancy says what the search engines ask for", () => {
  const posting = JSON.parse(jobPosting(vacancy) ?? "");
  expect(posting).toMatchObject({
    "@type": "JobPosting",
    title: "Operator Las",
    datePosted: "2026-11-20",
    validThrough: "2026-12-15T23:59:59+07:00",
    employmentType: ["FULL_TIME", "TEMPORARY"],
    hiringOrganization: { name: "PT Rangka Nusantara" },
    jobLocation: { address: { addressCountry: "ID" } },
    baseSalary: { currency: "IDR", value: { minValue: 5_600_000, maxValue: 6_100_000, unitText: "MONTH" } },
    totalJobOpenings: 12,
    directApply: true,
  });
  expect(posting.description).toBe("<p>Mengelas.</p><p>Tiga giliran.</p><ul><li>SMA/SMK</li></ul>");
});

test("a closed vacancy has no markup", () => expect(jobPosting({ ...vacancy, closed: "vacancy_closed" })).toBeNull());

test("no text leaves the script", () =>
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, description) => {
      const text = jobPosting({ ...vacancy, title: `${title}</script><!--`, description }) ?? "";
      expect(text).not.toContain("<");
      expect(JSON.parse(text).title).toBe(`${title}</script><!--`);
    }),
  ));

test("a vacancy in Riyadh says Riyadh's midnight and its own country, whatever the currency", () => {
  const posting = JSON.parse(jobPosting({ ...vacancy, place: "Riyadh", country: "SA", zone: "Asia/Riyadh" }) ?? "");
  expect(posting).toMatchObject({
    validThrough: "2026-12-15T23:59:59+03:00",
    jobLocation: { address: { addressLocality: "Riyadh", addressCountry: "SA" } },
    baseSalary: { currency: "IDR" },
  });
});

test.each([
  ["Asia/Jakarta", "2026-12-15T23:59:59+07:00"],
  ["Asia/Makassar", "2026-12-15T23:59:59+08:00"],
  ["Asia/Jayapura", "2026-12-15T23:59:59+09:00"],
  ["Asia/Dubai", "2026-12-15T23:59:59+04:00"],
] as const)("the deadline in %s is %s", (zone, end) => expect(JSON.parse(jobPosting({ ...vacancy, zone }) ?? "").validThrough).toBe(end));

test("remote work names where applicants may live, and no place", () => {
  const posting = JSON.parse(jobPosting({ ...vacancy, place: "", remote: true }) ?? "");
  expect(posting).toMatchObject({ jobLocationType: "TELECOMMUTE", applicantLocationRequirements: { "@type": "Country", name: "ID" } });
  expect(posting.jobLocation).toBeUndefined();
});

test("a pay with a fraction keeps it", () => {
  const pay = { currency: "SAR", payMin: 1_250, payMax: 1_875, payUnit: "hour" } as const;
  expect(JSON.parse(jobPosting({ ...vacancy, pay }) ?? "").baseSalary).toMatchObject({
    currency: "SAR",
    value: { minValue: 12.5, maxValue: 18.75, unitText: "HOUR" },
  });
});
