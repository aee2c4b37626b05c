// A copy of all of one's data: asked for once a day, kept encrypted for a day, opened by its owner alone. Who builds it: export-build.ts.
import "server-only";
import { requireProof } from "#lib/accounts/factors/grave-action";
import * as person from "#lib/accounts/person";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db, transact } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { unsealBytes } from "#lib/platform/secret/sealed-text";
import { privacyEvents } from "./events.ts";
import type { ExportState } from "./view.ts";

/** What the file is sealed for: nothing else opens it. */
export const sealPurpose = (exportId: string): string => `export ${exportId}`;

/**
 * Asks for one. After a change of the password it waits until a day has passed, and its owner hears by mail either way. Refuses
 * `proof_needed`, `export_today` (one a day).
 */
export const ask = (actor: Actor): Promise<Result<{ exportId: string }>> =>
  transact(async (tx) => {
    const proof = await requireProof(tx, actor, "export my data");
    if (proof) return proof;
    await session.lockAccount(tx, actor.personId);
    const recent = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM data_export WHERE person_id = ${actor.personId}::uuid AND asked_at > app_now() - interval '1 day'`;
    if (recent.length > 0) return refuse("export_today");
    await tx.$executeRaw`DELETE FROM data_export WHERE person_id = ${actor.personId}::uuid`;
    const terms = await person.exportTerms(tx, actor.personId);
    if (!terms) return refuse("missing");
    const [row] = await tx.$queryRaw<{ exportId: string }[]>`
      INSERT INTO data_export (id, person_id, locale, starts_at)
      VALUES (gen_random_uuid(), ${actor.personId}::uuid, ${terms.locale},
              greatest(app_now(), ${terms.passwordChangedAt}::timestamptz + interval '1 day'))
      RETURNING id AS "exportId"`;
    if (!row) return refuse("missing");
    await emit(tx, privacyEvents, "export_asked", row);
    return done(row);
  });

/** Where mine stands; null when there is none of the last day. */
export async function state({ personId }: Actor): Promise<ExportState | null> {
  const [row] = await db.$queryRaw<ExportState[]>`
    SELECT id AS "exportId", starts_at AS "startsAt", starts_at > app_now() AS "isDelayed", parts_done AS "partsDone",
      parts_total AS "partsTotal", ready_at AS "readyAt", expires_at AS "expiresAt", bytes, sealed IS NOT NULL AND expires_at > app_now() AS "isThere",
      asked_at + interval '1 day' AS "nextAt"
    FROM data_export WHERE person_id = ${personId}::uuid AND (asked_at > app_now() - interval '1 day' OR ready_at IS NULL OR expires_at > app_now())
    ORDER BY asked_at DESC LIMIT 1`;
  return row ?? null;
}

/** Whether it may be fetched now: its owner, a proof of the last ten minutes, and within its day. Refuses `missing`, `proof_needed`. */
export const open = (actor: Actor, { exportId }: { exportId: string }): Promise<Result<{ path: string }>> =>
  transact(async (tx) => {
    const proof = await requireProof(tx, actor, "fetch my export");
    if (proof) return proof;
    const found = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM data_export WHERE id = ${exportId}::uuid AND person_id = ${actor.personId}::uuid AND sealed IS NOT NULL AND expires_at > app_now()`;
    return found.length === 1 ? done({ path: `/api/exports/mine/${exportId}` }) : refuse("missing");
  });

export type FetchedFile = { name: string; content: Buffer<ArrayBuffer> };

/** The file itself, under the same conditions; that it was fetched is noted. */
export const fetchFile = (actor: Actor, { exportId }: { exportId: string }): Promise<Result<FetchedFile>> =>
  transact(async (tx) => {
    const proof = await requireProof(tx, actor, "fetch my export");
    if (proof) return proof;
    const [row] = await tx.$queryRaw<{ sealed: Uint8Array; day: string }[]>`
      UPDATE data_export SET fetched_at = app_now()
      WHERE id = ${exportId}::uuid AND person_id = ${actor.personId}::uuid AND sealed IS NOT NULL AND expires_at > app_now()
      RETURNING sealed, to_char(ready_at, 'YYYY-MM-DD') AS day`;
    const content = row && unsealBytes(env().SITE_SECRET, sealPurpose(exportId), row.sealed);
    return row && content ? done({ name: `suara-kerja-${row.day}.zip`, content }) : refuse("missing");
  });

/** Removes mine, ready or not. That one was asked for today stays. */
export async function drop({ personId }: Actor, { exportId }: { exportId: string }): Promise<Result<null>> {
  await db.$executeRaw`
    UPDATE data_export SET sealed = NULL, ready_at = coalesce(ready_at, app_now()), expires_at = app_now()
    WHERE id = ${exportId}::uuid AND person_id = ${personId}::uuid`;
  return done(null);
}

/** Whom a letter about it goes to, and where it stands; null when it is gone. */
export async function letterOf(
  exportId: string,
): Promise<{ personId: string; startsAt: Date; isDelayed: boolean; isReady: boolean } | null> {
  const [row] = await db.$queryRaw<{ personId: string; startsAt: Date; isDelayed: boolean; isReady: boolean }[]>`
    SELECT person_id AS "personId", starts_at AS "startsAt", starts_at > asked_at AS "isDelayed", sealed IS NOT NULL AS "isReady"
    FROM data_export WHERE id = ${exportId}::uuid`;
  return row ?? null;
}

/** Destroys files whose day is over, and rows once another may be asked for. */
export async function purge(): Promise<void> {
  await db.$executeRaw`UPDATE data_export SET sealed = NULL WHERE sealed IS NOT NULL AND expires_at <= app_now()`;
  await db.$executeRaw`DELETE FROM data_export WHERE expires_at <= app_now() AND asked_at <= app_now() - interval '1 day'`;
}
