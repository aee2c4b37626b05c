// What the applicants of the demo world granted by applying, and the looks of those who opened their applications.
import { contentOf } from "#lib/disclosure/ledger-row";
import { chainStart, hashOf } from "#lib/platform/audit/hash-chain";
import type { PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomToken } from "#lib/platform/secret/random";

const day = 24 * 3_600_000;

/** After all applications and outcomes are there. */
export async function fillDisclosures(db: PrismaClient, now: Date): Promise<void> {
  const vacancy = { select: { id: true, title: true, organisation: { select: { id: true, name: true } } } } as const;
  const applications = await db.application.findMany({
    select: { personId: true, state: true, appliedAt: true, seenAt: true, withdrawnAt: true, vacancy },
    orderBy: { appliedAt: "asc" },
  });
  const ends = new Map<string, { seq: number; hash: string }>();
  for (const { personId, appliedAt, seenAt, withdrawnAt, vacancy } of applications) {
    const about = { aboutId: vacancy.id, aboutTitle: vacancy.title };
    const { id: grantId } = await db.disclosureGrant.create({
      data: {
        personId,
        organisationId: vacancy.organisation.id,
        fields: ["name", "card"],
        aboutKind: "application",
        ...about,
        givenAt: appliedAt,
        until: new Date(now.getTime() + 30 * day),
        withdrawnAt,
      },
      select: { id: true },
    });
    if (!seenAt) continue;
    for (const [purpose, fields, before] of [
      ["applicants", ["name"], 60_000],
      ["application", ["name", "card"], 0],
    ] as const) {
      const { seq, hash: previousHash } = ends.get(personId) ?? { seq: 0, hash: chainStart };
      const at = new Date(seenAt.getTime() - before);
      const sessionDigest = randomToken();
      const hash = hashOf(
        previousHash,
        contentOf({
          person_id: personId,
          seq: seq + 1,
          at: at.toISOString(),
          viewer_role: "organisation",
          organisation_id: vacancy.organisation.id,
          organisation_name: vacancy.organisation.name,
          fields,
          purpose,
          about_kind: "application",
          about_id: vacancy.id,
          about_title: vacancy.title,
          reason: null,
          grant_id: grantId,
          session_digest: sessionDigest,
          held_until: null,
        }),
      );
      await db.disclosure.create({
        data: {
          personId,
          seq: seq + 1,
          at,
          viewerRole: "organisation",
          organisationId: vacancy.organisation.id,
          organisationName: vacancy.organisation.name,
          fields: [...fields],
          purpose,
          aboutKind: "application",
          ...about,
          grantId,
          sessionDigest,
          previousHash,
          hash,
        },
        select: { seq: true },
      });
      ends.set(personId, { seq: seq + 1, hash });
    }
  }
  await db.disclosureChain.createMany({ data: [...ends].map(([personId, end]) => ({ personId, ...end })) });
  const hires = await db.outcome.findMany({
    where: { code: "hired", personId: { not: null }, confirmedAt: { not: null }, disputedAt: null, supersededById: null },
    select: { personId: true, confirmedAt: true, vacancy },
  });
  await db.disclosureGrant.createMany({
    data: hires.flatMap(({ personId, confirmedAt, vacancy }) =>
      personId && confirmedAt && vacancy
        ? [
            {
              personId,
              organisationId: vacancy.organisation.id,
              fields: ["name"],
              aboutKind: "hire",
              aboutId: vacancy.id,
              aboutTitle: vacancy.title,
              givenAt: confirmedAt,
              until: new Date(confirmedAt.getTime() + 180 * day),
            },
          ]
        : [],
    ),
  });
}
