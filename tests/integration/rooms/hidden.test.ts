// What the people of a room see of somebody who hides from some of them, and what the hidden one may still do.
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import type { Actor, Role } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import * as moderation from "#lib/rooms/moderation/moderation";
import { onAir } from "#lib/rooms/read/audience";
import * as bans from "#lib/rooms/read/bans";
import * as interviewPage from "#lib/rooms/read/interview-page";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import * as stage from "#lib/rooms/stage/stage";
import { roomTopic } from "#lib/rooms/topic";
import { card, code, type Forum, forum, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";
import { company, heard } from "#tests/factories/vacancy";

/** What this reader's stream would show, by the access and the sections that it is made of. */
async function shownTo(hall: Forum, who: Actor | null) {
  const token = who && (await session.open(db, who.personId, "Chrome"));
  const [access] = await roomTopic.access(hall.roomId, [{ session: token ? digest(token) : null, guest: null }]);
  if (!access) throw new Error("the room is there for them");
  const view = access.view ?? "";
  return {
    public: await publicView(hall.roomId, view),
    moderators: access.audiences.includes("moderators") ? await moderatorView(hall.roomId, view) : null,
  };
}

/** A forum whose Budi speaks for a company, and somebody who hides from it. */
async function scene() {
  const [hall, at] = [await forum(), await company()];
  await db.moderator.update({
    where: { spaceId_personId: { spaceId: hall.seriesId, personId: hall.budi.personId } },
    data: { organisationId: at.organisationId },
    select: { id: true },
  });
  const seeker = await member();
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  return { hall, at, seeker };
}

const says = (shown: unknown, ...words: string[]) => words.filter((word) => JSON.stringify(shown).includes(word));

test("P-06 on stage somebody with a hide list is a participant without name, picture or card for the public and for the company they hide from", async () => {
  const { hall, at, seeker } = await scene();
  const onStage = await speaker(hall, seeker);
  const { name, seed } = onStage.persona;
  for (const [who, reader] of Object.entries({ public: null, company: at.sari, budi: hall.budi, listener: await member() })) {
    const shown = await shownTo(hall, reader);
    expect
      .soft(
        shown.public?.stage.find(({ seatId }) => seatId === onStage.seatId),
        who,
      )
      .toMatchObject({ name: "", seed: "" });
    expect.soft(shown.public?.turns, who).toMatchObject([{ seatId: onStage.seatId, name: "", card: { city: "", line: "" } }]);
    expect.soft(says(shown, name, seed, card.line), who).toEqual([]);
  }
  expect(says(await onAir(), name, seed, card.line)).toEqual([]);
});

test("P-06 moderators and members of other companies see the whole persona", async () => {
  const { hall, seeker } = await scene();
  const other = await company();
  const onStage = await speaker(hall, seeker);
  for (const reader of [hall.rina, other.sari])
    expect((await shownTo(hall, reader)).public?.turns).toMatchObject([{ name: onStage.persona.name, card: { line: card.line } }]);
});

test("P-06 a member whose second factor is overdue sees no more than the public, and is hidden from as before", async () => {
  const { hall, at, seeker } = await scene();
  const other = await company();
  const onStage = await speaker(hall, seeker);
  await db.person.updateMany({
    where: { id: { in: [at.sari.personId, other.sari.personId] } },
    data: { firstRoleAt: new Date(Date.now() - 8 * 86_400_000) },
  });
  for (const reader of [at.sari, other.sari])
    expect(says(await shownTo(hall, reader), onStage.persona.name, onStage.persona.seed, card.line)).toEqual([]);
});

test("P-06 in the queue, among the people, in the log, in talks and in outcomes the hidden one has no name for the moderator they hide from", async () => {
  const { hall, seeker } = await scene();
  const rina = await seated(hall, hall.rina);
  const hidden = await heard(hall, seeker);
  must(await interviewInvitation.invite(rina, { seatId: hidden.seatId }));
  const again = await waiting(hall, await member());
  const budis = (await shownTo(hall, hall.budi)).moderators;
  expect(budis?.openOutcomes).toMatchObject([{ name: "", seed: "" }]);
  expect(budis?.interviews).toMatchObject([{ name: "" }]);
  expect(budis?.people).toHaveLength(3);
  expect(says(budis, hidden.persona.name, hidden.persona.seed)).toEqual([]);
  expect(says(budis, again.persona.name)).toHaveLength(1);
  const rinas = (await shownTo(hall, hall.rina)).moderators;
  expect(rinas?.openOutcomes).toMatchObject([{ name: hidden.persona.name }]);
});

test("a moderator can call and remove whom they see in the neutral form, and does not learn the name from it", async () => {
  const { hall, seeker } = await scene();
  const budi = await seated(hall, hall.budi);
  const hidden = await waiting(hall, seeker);
  const before = (await shownTo(hall, hall.budi)).moderators;
  expect(before?.queue).toMatchObject([{ number: 1, name: "", seed: "", subject: null, card: { roleWanted: "", line: "" } }]);
  must(await stage.call(budi, { roomId: hall.roomId, ticketId: hidden.ticketId }));
  const called = await shownTo(hall, hall.budi);
  expect(called.public?.calling).toEqual({ number: 1, name: "" });
  expect((await shownTo(hall, hall.rina)).public?.calling).toEqual({ number: 1, name: hidden.persona.name });
  expect(says(called, hidden.persona.name)).toEqual([]);
});

test("in a talk the moderator they hide from sees no name, and the hidden one sees theirs", async () => {
  const { hall, seeker } = await scene();
  const budi = await seated(hall, hall.budi);
  const hidden = await waiting(hall, seeker);
  const { interviewId } = must(await interviewInvitation.invite(budi, { seatId: hidden.seatId }));
  expect(await interviewPage.read(budi, interviewId)).toMatchObject({ other: { name: "", seed: "" } });
  expect(await interviewPage.read(hidden, interviewId)).toMatchObject({ other: { name: "Budi" } });
  const views = await selfViews(hall.roomId, [budi.seatId, hidden.seatId]);
  expect(views.get(budi.seatId)?.interview).toMatchObject({ otherName: "", otherSeed: "" });
  expect(views.get(hidden.seatId)?.interview).toMatchObject({ otherName: "Budi" });
  expect(says(views.get(budi.seatId), "personId", "shield")).toEqual([]);
});

test("P-23 somebody frozen has no name for anybody in a room, and has it back afterwards", async () => {
  const hall = await forum();
  const onStage = await speaker(hall);
  must(await freeze.freeze(onStage));
  for (const reader of [null, hall.rina]) expect((await shownTo(hall, reader)).public?.turns).toMatchObject([{ name: "" }]);
  must(await freeze.thaw(onStage));
  for (const reader of [null, hall.rina])
    expect((await shownTo(hall, reader)).public?.turns).toMatchObject([{ name: onStage.persona.name }]);
});

test("L-25 a block takes a name from the two only: third parties and moderators see both", async () => {
  const hall = await forum();
  const [onStage, blocker, third] = [await speaker(hall), await listener(hall), await listener(hall)];
  must(await seatBlock.add(blocker, { seatId: onStage.seatId }));
  expect((await shownTo(hall, blocker)).public?.turns).toMatchObject([{ name: "" }]);
  for (const reader of [third, hall.rina, null])
    expect((await shownTo(hall, reader)).public?.turns).toMatchObject([{ name: onStage.persona.name }]);
});

test("what makes somebody neutral never leaves: no list, no id, no digest is in any view", async () => {
  const { hall, seeker } = await scene();
  must(await shield.add(seeker, { kind: "address", address: "bos@people.test" }));
  await speaker(hall, seeker);
  await waiting(hall);
  for (const reader of [null, hall.rina, hall.budi])
    expect(says(await shownTo(hall, reader), "shield", "addressDigests", "personId", seeker.personId)).toEqual([]);
});

test("who hides from nobody has a name for everybody", async () => {
  const hall = await forum();
  const onStage = await speaker(hall);
  expect((await shownTo(hall, null)).public?.turns).toMatchObject([{ name: onStage.persona.name }]);
  expect(code(await seatBlock.add(onStage, { seatId: onStage.seatId }))).toBe("missing");
});

test("blocking somebody in the neutral form tells no name, neither to anybody nor to the company they hide from", async () => {
  const { hall, at, seeker } = await scene();
  const onStage = await speaker(hall, seeker);
  for (const one of [await listener(hall), await listener(hall, at.sari)]) {
    must(await seatBlock.add(one, { seatId: onStage.seatId }));
    expect(await block.list(one)).toMatchObject([{ name: "", seed: "" }]);
  }
  const seen = await listener(hall);
  const other = await speaker(hall);
  must(await seatBlock.add(seen, { seatId: other.seatId }));
  expect(await block.list(seen)).toMatchObject([{ name: other.persona.name }]);
});

test("among the bans the hidden one has no name for the moderator they hide from, who bans and lifts all the same", async () => {
  const { hall, seeker } = await scene();
  const hidden = await speaker(hall, seeker);
  const { banId } = must(await moderation.ban(hall.budi, { seatId: hidden.seatId, scope: "room", reason: "Berkata kasar" }));
  expect(await bans.read(hall.budi, hall.roomId)).toMatchObject([{ banId, name: "", seed: "", isNeutral: true }]);
  expect(await bans.read(hall.rina, hall.roomId)).toMatchObject([{ name: hidden.persona.name, isNeutral: false }]);
  expect(says(await bans.read(hall.budi, hall.roomId), "personId", "shield")).toEqual([]);
  must(await moderation.liftBan(hall.budi, { banId }));
});

test("L-24 a recruiter invites nobody to a talk who hides from them, is frozen or in a block with them", async () => {
  const { hall, at, seeker } = await scene();
  const roles: Role[] = ["recruiter"];
  const sari = await listener(hall, { ...at.sari, roles });
  const hidden = await waiting(hall, seeker);
  expect(code(await interviewInvitation.invite(sari, { seatId: hidden.seatId }))).toBe("missing");
  const [blocker, frozen, open] = [await waiting(hall), await waiting(hall), await waiting(hall)];
  must(await seatBlock.add(blocker, { seatId: sari.seatId }));
  must(await freeze.freeze(frozen));
  for (const { seatId } of [blocker, frozen]) expect(code(await interviewInvitation.invite(sari, { seatId }))).toBe("missing");
  must(await interviewInvitation.invite(sari, { seatId: open.seatId }));
  must(await interviewInvitation.invite(await seated(hall, hall.rina), { seatId: blocker.seatId }));
});
