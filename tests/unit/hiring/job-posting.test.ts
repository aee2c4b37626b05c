import fc from "fast-check";
import { expect, test } from "vitest";
import { jobPosting } from "#lib/hiring/job-posting";
import type { VacancyView } from "#lib/hiring/view";

const vacancy: VacancyView = {
  vacancyId: "0b8d8a56-9c3a-4a25-9d2e-1f5f7b1c2d3e",
  title: "Operator Las",
  organisation: "PT Rangka Nusantara",
  organisationId: "o",
  organisationSeed: "s",
  place: "Karawang",
  contract: "fixed_term",
  pay: { currency: "IDR", payMin: 5_600_000, payMax: 6_100_000, payUnit: "month" },
  openings: 20,
  left: 12,
  deadline: "2026-12-15",
  description: "Mengelas.\n\nTiga giliran.",
  mustHave: ["SMA/SMK"],
  pledgedBy: "Sari",
  postedAt: "2026-11-20T02:00:00.000Z",
  replyBy: "2026-12-09T02:00:00.000Z",
  closed: null,
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
