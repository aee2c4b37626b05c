// What a profile holds of a person: for how long, what an export contains and an erasure removes. Part of hiring's own list.
import "server-only";
import type { Tx } from "#lib/platform/db";
import type { TableRules } from "#lib/platform/personal-data";
import { resumeOf } from "./json-resume.ts";
import { readOf } from "./profile.ts";
import { purgeShared } from "./shared-profile.ts";

export const tables = {
  profile_section: { holds: "Profile: each section as one wrote it", seenBy: "nobody but its owner", keep: [{ until: "account" }] },
  shared_profile: {
    holds: "The parts of the profile that went with an application, as they were then",
    seenBy: "members of that company, while its grant stands",
    keep: [
      { hours: 0, after: "until", purge: purgeShared },
      { until: "row", of: "application" },
    ],
  },
} as const satisfies TableRules;

/** The profile as a JSON Resume, when it was changed last, and what of it went with applications. */
export async function exportOf(tx: Tx, personId: string) {
  const sections = await tx.profileSection.findMany({
    where: { personId },
    select: { content: true, updatedAt: true },
    orderBy: { section: "asc" },
  });
  const shared = await tx.sharedProfile.findMany({
    where: { application: { personId } },
    select: {
      parts: true,
      sharedAt: true,
      until: true,
      application: { select: { vacancy: { select: { title: true, organisation: { select: { name: true } } } } } },
    },
    orderBy: { sharedAt: "asc" },
  });
  return {
    profile: sections.length > 0 ? { resume: resumeOf((await readOf(tx, personId)).contents), updatedAt: latest(sections) } : null,
    sharedProfiles: shared.map(({ application, ...same }) => ({ ...same, vacancy: application.vacancy })),
  };
}

const latest = (rows: readonly { updatedAt: Date }[]) => new Date(Math.max(...rows.map(({ updatedAt }) => updatedAt.getTime())));

export const counts = async (tx: Tx, personId: string) => ({ profileSections: await tx.profileSection.count({ where: { personId } }) });

export const erase = async (tx: Tx, personId: string): Promise<void> => {
  await tx.profileSection.deleteMany({ where: { personId } });
};
