// What hiring holds of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import type { Prisma, Tx } from "#lib/platform/db";

/** `subject`: theirs, exported. `about-others`: theirs only together with somebody else. `staff`: who decided. `none`: says nothing of a person. */
export const columns = {
  vacancy: {
    id: "none",
    organisation_id: "none",
    title: "none",
    place: "none",
    country: "none",
    zone: "none",
    remote: "none",
    search_text: "none",
    search_place: "none",
    contract: "none",
    currency: "none",
    pay_min: "none",
    pay_max: "none",
    pay_unit: "none",
    openings: "none",
    filled: "none",
    deadline: "none",
    reply_by_days: "none",
    description: "none",
    must_have: "none",
    pledged_by: "about-others",
    created_by_id: "staff",
    created_at: "none",
    closed_at: "none",
  },
  application: {
    id: "none",
    vacancy_id: "subject",
    person_id: "none",
    persona_id: "none",
    name: "subject",
    seed: "subject",
    role_wanted: "subject",
    field: "subject",
    city: "subject",
    line: "subject",
    state: "subject",
    applied_at: "subject",
    reply_by: "subject",
    seen_at: "subject",
    withdrawn_at: "subject",
  },
  application_event: { id: "none", application_id: "none", kind: "subject", at: "subject", by_id: "staff" },
  pin: { id: "none", room_id: "none", vacancy_id: "none", by_id: "staff", pinned_at: "none", unpinned_at: "none" },
  impact_publication: { month: "none", published_at: "none", statistics: "none" },
  outcome: {
    id: "none",
    person_id: "none",
    room_id: "subject",
    turn_id: "none",
    interview_id: "none",
    vacancy_id: "subject",
    code: "subject",
    note: "subject",
    by_id: "staff",
    created_at: "subject",
    confirmed_at: "subject",
    disputed_at: "subject",
    dispute_reason: "subject",
    superseded_by_id: "none",
    employer_confirmed_at: "subject",
    employer_confirmed_by_id: "staff",
  },
} as const;

const byTime = [{ at: "asc" }, { id: "asc" }] satisfies Prisma.ApplicationEventOrderByWithRelationInput[];
const vacancyName = { select: { title: true, organisation: { select: { name: true } } } } as const;

/** Everything of this person here, without other people. Replaced outcomes are part of it: nothing is kept in secret. */
export async function exportOf(tx: Tx, personId: string) {
  const applications = await tx.application.findMany({
    where: { personId },
    select: {
      name: true,
      roleWanted: true,
      field: true,
      city: true,
      line: true,
      state: true,
      appliedAt: true,
      replyBy: true,
      seenAt: true,
      withdrawnAt: true,
      events: { select: { kind: true, at: true }, orderBy: byTime },
      vacancy: vacancyName,
    },
    orderBy: { appliedAt: "asc" },
  });
  const outcomes = await tx.outcome.findMany({
    where: { personId },
    select: {
      code: true,
      note: true,
      createdAt: true,
      confirmedAt: true,
      disputedAt: true,
      disputeReason: true,
      employerConfirmedAt: true,
      vacancy: vacancyName,
      room: { select: { startsAt: true, series: { select: { title: true } } } },
    },
    orderBy: { createdAt: "asc" },
  });
  const vacanciesPosted = await tx.vacancy.findMany({
    where: { createdById: personId },
    select: { title: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  return { applications, outcomes, vacanciesPosted };
}

/** Applications go; of an outcome only the code and the times stay, tied to nobody. Vacancies stay with their organisation. Before the account's row goes. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.application.deleteMany({ where: { personId } });
  await tx.outcome.updateMany({ where: { personId }, data: { personId: null, note: "", disputeReason: null } });
}
