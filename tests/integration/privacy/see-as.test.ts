// Who can see this now: the preview is what the real viewer gets, whatever the person hides, freezes or grants.
import { expect, test } from "vitest";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import { applicationsSeenBy } from "#lib/hiring/application/seen-as";
import * as profile from "#lib/hiring/profile/profile";
import * as sharedProfile from "#lib/hiring/profile/shared-profile";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import * as seeAs from "#lib/privacy/see-as";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { personasSeenAs, type ViewerKind } from "#lib/rooms/read/seen-as";
import { roomTopic } from "#lib/rooms/topic";
import { card, type Forum, forum, member, must, speaker, waiting } from "#tests/factories/forum";
import { type Company, company, posted } from "#tests/factories/vacancy";

const hideFrom = async (who: Actor, { organisationId }: Company) =>
  must(await shield.add(who, { kind: "organisation", organisationId })).entryId;

/** What this reader's stream shows, by the access that such a reader has. */
async function shownTo(hall: Forum, who: Actor | null) {
  const token = who && (await session.open(db, who.personId, "Chrome"));
  const [access] = await roomTopic.access(hall.roomId, [{ session: token ? digest(token) : null, guest: null }]);
  const view = access?.view ?? "";
  const isModerator = access?.audiences.includes("moderators") ?? false;
  return { public: await publicView(hall.roomId, view), moderators: isModerator ? await moderatorView(hall.roomId, view) : null };
}

/** Somebody on stage in one hall and waiting in another, and the readers that the preview speaks of. */
async function scene() {
  const [hall, other, firm, free, seeker] = [await forum(), await forum(), await company(), await company(), await member()];
  const [onStage, hand] = [await speaker(hall, seeker), await waiting(other, seeker)];
  const readers: [ViewerKind, Actor | null, Forum["rina"] | null][] = [
    [{ as: "public" }, null, null],
    [{ as: "listener" }, await member(), null],
    [{ as: "employer", organisationId: firm.organisationId }, firm.sari, null],
    [{ as: "employer", organisationId: free.organisationId }, free.sari, null],
    [{ as: "recruiter" }, hall.budi, other.budi],
  ];
  return { hall, other, firm, seeker, onStage, hand, readers };
}

test("R-PRIV-08 what the preview says of a stage and a queue is what the public, a listener, an employer and a recruiter get", async () => {
  const { hall, other, firm, seeker, onStage, readers } = await scene();
  const isAsReal = async (state: string) => {
    const names: string[] = [];
    for (const [viewer, reader, queueReader] of readers) {
      const preview = await personasSeenAs(seeker.personId, viewer);
      const [here, there] = [hall, other].map(({ seriesId }) => preview.find(({ spaceId }) => spaceId === seriesId));
      const turn = (await shownTo(hall, reader)).public?.turns.find(({ seatId }) => seatId === onStage.seatId);
      expect.soft(here?.onStage, `${state}: ${viewer.as} on stage`).toEqual(turn && { name: turn.name, seed: turn.seed, card: turn.card });
      const hands = queueReader ? (await shownTo(other, queueReader)).moderators?.queue : [];
      const hand = hands?.find(({ number }) => number === 1);
      expect
        .soft(there?.inQueue, `${state}: ${viewer.as} in the queue`)
        .toEqual(hand ? { name: hand.name, seed: hand.seed, card: hand.card } : null);
      names.push(here?.onStage.name === onStage.persona.name ? "name" : "neutral");
    }
    return names;
  };
  expect(await isAsReal("open")).toEqual(["name", "name", "name", "name", "name"]);
  const entryId = await hideFrom(seeker, firm);
  expect(await isAsReal("hiding from the first company")).toEqual(["neutral", "neutral", "neutral", "name", "name"]);
  must(await freeze.freeze(seeker));
  expect(await isAsReal("frozen")).toEqual(["neutral", "neutral", "neutral", "neutral", "neutral"]);
  must(await freeze.thaw(seeker));
  must(await shield.remove(seeker, { entryId }));
  expect(await isAsReal("open again")).toEqual(["name", "name", "name", "name", "name"]);
});

test("R-PRIV-08 what the preview says of an application is the line and the card that the company gets, through hiding, freezing and grants", async () => {
  const [at, seeker] = [await company(), await member()];
  const vacancyId = await posted(at);
  const colleague = await member();
  await db.membership.create({ data: { personId: colleague.personId, organisationId: at.organisationId }, select: { personId: true } });
  const welding = { id: "0b5f1f0e-8f0a-4a52-9a34-5b5a1f3c2d01", name: "Las GMAW", level: "", extra: {} };
  must(await profile.save(seeker, { section: "skills", version: 0, content: [welding] }));
  const shared = { parts: ["skills" as const], days: null };
  const { applicationId } = must(await application.apply(seeker, { vacancyId, roomId: null, card, shared }));
  const isAsReal = async (state: string) => {
    const [seen] = await applicationsSeenBy(seeker.personId, at.organisationId);
    const line = (await employer.applicants(colleague, vacancyId))?.applicants.find((one) => one.applicationId === applicationId) ?? null;
    expect.soft(seen?.line, state).toEqual(line);
    const opened = await application.open(colleague, { applicationId });
    const { roleWanted, field, city, line: sentence } = opened.ok ? opened.value : { roleWanted: null, field: "", city: "", line: "" };
    expect.soft(seen?.card, state).toEqual(roleWanted === null ? null : { roleWanted, field, city, line: sentence });
    const parts = await sharedProfile.open(colleague, { applicationId });
    expect.soft(seen?.parts, state).toEqual(parts.ok ? Object.keys(parts.value.parts) : []);
    expect.soft(parts.ok, state).toBe(opened.ok);
    return { isThere: line !== null, hasName: line?.name != null, opens: opened.ok };
  };
  // Opened once by Sari first, since that is noted in the history of its line.
  must(await application.open(at.sari, { applicationId }));
  expect(await isAsReal("applied")).toEqual({ isThere: true, hasName: true, opens: true });
  const entryId = await hideFrom(seeker, at);
  expect(await isAsReal("hidden")).toEqual({ isThere: false, hasName: false, opens: false });
  must(await shield.remove(seeker, { entryId }));
  must(await freeze.freeze(seeker));
  expect(await isAsReal("frozen")).toEqual({ isThere: false, hasName: false, opens: false });
  must(await freeze.thaw(seeker));
  await db.disclosureGrant.updateMany({ where: { personId: seeker.personId }, data: { withdrawnAt: new Date() } });
  expect(await isAsReal("grant taken back")).toEqual({ isThere: true, hasName: false, opens: false });
});

test("a preview is no look: it writes no row into the ledger and changes nothing for the company", async () => {
  const [at, seeker] = [await company(), await member()];
  const { applicationId } = must(await application.apply(seeker, { vacancyId: await posted(at), roomId: null, card }));
  const preview = await seeAs.preview(seeker, "employer", at.organisationId);
  expect(preview.applications).toMatchObject([{ isThere: true, closed: [] }]);
  expect(await db.disclosure.count({ where: { personId: seeker.personId } })).toBe(0);
  expect(await db.application.findUniqueOrThrow({ where: { id: applicationId }, select: { state: true } })).toEqual({ state: "applied" });
});

test("the preview counts what is shown and what is closed of the fields that hold something, under one name for each forum", async () => {
  const [hall, firm, seeker] = [await forum(), await company(), await member()];
  const onStage = await speaker(hall, seeker);
  await hideFrom(seeker, firm);
  const fields = ["name", "picture", "roleWanted", "field", "city", "line"];
  expect((await seeAs.preview(seeker, "recruiter", null)).forums).toMatchObject([
    { name: onStage.persona.name, seen: fields, closed: [], inQueue: { name: onStage.persona.name } },
  ]);
  expect((await seeAs.preview(seeker, "public", null)).forums).toMatchObject([
    { name: "", seen: [], closed: fields, words: [], inQueue: null },
  ]);
  expect(await seeAs.preview(seeker, "employer", null)).toMatchObject({
    company: { id: firm.organisationId },
    forums: [{ name: "", closed: fields }],
  });
});

test("a company that one neither hides from nor applied to cannot be asked for, and nobody's preview shows another person", async () => {
  const [hall, firm, seeker, other] = [await forum(), await company(), await member(), await member()];
  await speaker(hall, other);
  const preview = await seeAs.preview(seeker, "employer", firm.organisationId);
  expect(preview).toMatchObject({ company: null, companies: [], forums: [], applications: [] });
});

test("as a moderator one is shown to everybody, also while one hides", async () => {
  const [hall, firm] = [await forum(), await company()];
  await hideFrom(hall.rina, firm);
  for (const as of ["public", "employer"] as const)
    expect((await seeAs.preview(hall.rina, as, null)).moderates).toEqual([{ forum: "Forum Kerja Karawang", name: "Rina", seed: "rina" }]);
});
