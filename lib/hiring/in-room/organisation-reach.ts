// Which organisations take part in a forum: those with a vacancy that was pinned in it, or a moderator who speaks for them.
import type { Prisma } from "#lib/platform/db";

export const inForum = (roomId: string): Prisma.OrganisationWhereInput => ({
  OR: [
    { vacancies: { some: { pins: { some: { roomId } } } } },
    { moderators: { some: { space: { series: { rooms: { some: { id: roomId } } } } } } },
  ],
});
