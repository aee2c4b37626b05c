// A private talk as its page shows it, to one of the two and nobody else.
import "server-only";
import { z } from "zod";
import type { ShieldFacts } from "#lib/disclosure/shield-match";
import { viewerOf } from "#lib/disclosure/viewer";
import { shieldJson } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { db, Prisma } from "#lib/platform/db";
import type { InterviewPage } from "../page-view.ts";
import { neutral, neutralFor, viewFor } from "./neutral.ts";

const seatSelect = {
  select: {
    personId: true,
    role: true,
    persona: { select: { name: true, seed: true } },
    room: {
      select: {
        series: {
          select: { space: { select: { moderators: { select: { personId: true, name: true, seed: true, organisationId: true } } } } },
        },
      },
    },
  },
} as const;

type SeatRow = {
  personId: string | null;
  role: string;
  persona: { name: string; seed: string } | null;
  room: { series: { space: { moderators: { personId: string; name: string; seed: string; organisationId: string | null }[] } } };
};

/** Null when there is no such talk of this person. */
export async function read(actor: Actor, interviewId: string): Promise<InterviewPage | null> {
  if (!z.uuid().safeParse(interviewId).success) return null;
  const talk = await db.interview.findFirst({
    where: { id: interviewId, OR: [{ inviter: { personId: actor.personId } }, { invitee: { personId: actor.personId } }] },
    select: {
      id: true,
      forumId: true,
      sideId: true,
      state: true,
      minutes: true,
      startedAt: true,
      endsAt: true,
      extended: true,
      inviter: seatSelect,
      invitee: seatSelect,
    },
  });
  if (!talk) return null;
  const mine = talk.inviter.personId === actor.personId ? "inviter" : "invitee";
  const [me, other] = mine === "inviter" ? [talk.inviter, talk.invitee] : [talk.invitee, talk.inviter];
  const isNeutral = await isNeutralFor(actor, me, other);
  return {
    interviewId: talk.id,
    forumId: talk.forumId,
    sideRoomId: talk.sideId,
    state: talk.state === "invited" || talk.state === "running" ? talk.state : "over",
    started: talk.startedAt !== null,
    mine,
    moderates: me.role === "moderator",
    me: shown(me),
    other: isNeutral ? neutral : shown(other),
    minutes: talk.minutes,
    endsAt: talk.endsAt?.getTime() ?? null,
    extended: talk.extended,
  };
}

/** Whether one of the two hides from the other, or is frozen. Moderators never are. */
async function isNeutralFor(actor: Actor, me: SeatRow, other: SeatRow): Promise<boolean> {
  if (other.personId === null || other.role === "moderator") return false;
  const [row] = await db.$queryRaw<{ shield: ShieldFacts | null }[]>`
    SELECT ${shieldJson(Prisma.sql`${other.personId}::uuid`)} AS shield`;
  const part = me.room.series.space.moderators.find(({ personId }) => personId === actor.personId);
  const view = viewFor(await viewerOf(db, actor.personId), part ? { speaksFor: part.organisationId } : null);
  return neutralFor(view)({ personId: other.personId, shield: row?.shield ?? null });
}

/** The name and picture they have in the forum: a moderator's own, anybody else's persona. */
function shown({ personId, role, persona, room }: SeatRow): { name: string; seed: string } {
  const moderator = room.series.space.moderators.find((one) => one.personId === personId);
  const worn = role === "moderator" ? (moderator ?? persona) : (persona ?? moderator);
  return { name: worn?.name ?? "", seed: worn?.seed ?? "" };
}
