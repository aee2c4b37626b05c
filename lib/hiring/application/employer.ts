// What members of an organisation see of their own vacancies and of the people who applied. Another organisation's is missing.
import "server-only";
import { membershipWith } from "#lib/accounts/company/membership";
import { type CompanyRight, type CompanyRole, roleMay } from "#lib/accounts/company/rules";
import * as grant from "#lib/disclosure/grant";
import { look, whoGrants } from "#lib/disclosure/look";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { hireOf } from "../outcome/outcome.ts";
import { asksIfOpen, closedBecause, seatsLeft } from "../rules.ts";
import { countryOf, zoneOf } from "../terms/place.ts";
import type { EmployerView, HireLine } from "../view.ts";
import { applicantColumns, applicantLine } from "./applicant-line.ts";
import * as memberLetter from "./member-letter.ts";
import { aboutOf } from "./reach.ts";
import { isUnanswered } from "./state.ts";
import type { ApplicantLine } from "./view.ts";

/** The actor's organisations with their vacancies, open ones first. */
export async function overview(actor: Actor): Promise<EmployerView> {
  const at = await now();
  const rows = await db.organisation.findMany({
    where: { memberships: { some: membershipWith(actor, "read") } },
    select: {
      id: true,
      name: true,
      seed: true,
      registeredAt: true,
      passedAt: true,
      memberships: { where: { personId: actor.personId }, select: { role: true } },
      vacancies: {
        select: {
          id: true,
          title: true,
          place: true,
          country: true,
          zone: true,
          remote: true,
          openings: true,
          filled: true,
          deadline: true,
          closedAt: true,
          takenDownAt: true,
          ...{
            publishedAt: true,
            submittedAt: true,
            sentBackReason: true,
            waitingTerms: true,
            askedOpenAt: true,
            confirmedOpenAt: true,
            missedHeartbeats: true,
          },
          applications: { where: { state: { not: "withdrawn" } }, select: { state: true, personId: true } },
          outcomes: { where: { ...confirmedHire, employerConfirmedAt: null }, select: { id: true, personId: true } },
        },
        orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
        take: 200,
      },
    },
    orderBy: { name: "asc" },
  });
  const toldAtOnce = await memberLetter.atOnce(actor.personId);
  const isVisible = await visibility(
    db,
    actor,
    rows.flatMap(({ vacancies }) => vacancies.flatMap(({ applications, outcomes }) => [...applications, ...outcomes])),
  );
  return {
    organisations: rows.map(({ id, name, seed, registeredAt, passedAt, memberships, vacancies }) => ({
      organisationId: id,
      isToldAtOnce: toldAtOnce.has(id),
      name,
      seed,
      ...rightsOf(memberships),
      firstWaits: registeredAt !== null && passedAt === null,
      vacancies: vacancies.map((vacancy) => ({
        vacancyId: vacancy.id,
        title: vacancy.title,
        place: vacancy.place,
        country: countryOf(vacancy.country),
        zone: zoneOf(vacancy.zone),
        remote: vacancy.remote,
        openings: vacancy.openings,
        left: seatsLeft(vacancy),
        deadline: vacancy.deadline,
        open: closedBecause(vacancy, at) === null,
        takenDown: vacancy.takenDownAt !== null,
        isPublic: vacancy.publishedAt !== null,
        asksIfOpen: rightsOf(memberships).mayPost && asksIfOpen(vacancy),
        changeWaits: vacancy.waitingTerms !== null,
        sentBackReason: vacancy.closedAt ? null : vacancy.sentBackReason,
        applicants: vacancy.takenDownAt ? 0 : vacancy.applications.filter(isVisible).length,
        hires: vacancy.takenDownAt ? 0 : vacancy.outcomes.filter(isVisible).length,
        waiting: vacancy.takenDownAt ? 0 : vacancy.applications.filter((one) => isVisible(one) && isUnanswered(one.state)).length,
      })),
    })),
  };
}

type Applicants = {
  title: string;
  open: boolean;
  openings: number;
  left: number;
  mustCount: number;
  applicants: ApplicantLine[];
  hires: HireLine[];
};

/**
 * Applicants by time of arrival, never by worth, and hires to confirm; null for everyone but members of the vacancy's organisation. Names
 * are read by `look`: one row in the ledger of each person shown. Whose grant has ended is a line without a name.
 */
export const applicants = (actor: Actor, vacancyId: string): Promise<Applicants | null> =>
  transact(async (tx) => {
    const row = await tx.vacancy.findFirst({
      where: { id: vacancyId, ...mine(actor, "applicants") },
      select: {
        title: true,
        organisationId: true,
        openings: true,
        filled: true,
        closedAt: true,
        missedHeartbeats: true,
        deadline: true,
        zone: true,
        mustHave: true,
        applications: { select: { id: true, personId: true }, orderBy: [{ appliedAt: "asc" }, { id: "asc" }], take: 1_000 },
      },
    });
    if (!row) return null;
    const about = aboutOf(vacancyId);
    // Of those who are there for the actor only: what is read of the others would be a statement more than of nobody.
    const visible = row.applications.filter(await visibility(tx, actor, row.applications));
    const applications = await tx.application.findMany({
      where: { id: { in: visible.map(({ id }) => id) } },
      select: applicantColumns,
      orderBy: [{ appliedAt: "asc" }, { id: "asc" }],
    });
    const personIds = applications.filter(({ state }) => state !== "withdrawn").map(({ personId }) => personId);
    const names = await look(
      tx,
      actor,
      { organisationId: row.organisationId, about, fields: ["name"], purpose: "applicants", personIds },
      async (granted) =>
        tx.application.findMany({ where: { vacancyId, personId: { in: [...granted] } }, select: { id: true, name: true, seed: true } }),
    );
    const nameOf = new Map(names.map(({ id, ...shown }) => [id, shown]));
    const ends = await grant.ends(tx, row.organisationId, about);
    const at = await now(tx);
    return {
      title: row.title,
      open: closedBecause(row, at) === null,
      openings: row.openings,
      left: seatsLeft(row),
      mustCount: row.mustHave.length,
      applicants: applications.map((one) =>
        applicantLine(one, { shown: nameOf.get(one.id) ?? null, end: ends.get(one.personId), at, readerId: actor.personId }),
      ),
      hires: await hires(tx, actor, vacancyId, row.organisationId),
    };
  });

/** Which applications to a vacancy are shown to the actor at this moment, without anything of them; null for strangers. For pages that stay open. */
export const shown = (actor: Actor, vacancyId: string): Promise<string[] | null> =>
  transact(async (tx) => {
    const row = await tx.vacancy.findFirst({ where: { id: vacancyId, ...mine(actor, "applicants") }, select: { organisationId: true } });
    if (!row) return null;
    const granted = await whoGrants(tx, actor, { organisationId: row.organisationId, about: aboutOf(vacancyId), fields: ["name"] });
    const rows = await tx.application.findMany({
      where: { vacancyId, personId: { in: granted }, state: { not: "withdrawn" } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    return rows.map(({ id }) => id);
  });

/** Hires that their person confirmed, under the name worn in the forum: confirming it granted that name. */
async function hires(tx: Tx, actor: Actor, vacancyId: string, organisationId: string): Promise<HireLine[]> {
  const all = await tx.outcome.findMany({
    where: { vacancyId, ...confirmedHire },
    select: { id: true, personId: true },
    orderBy: { createdAt: "asc" },
    take: 200,
  });
  const visible = all.filter(await visibility(tx, actor, all));
  const rows = await tx.outcome.findMany({
    where: { id: { in: visible.map(({ id }) => id) } },
    select: {
      id: true,
      personId: true,
      createdAt: true,
      employerConfirmedAt: true,
      room: { select: { series: { select: { title: true } } } },
    },
    orderBy: { createdAt: "asc" },
  });
  const personIds = rows.flatMap(({ personId }) => personId ?? []);
  const about = hireOf(vacancyId);
  const personas = await look(tx, actor, { organisationId, about, fields: ["name"], purpose: "hires", personIds }, async (granted) =>
    tx.outcome.findMany({
      where: { id: { in: rows.map(({ id }) => id) }, personId: { in: [...granted] } },
      select: { id: true, turn: { select: { seat: personaColumns } }, interview: { select: { invitee: personaColumns } } },
    }),
  );
  const started = await tx.outcome.findMany({
    where: { vacancyId, code: "started", source: "employer", supersededById: null, personId: { in: personIds } },
    select: { personId: true },
  });
  const personaOf = new Map(personas.map(({ id, turn, interview }) => [id, turn?.seat.persona ?? interview?.invitee.persona]));
  return rows.map(({ id, personId, createdAt, employerConfirmedAt, room }) => ({
    outcomeId: id,
    name: personaOf.get(id)?.name ?? null,
    seed: personaOf.get(id)?.seed ?? null,
    forum: room?.series.title ?? null,
    at: createdAt.toISOString(),
    confirmed: employerConfirmedAt !== null,
    started: started.some((one) => one.personId === personId),
  }));
}

/** Answers whether the actor may know of a row: its person does not hide from them, is in no block with them and is not frozen. */
async function visibility(tx: Tx, actor: Actor, rows: readonly { personId: string | null }[]) {
  const viewer = await viewerOf(tx, actor.personId);
  const visible = await visibleTo(
    tx,
    viewer,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  return ({ personId }: { personId: string | null }): boolean => personId === null || visible.has(personId);
}

const personaColumns = { select: { persona: { select: { name: true, seed: true } } } } as const;

/** Hires that count once their person said so: before, the organisation learns nothing of them. */
const confirmedHire = { code: "hired", confirmedAt: { not: null }, disputedAt: null, supersededById: null } as const;

const mine = (actor: Actor, right: CompanyRight) => ({
  takenDownAt: null,
  organisation: { memberships: { some: membershipWith(actor, right) } },
});

const rightsOf = ([own]: readonly { role: CompanyRole }[]) => ({
  mayPost: own !== undefined && roleMay(own.role, "vacancies"),
  mayReadApplicants: own !== undefined && roleMay(own.role, "applicants"),
  mayManage: own !== undefined && roleMay(own.role, "members"),
});
