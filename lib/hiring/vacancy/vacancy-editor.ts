// What the editor of vacancies reads: a vacancy or a draft as the form shows it, a copy of one, and what the public would see of it.
import "server-only";
import { membershipWith } from "#lib/accounts/company/membership";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Prisma } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { repliesOf } from "../application/replies.ts";
import { replyByOf } from "../rules.ts";
import { currencyOf } from "../terms/currency.ts";
import { occupationOf } from "../terms/occupation.ts";
import { payOf } from "../terms/pay.ts";
import { countryOf, localDate, zoneOf } from "../terms/place.ts";
import { regionIn } from "../terms/region.ts";
import * as drafts from "./draft.ts";
import { draftOf, termsOf } from "./draft-terms.ts";
import type { DraftFields } from "./vacancy-schema.ts";
import type { EditableVacancy, VacancyView } from "./view.ts";

const columns = {
  id: true,
  organisationId: true,
  organisation: { select: { name: true } },
  ...{ title: true, occupation: true, occupationWords: true, place: true, region: true, country: true, zone: true, remote: true },
  ...{ contract: true, contractMonths: true, hours: true, currency: true, payMin: true, payMax: true, payUnit: true, payReason: true },
  ...{ openings: true, filled: true, deadline: true, description: true, mustHave: true, niceToHave: true, educationMin: true },
  ...{ experienceMonthsMin: true, eitherOr: true, vacancyExists: true, aiScreening: true, startDate: true, replyByDays: true },
  ...{ karirhubRef: true, questions: true, pledgedBy: true, pledgedRole: true, closedAt: true, version: true, sentBackReason: true },
  criteria: { where: { refusedAt: null }, select: { kind: true, value: true, justification: true }, orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.VacancySelect;

const reach = (actor: Actor, vacancyId: string) =>
  db.vacancy.findFirst({
    where: { id: vacancyId, organisation: { memberships: { some: membershipWith(actor, "vacancies") } } },
    select: columns,
  });

const fieldsOf = (row: NonNullable<Awaited<ReturnType<typeof reach>>>, locale: DraftFields["locale"]): DraftFields =>
  draftOf({ ...row, country: countryOf(row.country), zone: zoneOf(row.zone), currency: currencyOf(row.currency) }, row.criteria, locale);

/** A vacancy as its form shows it; null for everyone but members of its organisation. */
export async function editable(actor: Actor, vacancyId: string, locale: DraftFields["locale"]): Promise<EditableVacancy | null> {
  const row = await reach(actor, vacancyId);
  if (!row) return null;
  const { organisationId, organisation, pledgedBy, pledgedRole, filled, version, sentBackReason } = row;
  return {
    ...{ vacancyId, organisationId, organisation: organisation.name, pledgedBy, pledgedRole, filled, version, sentBackReason },
    fields: fieldsOf(row, locale),
    closed: row.closedAt !== null,
  };
}

/** A draft that says what a vacancy says, for the next one of its kind: without its last day and its signature. Refuses `missing`. */
export async function duplicate(
  actor: Actor,
  { vacancyId, locale }: { vacancyId: string; locale: DraftFields["locale"] },
): Promise<Result<{ draftId: string }>> {
  const row = await reach(actor, vacancyId);
  if (!row) return refuse("missing");
  const fields = { ...fieldsOf(row, locale), deadline: "", startDate: "", karirhubRef: "" };
  const saved = await drafts.save(actor, { draftId: null, organisationId: row.organisationId, vacancyId: null, version: 0, fields });
  return saved.ok ? done({ draftId: saved.value.draftId }) : saved;
}

/** What the public would read of a draft if it were handed in now; null for everyone but members of its company. */
export async function preview(actor: Actor, draftId: string): Promise<VacancyView | null> {
  const draft = await drafts.open(actor, draftId);
  if (!draft) return null;
  const [company, of, replies, at] = await Promise.all([
    db.organisation.findUniqueOrThrow({ where: { id: draft.organisationId }, select: { name: true, seed: true } }),
    draft.vacancyId ? reach(actor, draft.vacancyId) : null,
    repliesOf(db, draft.organisationId),
    now(),
  ]);
  const { payMin, payMax, currency, payUnit, replyByDays, ...terms } = termsOf(draft.fields);
  return {
    ...terms,
    vacancyId: draft.vacancyId ?? draftId,
    organisation: company.name,
    organisationId: draft.organisationId,
    organisationSeed: company.seed,
    occupation: occupationOf(terms.occupation),
    region: regionIn(terms.country, terms.region),
    pay: payMin === 0 || payMax === 0 ? null : payOf({ currency, payMin, payMax, payUnit }),
    left: Math.max(0, terms.openings - (of?.filled ?? 0)),
    replies,
    criteria: [...draft.fields.criteria],
    changes: [],
    unconfirmedSince: null,
    pledgedBy: of ? [of.pledgedBy, of.pledgedRole].filter(Boolean).join(", ") : "",
    pledgedOn: localDate(at, terms.zone),
    postedOn: localDate(at, terms.zone),
    replyBy: replyByOf(at, replyByDays).toISOString(),
    closed: null,
    shownIn: [],
  };
}
