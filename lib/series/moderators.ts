// Inviting moderators to a series, and dropping them. The host invites an address; whoever accepts is equal to the others. Until then
// nobody learns whether the address has an account.
import "server-only";
import type { z } from "zod";
import * as membership from "#lib/accounts/company/membership";
import { limits } from "#lib/accounts/context";
import { canonical } from "#lib/accounts/email";
import { isSameName } from "#lib/accounts/name-skeleton";
import * as person from "#lib/accounts/person";
import type { Actor } from "#lib/platform/auth/actor";
import { db, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import { seriesEvents } from "./events.ts";
import { isModerator, spacesModeratedBy, takenNames } from "./moderator.ts";
import type { dropModeratorInput, seriesInvitationInput, seriesModeratorInput } from "./schema.ts";
import { lockSeriesAsHost } from "./series.ts";
import type { AfterCommit, SeriesRooms } from "./series-rooms.ts";

/** The host asks an address to moderate, under a name to be shown. Asking again, or somebody who is one already, changes nothing and reads the same. */
export async function invite(actor: Actor, input: z.output<typeof seriesModeratorInput>): Promise<Result<null>> {
  const email = canonical(input.email);
  if (!email) return refuse("email_invalid", { field: "email" });
  const minutes = await spend([limits.invitationByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const series = await lockSeriesAsHost(tx, actor, input.seriesId);
    if (!series || series.endedAt) return refuse("missing");
    if ((await tx.moderatorInvitation.count({ where: { spaceId: input.seriesId, email } })) > 0) return done(null);
    if ((await takenNames(tx, input.seriesId)).some((name) => isSameName(name, input.name))) return refuse("name_taken", { field: "name" });
    const personId = await person.idAt(tx, email);
    if (personId && (await isModerator(tx, input.seriesId, personId))) return done(null);
    // The series is locked: nobody else asks the same address meanwhile.
    const { id: invitationId } = await tx.moderatorInvitation.create({
      data: { spaceId: input.seriesId, email, name: input.name, organisationId: input.organisationId, invitedById: actor.personId },
      select: { id: true },
    });
    await emit(tx, seriesEvents, "moderator_asked", { invitationId });
    return done(null);
  });
}

/** The host takes an invitation back. Gone already is no error. */
export async function withdraw(actor: Actor, input: z.output<typeof seriesInvitationInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    await tx.moderatorInvitation.deleteMany({
      where: { id: input.invitationId, space: spacesModeratedBy(actor.personId, "host") },
    });
    return done(null);
  });
}

/** Says yes to an invitation to one's own confirmed address. For whom one speaks counts only while one belongs there. */
export async function accept(
  actor: Actor,
  input: z.output<typeof seriesInvitationInput>,
  rooms: SeriesRooms,
): Promise<Result<{ slug: string }>> {
  return transact(async (tx) => {
    const asked = await answer(tx, actor, input.invitationId);
    if (!asked) return refuse("missing");
    const { seriesId, name, organisationId, slug } = asked;
    const belongs = organisationId !== null && (await membership.may(tx, actor, organisationId, "forums"));
    await tx.moderator.createMany({
      data: { spaceId: seriesId, personId: actor.personId, name, seed: randomId(12), organisationId: belongs ? organisationId : null },
      skipDuplicates: true,
    });
    await rooms.accessChanged(tx, seriesId, actor.personId);
    await changed(tx, "schedule", `series:${slug}`);
    return done({ slug });
  });
}

/** Says no. */
export async function decline(actor: Actor, input: z.output<typeof seriesInvitationInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    await answer(tx, actor, input.invitationId);
    return done(null);
  });
}

/** Whoever left a company, or may not speak for it any more, moderates on for nobody but themselves. */
export async function stopSpeaking(tx: Tx, { organisationId, personId }: { organisationId: string; personId: string }, rooms: SeriesRooms) {
  if (await membership.has(tx, organisationId, personId, "forums")) return;
  const spoken = await tx.moderator.findMany({
    where: { organisationId, personId },
    select: { spaceId: true, space: { select: { series: { select: { slug: true } } } } },
  });
  if (spoken.length === 0) return;
  await tx.moderator.updateMany({ where: { organisationId, personId }, data: { organisationId: null } });
  for (const { spaceId, space } of spoken) {
    await rooms.accessChanged(tx, spaceId, personId);
    if (space.series) await changed(tx, `series:${space.series.slug}`);
  }
  await changed(tx, "schedule", `organisation:${organisationId}`);
}

/** The host ends somebody's part, or one ends one's own; the host stays. In a room that is on they listen on, under a drawn name. */
export async function drop(actor: Actor, input: z.output<typeof dropModeratorInput>, rooms: SeriesRooms): Promise<Result<null>> {
  const afterCommit: AfterCommit[] = [];
  const dropped = await transact(async (tx): Promise<Result<null>> => {
    const { seriesId, moderatorId } = input;
    const host = await lockSeriesAsHost(tx, actor, seriesId);
    const found = await tx.moderator.findFirst({
      where: { id: moderatorId, spaceId: seriesId },
      select: { personId: true, host: true, space: { select: { series: { select: { slug: true } } } } },
    });
    if (!host && found?.personId !== actor.personId) return refuse("missing");
    const series = found?.space.series;
    if (!found || !series) return done(null);
    const { personId } = found;
    if (found.host) return refuse("moderator_protected");
    afterCommit.push(await rooms.demote(tx, seriesId, personId, actor.personId));
    await tx.moderator.delete({ where: { spaceId_personId: { spaceId: seriesId, personId } }, select: { personId: true } });
    await rooms.accessChanged(tx, seriesId, personId);
    await changed(tx, "schedule", `series:${series.slug}`);
    return done(null);
  });
  for (const run of afterCommit) await run();
  return dropped;
}

export type ModeratorInvitation = { invitationId: string; title: string; slug: string; name: string; organisation: string | null };

/** The invitations to moderate that wait for this person. */
export async function waitingFor(actor: Actor): Promise<ModeratorInvitation[]> {
  const rows = await db.moderatorInvitation.findMany({
    where: { email: (await person.confirmedEmail(db, actor.personId)) ?? "", space: { series: { endedAt: null } } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      organisation: { select: { name: true } },
      space: { select: { series: { select: { title: true, slug: true } } } },
    },
  });
  return rows.flatMap(({ id, name, organisation, space: { series } }) =>
    series ? [{ invitationId: id, ...series, name, organisation: organisation?.name ?? null }] : [],
  );
}

/** Invitations to moderate at an address: which forum, under which name, when, and until when they wait. For the owner of the address. */
export async function atAddress(tx: Tx, email: string): Promise<{ name: string; forum: string; at: Date; until: Date }[]> {
  const rows = await tx.moderatorInvitation.findMany({
    where: { email },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { name: true, createdAt: true, space: { select: { series: { select: { title: true } } } } },
  });
  return rows.map(({ name, createdAt, space }) => ({
    name,
    forum: space.series?.title ?? "",
    at: createdAt,
    until: new Date(createdAt.getTime() + 14 * 24 * 3_600_000),
  }));
}

/** Removes every invitation to moderate at an address. */
export async function forget(tx: Tx, email: string): Promise<void> {
  await tx.moderatorInvitation.deleteMany({ where: { email } });
}

/** What the letter says: to whom, for which forum, under which name. Null when it was answered, taken back, or the series ended before it left. */
export async function letterOf(invitationId: string): Promise<(person.Reader & { forum: string; name: string }) | null> {
  const asked = await db.moderatorInvitation.findFirst({
    where: { id: invitationId, space: { series: { endedAt: null } } },
    select: { email: true, name: true, invitedById: true, space: { select: { series: { select: { title: true } } } } },
  });
  const series = asked?.space.series;
  if (!asked || !series) return null;
  const inviter = asked.invitedById ? await person.reader(asked.invitedById) : null;
  return { ...(await person.readerAt(asked.email, inviter?.locale)), forum: series.title, name: asked.name };
}

/** An invitation waits two weeks. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM moderator_invitation WHERE created_at < app_now() - interval '14 days'`;
}

/** Takes the invitation off the table, if it is to this person's address. */
async function answer(tx: Tx, actor: Actor, invitationId: string) {
  const email = await person.confirmedEmail(tx, actor.personId);
  const asked = await tx.moderatorInvitation.findFirst({
    where: { id: invitationId, email: email ?? "" },
    select: { name: true, organisationId: true, space: { select: { series: { select: { id: true, slug: true } } } } },
  });
  const series = asked?.space.series;
  if (!asked || !series) return null;
  // Taken back at the same moment, or with an account that closes: gone is no.
  const { count } = await tx.moderatorInvitation.deleteMany({ where: { id: invitationId } });
  return count === 0 ? null : { seriesId: series.id, slug: series.slug, name: asked.name, organisationId: asked.organisationId };
}
