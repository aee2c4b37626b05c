// The ledger of looks: one row for each person and look, in a chain for each person. Whoever shows something personal writes here first.
import "server-only";
import { chainStart, hashOf } from "#lib/platform/audit/hash-chain";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import { contentOf } from "./ledger-row.ts";
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
 * Writes one row for each person, before anything of them is read. Throws when a row cannot be written, and with it ends the look.
 * The same look again within ten minutes writes none; what was granted anew is another. Locks the chains of these people until the transaction ends.
 */
export async function write(tx: Tx, actor: Actor, looking: Looking, people: readonly Looked[]): Promise<void> {
  if (people.length === 0) return;
  const by = sessionDigest(actor);
  const ends = await lockChains(tx, [...new Set(people.map(({ personId }) => personId))].sort());
  const known = await looksOfLate(tx, by, looking, [...ends.keys()]);
  const rows = people
    .filter((one) => !known.has(`${one.personId} ${one.about?.kind ?? ""} ${one.about?.id ?? ""} ${one.grantId ?? ""}`))
    .map((one) => {
      const end = ends.get(one.personId);
      if (!end) throw new Error("nobody's chain");
      const row = {
        person_id: one.personId,
        seq: end.seq + 1,
        at: end.at.toISOString(),
        viewer_role: looking.viewerRole,
        organisation_id: looking.organisation?.id ?? null,
        organisation_name: looking.organisation?.name ?? "",
        fields: [...looking.fields],
        purpose: looking.purpose,
        about_kind: one.about?.kind ?? null,
        about_id: one.about?.id ?? null,
        about_title: one.about?.title ?? "",
        reason: looking.reason ?? null,
        grant_id: one.grantId,
        session_digest: by,
        held_until: looking.heldUntil?.toISOString() ?? null,
        previous_hash: end.hash,
      };
      const hash = hashOf(end.hash, contentOf(row));
      ends.set(one.personId, { ...end, seq: row.seq, hash });
      return { ...row, hash };
    });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO disclosure (person_id, seq, at, viewer_role, organisation_id, organisation_name, fields, purpose, about_kind, about_id,
                            about_title, reason, grant_id, session_digest, held_until, previous_hash, hash)
    SELECT person_id, seq, at, viewer_role, organisation_id, organisation_name, fields, purpose, about_kind, about_id,
           about_title, reason, grant_id, session_digest, held_until, previous_hash, hash
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      person_id uuid, seq int, at timestamptz, viewer_role text, organisation_id uuid, organisation_name text, fields text[], purpose text,
      about_kind text, about_id uuid, about_title text, reason text, grant_id uuid, session_digest text, held_until timestamptz,
      previous_hash text, hash text)`;
  const last = [...ends].map(([person_id, { seq, hash }]) => ({ person_id, seq, hash }));
  await tx.$executeRaw`
    UPDATE disclosure_chain c SET seq = r.seq, hash = r.hash
    FROM jsonb_to_recordset(${JSON.stringify(last)}::jsonb) AS r(person_id uuid, seq int, hash text) WHERE c.person_id = r.person_id`;
}

type End = { seq: number; hash: string; at: Date };

/** The last rows of these chains, locked in one order, so that two lists of the same people never wait for each other. */
async function lockChains(tx: Tx, personIds: readonly string[]): Promise<Map<string, End>> {
  const read = () => tx.$queryRaw<(End & { personId: string })[]>`
    SELECT person_id AS "personId", seq, hash, date_trunc('milliseconds', app_now()) AS at
    FROM disclosure_chain WHERE person_id = ANY (${personIds}::uuid[]) ORDER BY person_id FOR NO KEY UPDATE`;
  let rows = await read();
  if (rows.length < personIds.length) {
    await tx.$executeRaw`
      INSERT INTO disclosure_chain (person_id, hash) SELECT id, ${chainStart} FROM person WHERE id = ANY (${personIds}::uuid[])
      ORDER BY id ON CONFLICT DO NOTHING`;
    rows = await read();
  }
  return new Map(rows.map(({ personId, ...end }) => [personId, end]));
}

/** Whom this session has looked at in the same way a moment ago. Asked with the chains locked, so that two at once write one row. */
async function looksOfLate(tx: Tx, by: string, looking: Looking, personIds: readonly string[]): Promise<Set<string>> {
  if (looking.reason !== undefined) return new Set();
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT concat_ws(' ', person_id, coalesce(about_kind, ''), coalesce(about_id::text, ''), coalesce(grant_id::text, '')) AS key FROM disclosure
    WHERE session_digest = ${by} AND at > app_now() - make_interval(mins => ${sameLookMinutes}::int)
      AND person_id = ANY (${personIds}::uuid[]) AND purpose = ${looking.purpose} AND fields @> ${[...looking.fields]}::text[]
      AND organisation_id IS NOT DISTINCT FROM ${looking.organisation?.id ?? null}::uuid`;
  return new Set(rows.map(({ key }) => key));
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
