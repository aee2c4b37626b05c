// Every limit of the table is asked by the verb it belongs to, refuses what is too much, and shuts out nobody else.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as companyPage from "#lib/accounts/company/company-page";
import * as registration from "#lib/accounts/company/registration";
import * as consent from "#lib/accounts/consent";
import * as passkey from "#lib/accounts/factors/passkey";
import * as proof from "#lib/accounts/factors/proof";
import * as secondStep from "#lib/accounts/factors/second-step";
import * as invitation from "#lib/accounts/invitation";
import * as person from "#lib/accounts/person";
import { answerAuth } from "#lib/accounts/provider/routes";
import * as door from "#lib/accounts/sign-in/sign-in";
import { limits } from "#lib/contexts";
import * as block from "#lib/disclosure/block";
import * as freezing from "#lib/disclosure/freeze";
import * as relay from "#lib/disclosure/relay";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as bulk from "#lib/hiring/application/bulk";
import * as note from "#lib/hiring/application/note";
import * as radar from "#lib/hiring/in-room/radar";
import * as recruiterGrant from "#lib/hiring/in-room/recruiter-grant";
import * as cv from "#lib/hiring/profile/cv";
import * as profile from "#lib/hiring/profile/profile";
import * as draft from "#lib/hiring/vacancy/draft";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { draftFields } from "#lib/hiring/vacancy/vacancy-schema";
import { db } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { digest } from "#lib/platform/secret/random";
import * as personas from "#lib/privacy/personas";
import * as receipt from "#lib/privacy/receipt";
import * as dataRequest from "#lib/privacy/request";
import * as report from "#lib/reports/report";
import { enter } from "#lib/rooms/seat/entry";
import { wear } from "#lib/rooms/seat/persona-choice";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import { seriesRooms } from "#lib/rooms/series-rooms";
import * as ticket from "#lib/rooms/stage/ticket";
import * as moderators from "#lib/series/moderators";
import * as series from "#lib/series/series";
import { account, anAddress, another, good, visit } from "#tests/factories/account";
import { registering } from "#tests/factories/company";
import { withApp } from "#tests/factories/factor";
import { card, code, forum, guest, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { confirmedAddress, relayDomain } from "#tests/factories/relay";
import { company, heard, posted, terms } from "#tests/factories/vacancy";

const mailbox = useMailbox();
process.env.RELAY_DOMAIN = relayDomain;

type Scenario = { whose: string; attempt: () => Promise<Result<unknown>> };

const signIn = (email: string, from = visit(), password = another) => door.byPassword(from, { email, password });
const ask = (email: string, from = visit(), purpose: "sign_in" | "reset" = "sign_in") =>
  door.requestLink(from, { email, purpose, locale: "id", next: "" });
const signUp = (email: string, from = visit()) => person.signUp(from, { email, locale: "id", next: "" });

const timetable = (slug: string) => ({
  title: "Klinik CV",
  slug,
  purpose: "Read a CV together",
  zone: "Asia/Jakarta",
  weekdays: ["MO" as const],
  startsLocal: "2026-01-05T19:00",
  minutes: 60,
  turnSeconds: 90 as const,
  agenda: [],
  myName: "Bayu",
});

async function host() {
  const bayu = await member("recruiter");
  const slug = `klinik-${randomUUID()}`;
  must(await series.create(bayu, timetable(slug), seriesRooms));
  const { id } = await db.series.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return { bayu, seriesId: id };
}

/** A company that may write to an applicant, and its mail. */
async function reachable() {
  const at = await company();
  const ayu = await member();
  must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card, contact: true }));
  const given = await db.disclosureGrant.findFirstOrThrow({ where: { personId: ayu.personId }, select: { id: true, relay: true } });
  const mail = {
    from: await confirmedAddress(at.sari),
    to: `${given.relay}@${relayDomain}`,
    subject: "",
    text: "Hello",
    files: 0,
    left: 0,
    senders: [],
  };
  return { sari: at.sari, grantId: given.id, mail };
}

const passed = async (mail: Awaited<ReturnType<typeof reachable>>["mail"]): Promise<Result<unknown>> =>
  (await relay.pass({ ...mail, messageId: randomUUID() })) === "passed" ? done(null) : refuse("too_often", { minutes: 1 });

const sendReport = (seriesId: string, reporter: report.Reporter) =>
  report.file(reporter, { about: { kind: "series", id: seriesId }, category: "other", words: "", draftId: randomUUID() });

/** Nobody listens there: without this browser's token the sign-in does not get so far. */
const oneProvider = {
  OIDC_PROVIDERS: "one",
  OIDC_ONE_NAME: "One",
  OIDC_ONE_ISSUER: "http://127.0.0.1:9",
  OIDC_ONE_CLIENT_ID: "one",
  OIDC_ONE_CLIENT_SECRET: "one",
};

type Limit = keyof typeof limits;

/** For each limit: whose count it is, and a try that is counted there. More than one where more than one verb counts. */
const scenarios: Record<Limit, (() => Promise<Scenario>)[]> = {
  wrongByNetwork: [
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => signIn(anAddress(), from) };
    },
  ],
  wrongByAccountAndNetwork: [
    async () => {
      const [from, email] = [visit(), anAddress()];
      return { whose: `${digest(email)} ${from.network}`, attempt: () => signIn(email, from) };
    },
  ],
  wrongByAccount: [
    async () => {
      const email = anAddress();
      return { whose: digest(email), attempt: () => signIn(email) };
    },
  ],
  wrongByAll: [async () => ({ whose: "all", attempt: () => signIn(anAddress()) })],
  passwordChangeByPerson: [
    async () => {
      const { actor } = await account(mailbox);
      return { whose: actor.personId, attempt: () => person.changePassword(actor, { current: another, next: another }) };
    },
  ],
  codeByPerson: [
    async () => {
      const { actor, email } = await account(mailbox);
      await withApp(actor);
      const { token } = must(await signIn(email, visit(), good));
      return { whose: actor.personId, attempt: () => secondStep.byCode(visit(), token, { code: "000000" }) };
    },
    async () => {
      const { actor } = await account(mailbox);
      await withApp(actor);
      return { whose: actor.personId, attempt: () => proof.byCode(actor, visit(), { code: "000000" }) };
    },
  ],
  passkeyByNetwork: [
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => passkey.ask(from, null) };
    },
  ],
  receiptByNetwork: [
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => receipt.find(from, "SK-0000-0000-0000") };
    },
  ],
  signUpByNetwork: [
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => signUp(anAddress(), from) };
    },
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => ask(anAddress(), from) };
    },
  ],
  providerByNetwork: [
    async () => {
      const at = visit();
      Object.assign(process.env, oneProvider);
      const attempt = async (): Promise<Result<null>> => {
        const answer = await answerAuth({ method: "POST", path: ["signin", "one"], query: {}, body: {}, cookies: {}, visit: at });
        return answer.body?.includes("provider=too_often") ? refuse("too_often", { minutes: 1 }) : done(null);
      };
      return { whose: at.network, attempt };
    },
  ],
  dataRequestByNetwork: [
    async () => {
      const from = visit();
      return { whose: from.network, attempt: () => dataRequest.ask(from, { email: anAddress(), locale: "id" }) };
    },
  ],
  letterByAccountAndNetwork: [signUp, ask].map((order) => async () => {
    const [from, email] = [visit(), anAddress()];
    return { whose: `${digest(email)} ${from.network}`, attempt: () => order(email, from) };
  }),
  letterByAccount: [signUp, ask].map((order) => async () => {
    const email = anAddress();
    return { whose: digest(email), attempt: () => order(email) };
  }),
  consentByPerson: [
    async () => {
      const someone = await member();
      const read = { purpose: "subjects", locale: "id", textHash: consent.textHashOf("subjects", "id") } as const;
      return { whose: someone.personId, attempt: () => consent.give(someone, read) };
    },
  ],
  registrationByPerson: [
    async () => {
      const asker = await member();
      return { whose: asker.personId, attempt: () => registration.ask(asker, visit(), registering()) };
    },
  ],
  companyPageByCompany: [
    async () => {
      const { organisationId, sari } = await company();
      const { name: _, email: __, ...says } = registering();
      return { whose: organisationId, attempt: () => companyPage.edit(sari, { organisationId, ...says }) };
    },
  ],
  invitationByPerson: [
    async () => {
      const { organisationId, sari } = await company();
      return { whose: sari.personId, attempt: () => invitation.invite(sari, { organisationId, email: anAddress(), role: "recruiter" }) };
    },
    async () => {
      const { rina, seriesId } = await forum();
      const wish = { seriesId, organisationId: null };
      return { whose: rina.personId, attempt: () => moderators.invite(rina, { ...wish, email: anAddress(), name: randomUUID() }) };
    },
  ],
  guestEntryByNetwork: [
    async () => {
      const [{ roomId }, network] = [await forum(), randomUUID()];
      return { whose: network, attempt: () => enter(guest(), network, { roomId }) };
    },
  ],
  entryByNetwork: [guest, member].map((somebody) => async () => {
    const [{ roomId }, network] = [await forum(), randomUUID()];
    return { whose: network, attempt: async () => enter(await somebody(), network, { roomId }) };
  }),
  entryByCaller: [
    async () => {
      const [{ roomId }, someone] = [await forum(), guest()];
      return { whose: `${someone.guestDigest} ${roomId}`, attempt: () => enter(someone, randomUUID(), { roomId }) };
    },
    async () => {
      const [{ roomId }, someone] = [await forum(), await member()];
      return { whose: `${someone.personId} ${roomId}`, attempt: () => enter(someone, randomUUID(), { roomId }) };
    },
  ],
  personaByPerson: [
    async () => {
      const [{ roomId }, someone] = [await forum(), await member()];
      return { whose: someone.personId, attempt: () => wear(someone, { roomId, fresh: true }) };
    },
    async () => {
      const [{ roomId }, someone] = [await forum(), await member()];
      must(await wear(someone, { roomId, fresh: true }));
      const { id: personaId } = await db.persona.findFirstOrThrow({ where: { personId: someone.personId }, select: { id: true } });
      return { whose: someone.personId, attempt: () => personas.drawAgain(someone, { personaId }) };
    },
  ],
  radarByPerson: [
    async () => {
      const [{ roomId, rina }, seeker] = [await forum(), await member()];
      await block.add(db, seeker.personId, rina.personId, { name: "", seed: "" });
      return { whose: seeker.personId, attempt: () => radar.read({ ...seeker, browserDigest: null }, roomId) };
    },
  ],
  handByPerson: [
    async () => {
      const [{ roomId }, someone] = [await forum(), await member()];
      must(await enter(someone, randomUUID(), { roomId }));
      return { whose: someone.personId, attempt: () => ticket.raise(someone, { roomId, card, pinRef: null }) };
    },
    async () => {
      const [{ roomId }, someone] = [await forum(), await member()];
      must(await enter(someone, randomUUID(), { roomId }));
      const { ticketId } = must(await ticket.raise(someone, { roomId, card, pinRef: null }));
      return { whose: someone.personId, attempt: () => ticket.withdraw(someone, { ticketId }) };
    },
  ],
  seriesByPerson: [
    async () => {
      const bayu = await member("recruiter");
      return { whose: bayu.personId, attempt: () => series.create(bayu, timetable(`klinik-${randomUUID()}`), seriesRooms) };
    },
  ],
  seriesChangeByPerson: [
    async () => {
      const { bayu, seriesId } = await host();
      const { slug: _slug, myName: _myName, ...edit } = timetable("");
      return { whose: bayu.personId, attempt: () => series.edit(bayu, { ...edit, seriesId }, seriesRooms) };
    },
    async () => {
      const { bayu, seriesId } = await host();
      const day = { seriesId, localDate: "2026-01-06", reason: "Holiday" };
      return { whose: bayu.personId, attempt: () => series.skipDay(bayu, day, seriesRooms) };
    },
  ],
  vacancyByOrganisation: [
    async () => {
      const { organisationId, sari } = await company();
      return { whose: organisationId, attempt: () => vacancy.post(sari, terms(organisationId)) };
    },
  ],
  vacancyChangeByOrganisation: [
    async () => {
      const at = await company();
      const { organisationId: _, ...change } = terms(at.organisationId);
      const vacancyId = await posted(at);
      return { whose: at.organisationId, attempt: () => vacancy.edit(at.sari, { ...change, vacancyId, version: 1 }) };
    },
  ],
  draftByPerson: [
    async () => {
      const { organisationId, sari } = await company();
      const blank = { draftId: null, organisationId, vacancyId: null, version: 0, fields: draftFields.parse({}) };
      return { whose: sari.personId, attempt: () => draft.save(sari, blank) };
    },
  ],
  reportByReporter: [
    async () => {
      const [someone, hall] = [await member(), await forum()];
      return { whose: someone.personId, attempt: () => sendReport(hall.seriesId, { caller: someone, visit: visit() }) };
    },
  ],
  reportByNetwork: [
    async () => {
      const [from, hall] = [visit(), await forum()];
      return { whose: from.network, attempt: async () => sendReport(hall.seriesId, { caller: guest(), visit: from }) };
    },
  ],
  hideFromByPerson: [
    async () => {
      const seeker = await member();
      return { whose: seeker.personId, attempt: () => shield.add(seeker, { kind: "domain", domain: "pabrik.example" }) };
    },
  ],
  relayedMailBySender: [
    async () => {
      const { sari, mail } = await reachable();
      return { whose: sari.personId, attempt: () => passed(mail) };
    },
  ],
  relayedMailByGrant: [
    async () => {
      const { grantId, mail } = await reachable();
      return { whose: grantId, attempt: () => passed(mail) };
    },
  ],
  allowanceByPerson: [
    async () => {
      const hall = await forum();
      const ayu = await heard(hall);
      const { id: moderatorId } = await db.moderator.findFirstOrThrow({
        where: { spaceId: hall.seriesId, personId: hall.rina.personId },
        select: { id: true },
      });
      const wish = { roomId: hall.roomId, moderatorId, fields: ["name" as const], days: 7 as const };
      return { whose: ayu.personId, attempt: () => recruiterGrant.allow(ayu, wish) };
    },
  ],
  blockByPerson: [
    async () => {
      const seeker = await member();
      return { whose: seeker.personId, attempt: () => seatBlock.add(seeker, { seatId: randomUUID() }) };
    },
  ],
  thawByPerson: [
    async () => {
      const seeker = await member();
      return {
        whose: seeker.personId,
        attempt: async () => {
          must(await freezing.freeze(seeker));
          return freezing.thaw(seeker);
        },
      };
    },
  ],
  cvByPerson: [
    async () => {
      const someone = await member();
      return { whose: someone.personId, attempt: () => cv.print(someone, "id") };
    },
  ],
  profileByPerson: [
    async () => {
      const someone = await member();
      const content = { label: "Juru las", summary: "", extra: {} };
      return { whose: someone.personId, attempt: () => profile.save(someone, { section: "basics", version: 0, content }) };
    },
  ],
  noteByPerson: [
    async () => {
      const [at, ayu] = [await company(), await member()];
      const { applicationId } = must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card }));
      return { whose: at.sari.personId, attempt: () => note.add(at.sari, { applicationId, words: "Ask again." }) };
    },
  ],
  bulkByPerson: [
    async () => {
      const [at, ayu] = [await company(), await member()];
      const vacancyId = await posted(at);
      const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
      const asked = {
        vacancyId,
        applications: [{ applicationId, version: 0 }],
        to: "contacted" as const,
        reason: null,
        words: "",
        confirmed: false,
      };
      return { whose: at.sari.personId, attempt: () => bulk.moveMany(at.sari, asked) };
    },
  ],
  applicationByPerson: [
    async () => {
      const [vacancyId, someone] = [await posted(await company()), await member()];
      return { whose: someone.personId, attempt: () => application.apply(someone, { vacancyId, roomId: null, card }) };
    },
  ],
};

/** The count of one rule for one is used up. */
const exhaust = (rule: Limit, whose: string, points: number = limits[rule].points) =>
  db.rateLimit.upsert({
    where: { key: `${rule}:${whose}` },
    create: { key: `${rule}:${whose}`, points, expire: BigInt(Date.now() + 60_000) },
    update: { points, expire: BigInt(Date.now() + 60_000) },
  });

const pointsOf = async () =>
  new Map((await db.rateLimit.findMany()).filter(({ points }) => points > 0).map(({ key, points }) => [key, points]));

const cases = Object.entries(scenarios).flatMap(([rule, each]) => each.map((scene, nth) => [rule as Limit, nth + 1, scene] as const));

describe("O-10 every limit of the table stands", () => {
  test.each(cases)(
    "%s holds back who tried too often (%i), charges them nowhere else, and lets them on when it is over",
    async (rule, _nth, scene) => {
      const { whose, attempt } = await scene();
      await db.rateLimit.deleteMany();
      await exhaust(rule, whose);
      expect(code(await attempt())).toBe("too_often");
      expect([...(await pointsOf()).keys()]).toEqual([`${rule}:${whose}`]);
      await db.rateLimit.deleteMany();
      expect(code(await attempt())).not.toBe("too_often");
    },
  );

  test.each(cases)("%s counts a try (%i)", async (rule, _nth, scene) => {
    const { whose, attempt } = await scene();
    await db.rateLimit.deleteMany();
    await exhaust(rule, whose, limits[rule].points - 1);
    const first = await attempt();
    expect(code(first)).not.toBe("too_often");
    // A right password is given back; everything else was counted.
    expect(code(await attempt())).toBe("too_often");
  });
});

test("A-10 a flood of wrong passwords from one network shuts out nobody else", async () => {
  await db.rateLimit.deleteMany();
  const owner = await account(mailbox);
  await db.rateLimit.deleteMany();
  const attacker = visit();
  const codes: (number | null)[] = [];
  for (let wave = 0; wave < 20; wave++)
    codes.push(
      ...(await Promise.all(Array.from({ length: 8 }, () => spend([limits.wrongByNetwork, attacker.network], [limits.wrongByAll, "all"])))),
    );
  expect(codes.filter((minutes) => minutes === null)).toHaveLength(limits.wrongByNetwork.points);
  expect((await pointsOf()).get("wrongByAll:all")).toBeLessThanOrEqual(limits.wrongByNetwork.points);
  expect(code(await signIn(owner.email, attacker, good))).toBe("too_often");
  must(await signIn(owner.email, visit(), good));
});

test("A-10 the owner gets in while somebody tries passwords on the account, and asks for a letter too", async () => {
  const owner = await account(mailbox);
  await db.rateLimit.deleteMany();
  const attacker = visit();
  for (let turn = 0; turn < 8; turn++) await signIn(owner.email, attacker);
  for (let turn = 0; turn < 5; turn++) await ask(owner.email, attacker);
  expect(code(await signIn(owner.email, attacker, good))).toBe("too_often");
  expect(code(await ask(owner.email, attacker))).toBe("too_often");
  must(await signIn(owner.email, visit(), good));
  must(await ask(owner.email));
});

test("A-10 passwords tried on one account from many networks are held back, and its owner's letter still comes", async () => {
  const owner = await account(mailbox);
  await db.rateLimit.deleteMany();
  await exhaust("wrongByAccount", digest(owner.email));
  expect(code(await signIn(owner.email, visit(), good))).toBe("too_often");
  must(await ask(owner.email));
  expect((await mailbox.to(owner.email)).at(-1)?.text).toContain("Tautan masuk");
});

test.each(["wrongByAccount", "wrongByAccountAndNetwork", "letterByAccount", "letterByAccountAndNetwork"] as const)(
  "A-10 %s keeps an owner out for a quarter of an hour at most, whoever used it up",
  async (rule) => expect(limits[rule].seconds).toBeLessThanOrEqual(15 * 60),
);

test("guests who flood a room from one network leave its members and other networks theirs", async () => {
  const [{ roomId }, network] = [await forum(), randomUUID()];
  await db.rateLimit.deleteMany();
  await exhaust("guestEntryByNetwork", network, limits.guestEntryByNetwork.points - 2);
  const flood = await Promise.all(Array.from({ length: 6 }, () => enter(guest(), network, { roomId })));
  expect(flood.map(code).sort()).toEqual([...Array<string>(2).fill("ok"), ...Array<string>(4).fill("too_often")]);
  must(await enter(await member(), network, { roomId }));
  must(await enter(guest(), randomUUID(), { roomId }));
});

test("nobody signs in while tries cannot be counted", async () => {
  const { email } = await account(mailbox);
  const sessions = await db.session.count();
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE rate_limit IN ACCESS EXCLUSIVE MODE`;
    const answers = await Promise.allSettled([signIn(email, visit(), good), ask(email), signUp(anAddress())]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });
  expect(await db.session.count()).toBe(sessions);
});
