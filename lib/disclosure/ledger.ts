// The ledger of looks: one row for each person and look, in a chain for each person. Whoever shows something personal writes here first.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import { sameLookMinutes } from "./rules.ts";
import type { AboutKind, DisclosedField, Purpose, ViewerRole } from "./schema.ts";
import type { LooksView, LookView } from "./view.ts";

/** Who looks and why: the same for everybody of one list. */
export type Looking = {
  viewerRole: ViewerRole;
  organisation: { id: string; name: string } | null;
  purpose: Purpose;
  fields: readonly DisclosedField[];
  /** Of staff, who look without a grant. */
  reason?: string;
  /** Hidden from the person until then, by an investigation. */
  heldUntil?: Date;
};

export type Looked = { personId: string; grantId: string | null; about: { kind: AboutKind; id: string; title: string } | null };

/** The digest by which rows of one session are known as such. Leads to nobody once the session is over. */
export const sessionDigest = (actor: Actor): string => digest(`disclosure ${actor.sessionId}`);

/**
 * Writes one row for each person, before anything of them is read: one statement, `write_looks` in the database. Throws when a row cannot
 * be written, and with it ends the look. The same look again within ten minutes writes none; what was granted anew is another. Locks the
 * chains of these people until the transaction ends.
 */
export async function write(tx: Tx, actor: Actor, looking: Looking, people: readonly Looked[]): Promise<void> {
  if (people.length === 0) return;
  const as = {
    viewer_role: looking.viewerRole,
    organisation_id: looking.organisation?.id ?? null,
    organisation_name: looking.organisation?.name ?? "",
    fields: looking.fields,
    purpose: looking.purpose,
    reason: looking.reason ?? null,
    session_digest: sessionDigest(actor),
    held_until: looking.heldUntil?.toISOString() ?? null,
  };
  const rows = people.map(({ personId, grantId, about }) => ({
    person_id: personId,
    grant_id: grantId,
    about_kind: about?.kind ?? null,
    about_id: about?.id ?? null,
    about_title: about?.title ?? "",
  }));
  await tx.$queryRaw`SELECT write_looks(${JSON.stringify(as)}::jsonb, ${JSON.stringify(rows)}::jsonb, ${sameLookMinutes}::int)`;
}

/** Who looked at me, newest first, `before` a number of the chain; and how often in all. What an investigation holds back is in neither. */
export async function own(actor: Actor, { limit = 50, before }: { limit?: number; before?: number } = {}): Promise<LooksView> {
  const at = await now();
  const where = { personId: actor.personId, OR: [{ heldUntil: null }, { heldUntil: { lte: at } }] };
  const [rows, total] = await Promise.all([
    db.disclosure.findMany({
      where: before === undefined ? where : { ...where, seq: { lt: before } },
      select: {
        seq: true,
        at: true,
        viewerRole: true,
        organisationId: true,
        organisationName: true,
        fields: true,
        purpose: true,
        aboutKind: true,
        aboutTitle: true,
        reason: true,
        grantId: true,
      },
      orderBy: { seq: "desc" },
      take: limit,
    }),
    db.disclosure.count({ where }),
  ]);
  const ids = rows.flatMap(({ grantId }) => grantId ?? []);
  const grants = await db.disclosureGrant.findMany({
    where: { id: { in: ids }, personId: actor.personId },
    select: { id: true, until: true, withdrawnAt: true, organisation: { select: { seed: true } } },
  });
  const grantOf = new Map(grants.map((grant) => [grant.id, grant]));
  const looks = rows.map((row): LookView => {
    const grant = row.grantId === null ? undefined : grantOf.get(row.grantId);
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      viewerRole: row.viewerRole as ViewerRole,
      organisation: row.organisationName,
      seed: grant?.organisation?.seed ?? row.organisationId ?? row.viewerRole,
      fields: row.fields as DisclosedField[],
      purpose: row.purpose as Purpose,
      aboutKind: row.aboutKind as AboutKind | null,
      aboutTitle: row.aboutTitle,
      reason: row.reason,
      grant: grant
        ? {
            grantId: grant.id,
            state: grant.withdrawnAt ? "withdrawn" : grant.until <= at ? "expired" : "standing",
            endedAt: (grant.withdrawnAt ?? grant.until).toISOString(),
          }
        : null,
    };
  });
  return { looks, total };
}
