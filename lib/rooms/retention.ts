// How long rooms remember people: presence for thirty days, hands and the log for ninety. What is due is done in batches, so that no lock
// is held for long; doing it again, late or twice at once changes nothing.
import "server-only";
import * as persona from "#lib/accounts/persona";
import { db, transact } from "#lib/platform/db";

const batch = 1_000;

/** Repeats a statement until a run changes fewer rows than a batch. */
async function inBatches(once: () => Promise<number>): Promise<number> {
  let changed = 0;
  for (let count = batch; count === batch; changed += count) count = await once();
  return changed;
}

/**
 * Who sat in a room is forgotten thirty days after they left; after ninety where they raised a hand, spoke, talked or moderated. The seat
 * stays as a count; the name that a guest typed goes with it.
 */
export const forgetPresence = (): Promise<number> =>
  inBatches(() =>
    transact(async (tx) => {
      const seats = await tx.$queryRaw<{ personaId: string | null }[]>`
        UPDATE seat SET person_id = NULL, persona_id = NULL, session_id = NULL, guest_digest = NULL, browsers = '{}', voice_sid = NULL,
          former_voices = '{}', reason = NULL
        WHERE id IN (
          SELECT s.id FROM seat s
          WHERE coalesce(s.left_at, s.removed_at) < app_now() - interval '30 days'
            AND (s.person_id IS NOT NULL OR s.guest_digest IS NOT NULL OR s.persona_id IS NOT NULL OR s.browsers <> '{}')
            AND (coalesce(s.left_at, s.removed_at) < app_now() - interval '90 days'
              OR s.role = 'listener' AND NOT EXISTS (SELECT FROM ticket k WHERE k.seat_id = s.id)
                AND NOT EXISTS (SELECT FROM interview i WHERE s.id IN (i.inviter_seat_id, i.invitee_seat_id)))
          LIMIT ${batch} FOR NO KEY UPDATE OF s SKIP LOCKED)
        RETURNING old.persona_id AS "personaId"`;
      await persona.forgetGuests(
        tx,
        seats.flatMap(({ personaId }) => personaId ?? []),
      );
      return seats.length;
    }),
  );

/** What was said with a raised hand is forgotten after ninety days; its number and times stay as counts. */
export const forgetHands = (): Promise<number> =>
  inBatches(
    () => db.$executeRaw`
      UPDATE ticket SET role_wanted = '', field = '', city = '', line = '', pin_ref = NULL, reason = NULL
      WHERE id IN (
        SELECT id FROM ticket
        WHERE raised_at < app_now() - interval '90 days'
          AND (role_wanted, field, city, line) <> ('', '', '', '')
        LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED)`,
  );

/** A ban that was lifted is forgotten after ninety days, one of a guest after two years: it has no account to end with. */
export const deleteLiftedBans = (): Promise<number> =>
  inBatches(
    () => db.$executeRaw`
      DELETE FROM ban WHERE id IN (
        SELECT id FROM ban
        WHERE lifted_at < app_now() - interval '90 days' OR person_id IS NULL AND created_at < app_now() - interval '2 years'
        LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED)`,
  );

/** The log of a room goes after ninety days, by a function of the database: the product's own role may not delete from it. */
export const deleteOldLog = (): Promise<number> =>
  inBatches(async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`SELECT delete_old_room_events(${batch}::int) AS count`;
    return row?.count ?? 0;
  });
