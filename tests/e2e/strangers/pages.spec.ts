// Every page of the build, opened by somebody who has no business there: never a fault, and what is somebody's own stays shut. The list
// is the build's, so a new page without a row here fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../people.ts";
import { db, makeForum } from "../world.ts";

const manifest = join(import.meta.dirname, "../../../.next/app-path-routes-manifest.json");
const pages = [...new Set(Object.values(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>))].filter(
  (route) => route.startsWith("/[locale]") && !route.includes("[..."),
);

type Rule = {
  /** "door": signing in comes first; "missing": as if it were not there; "open": anybody reads it. */
  signedOut: "door" | "missing" | "open";
  /** The same for somebody who is signed in, and is neither moderator, member nor admin. */
  seeker: "missing" | "open";
};
const open: Rule = { signedOut: "open", seeker: "open" };
const own: Rule = { signedOut: "door", seeker: "open" };
const others: Rule = { signedOut: "door", seeker: "missing" };

/** A page of one's own is open to a seeker too and shows only what is theirs; forms that only some may send say so kindly. */
const rules: Record<string, Rule> = {
  "": open,
  "/account": own,
  "/account/closed": own,
  "/account/delete": own,
  "/admin": others,
  "/check-in": open,
  "/company-groups": others,
  "/conduct": open,
  "/employer": own,
  "/employer/companies/[organisationId]": others,
  "/employer/companies/confirm": open,
  "/employer/companies/new": own,
  "/employer/drafts/[draftId]": others,
  "/employer/vacancies/[vacancyId]": others,
  "/employer/vacancies/[vacancyId]/edit": others,
  "/employer/vacancies/new": own,
  "/impact": open,
  "/impact/[slug]": open,
  "/impact/method": open,
  "/interviews/[interviewId]": others,
  "/mailbox": open,
  "/me": own,
  "/profile": own,
  "/profile/[section]": own,
  "/profile/import": own,
  "/offline": open,
  "/organisations/[organisationId]": open,
  "/privacy": own,
  "/privacy/check-up": own,
  "/privacy/personas": own,
  "/privacy/request": open,
  "/privacy/see-as": own,
  "/privacy/words": open,
  "/promises": open,
  "/report": open,
  "/reports": others,
  "/reports/[code]": { signedOut: "missing", seeker: "missing" },
  "/reports/about/[caseId]": others,
  "/reports/cases/[caseId]": others,
  "/receipts/[code]": open,
  "/rooms/[roomId]": open,
  "/rooms/[roomId]/bans": others,
  "/rooms/[roomId]/desk": others,
  "/schedule": open,
  "/search": open,
  "/series": own,
  "/series/[slug]": open,
  "/series/[slug]/edit": others,
  "/series/new": own,
  "/sign-in": open,
  "/sign-in/link": open,
  "/sign-in/address": open,
  "/sign-in/reset": open,
  "/sign-in/second-step": open,
  "/sign-up": open,
  "/waiting-vacancies": others,
  "/vacancies": open,
  "/vacancies/[vacancyId]": open,
};

/** Real ids in the places of a route, of things that belong to others. */
async function fill(route: string): Promise<string> {
  const forum = await makeForum();
  const vacancy = await db.vacancy.findFirstOrThrow({ where: { closedAt: null }, select: { id: true, organisationId: true } });
  const { organisationId } = vacancy;
  const draft = await db.vacancyDraft.create({ data: { organisationId, fields: {} }, select: { id: true } });
  const places: Record<string, string> = {
    locale: "id",
    draftId: draft.id,
    section: "skills",
    roomId: forum.roomId,
    slug: forum.slug,
    vacancyId: vacancy.id,
    organisationId,
    interviewId: "7b1c2a52-5d36-4a5e-9d55-1f7f3a1f0c11",
    caseId: "7b1c2a52-5d36-4a5e-9d55-1f7f3a1f0c11",
    code: "AAAAA-AAAAA-AAAAA-AAAAA",
  };
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = places[name];
    if (!value) throw new Error(`no ${name} to fill ${route} with`);
    return value;
  });
}

test("every page of the build has its rule, and every rule its page", () => {
  expect(pages.map((page) => page.replace("/[locale]", "")).sort()).toEqual(Object.keys(rules).sort());
});

for (const page of pages) {
  const rule = rules[page.replace("/[locale]", "")];
  if (!rule) continue;
  test(`strangers at ${page}`, async ({ guest, seeker }) => {
    const path = await fill(page);
    for (const [person, expected] of [
      [guest, rule.signedOut],
      [seeker, rule.seeker],
    ] as const) {
      person.allow(/404/);
      const answer = await person.page.goto(path);
      const status = answer?.status() ?? 0;
      expect(status, `${path} is no fault`).toBeLessThan(500);
      if (expected === "door") await expect(person.page).toHaveURL(/\/sign-in\?next=/);
      if (expected === "missing") expect(status, `${path} is as if it were not there`).toBe(404);
      if (expected === "open") {
        expect(status, `${path} is read`).toBe(200);
        expect(new URL(person.page.url()).pathname).toBe(path);
      }
    }
  });
}
