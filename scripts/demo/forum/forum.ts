// The demo forum itself: its room, its people, and who leads it at the moment.
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { changed } from "#lib/platform/pages/pages";
import * as seat from "#lib/rooms/seat/seat";
import { karawang } from "#prisma/cast";
import { connect, openNow } from "#prisma/seed";
import { mark } from "../mark.ts";
import { device } from "./person.ts";
import { leaders, parts } from "./program.ts";

export type DemoForum = { roomId: string; seriesId: string /** By key of the cast. */; leaderIds: Map<string, string> };

/** Accounts that take turns: more than fit between somebody's turn and their next hand (twenty minutes). */
const seekersInAll = parts.length * 3;
const leaderKeys = [...new Set(Object.values(leaders).map(({ key }) => key))];

/** The open room of the demo forum, opened if none is. */
export async function open(): Promise<DemoForum> {
  const seeding = connect(process.env.DATABASE_URL ?? "");
  const roomId = await openNow(seeding).finally(() => seeding.$disconnect());
  const { id: seriesId } = await db.series.findUniqueOrThrow({ where: { slug: karawang.slug }, select: { id: true } });
  const people = await db.person.findMany({
    where: { email: { in: leaderKeys.map((key) => `${key}@demo.test`) } },
    select: { id: true, email: true },
  });
  return { roomId, seriesId, leaderIds: new Map(people.map(({ id, email }) => [email.split("@")[0] ?? "", id])) };
}

export const isOpen = async (roomId: string): Promise<boolean> =>
  (await db.room.findUnique({ where: { id: roomId }, select: { phase: true } }))?.phase === "open";

/** The accounts of the seekers, made where they are missing. Nobody can sign in as one: they have no password. */
export async function seekerIds(): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= seekersInAll; n++) {
    const email = `contoh-${n}@demo.invalid`;
    const locale = parts[(n - 1) % parts.length]?.language ?? "id";
    const { id } = await db.person.upsert({
      where: { email },
      create: { email, locale, emailConfirmedAt: new Date() },
      update: {},
      select: { id: true },
    });
    ids.push(id);
  }
  return ids;
}

/** Takes away what a demo that was killed has left: its sessions, and the seats of its seekers with their hands. */
export async function tidy({ roomId }: DemoForum, seekers: readonly string[]): Promise<void> {
  const sessions = await db.session.findMany({ where: { device }, select: { id: true, personId: true } });
  const seats = await db.seat.findMany({
    where: { roomId, personId: { in: [...seekers] }, leftAt: null, removedAt: null },
    select: { personId: true },
  });
  for (const { personId } of seats) if (personId) await seat.leave({ kind: "member", personId, sessionId: "", roles: [] }, { roomId });
  for (const { id, personId } of sessions) await session.end(personId, id);
}

/** Puts the mark behind the names of the scripted moderators, or takes it away where a person speaks under that name. */
export async function markLeaders({ seriesId, leaderIds }: DemoForum, isMarked: boolean): Promise<void> {
  const rows = await db.moderator.findMany({
    where: { spaceId: seriesId, personId: { in: [...leaderIds.values()] } },
    select: { id: true, name: true },
  });
  for (const { id, name } of rows) {
    const plain = name.replaceAll(mark, "");
    const wanted = isMarked ? `${plain}${mark}` : plain;
    if (wanted !== name) await db.moderator.update({ where: { id }, data: { name: wanted }, select: { id: true } });
  }
  await changed(db, "schedule");
}

/**
 * Whether a person is here who moderates this forum: a session of one of its moderators that was used within the last two minutes and
 * is not the demo's own. An open desk counts as use. It hands over before the desk is opened, so that nobody finds a call half made.
 */
export async function isLedByPeople({ seriesId }: DemoForum): Promise<boolean> {
  const [row] = await db.$queryRaw<{ led: boolean }[]>`
    SELECT EXISTS (SELECT FROM session s JOIN moderator m ON m.person_id = s.person_id
      WHERE m.space_id = ${seriesId}::uuid AND s.device <> ${device}
        AND s.seen_at > app_now() - interval '2 minutes' AND s.expires_at > app_now()) AS led`;
  return row?.led ?? false;
}
