// From where a person has signed in before. Their owner is told by mail, once, about every other device.
import "server-only";
import type { Visit } from "#lib/platform/auth/visit";
import { db, type Tx } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { accountEvents } from "../events.ts";
import * as person from "../person.ts";

/**
 * Notes a sign-in, in its transaction and under the account's lock. The first device of an account is its owner's. With a second factor
 * a device is known by its browser; without one by its browser in its network, since browsers are alike and passwords get about.
 */
export async function note(tx: Tx, personId: string, visit: Visit, hasSecondFactor: boolean): Promise<void> {
  const known = await tx.knownDevice.findMany({ where: { personId }, select: { device: true, networkDigest: true } });
  const isKnown = known.some(
    ({ device, networkDigest }) => device === visit.device && (hasSecondFactor || networkDigest === visit.network),
  );
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO known_device (id, person_id, device, network_digest)
    VALUES (uuidv7(), ${personId}::uuid, ${visit.device}, ${visit.network})
    ON CONFLICT (person_id, device, network_digest) DO UPDATE SET seen_at = app_now() RETURNING id`;
  if (row && known.length > 0 && !isKnown) await emit(tx, accountEvents, "device_new", { deviceId: row.id });
}

/** What the letter says: to whom, which device, when. Null when the account is gone. */
export async function letterOf(deviceId: string): Promise<(person.Reader & { device: string; at: Date }) | null> {
  const row = await db.knownDevice.findUnique({ where: { id: deviceId }, select: { personId: true, device: true, seenAt: true } });
  const reader = row && (await person.reader(row.personId));
  return row && reader ? { ...reader, device: row.device, at: row.seenAt } : null;
}

/** A device that was not seen for a year is forgotten. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM known_device WHERE seen_at < app_now() - interval '1 year'`;
}
