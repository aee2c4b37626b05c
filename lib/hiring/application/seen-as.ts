// What the members of a company see of somebody's applications to it, for that person alone: the lines of their list and the card they
// open, made by the same steps from the same grants. It shows nothing to the company, and writes no row into the ledger.
import "server-only";
import * as grant from "#lib/disclosure/grant";
import { wouldGrant } from "#lib/disclosure/look";
import { anyMemberOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import { now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import type { CardInput } from "#lib/rooms/schema";
import { namesOf } from "../profile/parts.ts";
import type { ShownSection } from "../profile/sections.ts";
import { seenParts } from "../profile/shared-profile.ts";
import { applicantColumns, applicantLine } from "./applicant-line.ts";
import { aboutOf } from "./reach.ts";
import type { ApplicantLine } from "./view.ts";

type Persona = { name: string; seed: string };
export type SeenApplication = {
  applicationId: string;
  title: string;
  own: Persona & { card: CardInput };
  /** The line in the company's list; null where the application is not there for them. */
  line: ApplicantLine | null;
  /** What opens behind the line; null where nothing does. */
  card: CardInput | null;
  /** The parts of the profile that they could open with it. */
  parts: ShownSection[];
};

const cardColumns = { roleWanted: true, field: true, city: true, line: true } as const;

/** Each application of this person to the company, the newest first. */
export const applicationsSeenBy = (personId: string, organisationId: string): Promise<SeenApplication[]> =>
  transact(async (tx) => {
    const rows = await tx.application.findMany({
      where: { personId, vacancy: { organisationId, takenDownAt: null } },
      select: { ...applicantColumns, ...cardColumns, name: true, seed: true, vacancyId: true, vacancy: { select: { title: true } } },
      orderBy: [{ appliedAt: "desc" }, { id: "asc" }],
      take: 100,
    });
    const isThere = (await visibleTo(tx, anyMemberOf(organisationId), [personId])).has(personId);
    const at = await now(tx);
    const seen: SeenApplication[] = [];
    for (const row of rows) {
      const { name, seed, roleWanted, field, city, line } = row;
      const [about, card] = [aboutOf(row.vacancyId), { roleWanted, field, city, line }];
      const grants = async (fields: ("name" | "card")[]) =>
        row.state !== "withdrawn" && (await wouldGrant(tx, personId, { organisationId, about, fields }));
      const shown = (await grants(["name"])) ? { name, seed } : null;
      const end = (await grant.ends(tx, organisationId, about)).get(personId);
      seen.push({
        applicationId: row.id,
        title: row.vacancy.title,
        own: { name, seed, card },
        line: isThere ? applicantLine(row, { shown, end, at, readerId: "" }) : null,
        card: (await grants(["name", "card"])) ? card : null,
        parts: shown ? namesOf(await seenParts(tx, personId, organisationId, row.vacancyId)) : [],
      });
    }
    return seen;
  });

/** The companies this person applied to, by name. */
export const companiesAppliedTo = (personId: string): Promise<{ id: string; name: string }[]> =>
  db.organisation.findMany({
    where: { vacancies: { some: { applications: { some: { personId } } } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 200,
  });
