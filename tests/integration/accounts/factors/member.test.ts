// Members of a company read what people in search of work wrote: without a second factor their membership counts for seven days.
import { expect, test } from "vitest";
import * as membership from "#lib/accounts/company/membership";
import * as factor from "#lib/accounts/factors/factor";
import * as invitation from "#lib/accounts/invitation";
import * as organisation from "#lib/accounts/organisation";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as pipeline from "#lib/hiring/application/pipeline";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as editor from "#lib/hiring/vacancy/vacancy-editor";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, actorOf, good, visit } from "#tests/factories/account";
import { step } from "#tests/factories/application";
import { withApp } from "#tests/factories/factor";
import { card, code, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, posted, terms } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const day = 24 * 3_600_000;

/** Invited to the company by Sari, and said yes: the seven days begin. */
async function join({ organisationId, sari }: Awaited<ReturnType<typeof company>>) {
  const someone = await account(mailbox);
  must(await invitation.invite(sari, { organisationId, email: someone.email, role: "admin" }));
  const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { organisationId }, select: { id: true } });
  must(await invitation.accept(someone.actor, { invitationId }));
  return { ...someone, actor: await actorOf(someone.token) };
}

const signIn = async (email: string) => must(await door.byPassword(visit(), { email, password: good })).token;

/** What a member may, and whether each of it is done. */
async function worksFor(actor: Actor, at: { organisationId: string; vacancyId: string; applicationId: string }) {
  const { organisationId, vacancyId, applicationId } = at;
  return {
    overview: (await employer.overview(actor)).organisations.length > 0,
    applicants: (await employer.applicants(actor, vacancyId)) !== null,
    shown: (await employer.shown(actor, vacancyId)) !== null,
    edit: (await editor.editable(actor, vacancyId, "id")) !== null,
    open: code(await application.open(actor, { applicationId })) === "ok",
    post: code(await vacancy.post(actor, { ...terms(organisationId), title: crypto.randomUUID() })) === "ok",
    invite:
      code(await invitation.invite(actor, { organisationId, email: `${crypto.randomUUID()}@people.test`, role: "recruiter" })) === "ok",
    colleagues: (await organisation.companies(actor)).length > 0,
  };
}
const all = (is: boolean) =>
  Object.fromEntries(["overview", "applicants", "shown", "edit", "open", "post", "invite", "colleagues"].map((what) => [what, is]));

test("a company's member without a second factor works for it for seven days, then for nothing until there is one", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(await member(), { vacancyId, roomId: null, card, contact: false }));
  const about = { ...at, vacancyId, applicationId };
  const { actor, email } = await join(at);
  expect(actor).toMatchObject({ factorDueAt: expect.any(Date), isFactorOverdue: false });
  expect(await worksFor(actor, about)).toEqual(all(true));
  await clock.move(7 * day + 1000);
  const token = await signIn(email);
  const overdue = await actorOf(token);
  expect(overdue).toMatchObject({ isFactorOverdue: true });
  expect(await worksFor(overdue, about)).toEqual(all(false));
  expect(code(await pipeline.move(overdue, await step(applicationId, "contacted")))).toBe("missing");
  expect(code(await vacancy.close(overdue, { vacancyId }))).toBe("missing");
  const phone = await withApp(overdue);
  expect(phone.recoveryCodes).not.toEqual([]);
  const again = await actorOf(token);
  expect(again).toMatchObject({ factorDueAt: null, isFactorOverdue: false });
  expect(await worksFor(again, about)).toEqual(all(true));
  await clock.move(-7 * day - 1000);
});

test("leaving the company and being asked again starts no new seven days", async () => {
  const at = await company();
  const { actor, email } = await join(at);
  await clock.move(6 * day);
  must(await membership.drop(actor, { organisationId: at.organisationId, personId: actor.personId }));
  expect((await actorOf(await signIn(email))).factorDueAt).toBeNull();
  await db.membership.create({
    data: { personId: actor.personId, organisationId: at.organisationId, role: "admin" },
    select: { personId: true },
  });
  await clock.move(day + 1000);
  expect(await actorOf(await signIn(email))).toMatchObject({ isFactorOverdue: true });
  await clock.move(-7 * day - 1000);
});

test("who joins with a passkey only signs in anew, with the second step; who has no factor stays signed in", async () => {
  const at = await company();
  const someone = await account(mailbox);
  await db.passkey.create({
    data: { personId: someone.actor.personId, credentialId: crypto.randomUUID(), publicKey: Buffer.from("key"), name: "Telepon" },
    select: { id: true },
  });
  must(await invitation.invite(at.sari, { organisationId: at.organisationId, email: someone.email, role: "admin" }));
  const [asked] = await invitation.waiting(someone.actor);
  must(await invitation.accept(someone.actor, { invitationId: asked?.invitationId ?? "" }));
  expect(await session.find(someone.token)).toBeNull();
  expect(await session.find((await join(await company())).token)).not.toBeNull();
});

test("a member whose only factor is a passkey is asked for it after the password, and whoever belongs to no company is not", async () => {
  const { actor } = await join(await company());
  const own = await factor.of(db, actor.personId);
  expect(factor.asksSecondStep({ ...own, passkeys: 1 })).toBe(true);
  const stranger = await account(mailbox);
  expect(stranger.actor).toMatchObject({ factorDueAt: null, isFactorOverdue: false });
  expect(factor.asksSecondStep({ ...(await factor.of(db, stranger.actor.personId)), passkeys: 1 })).toBe(false);
});
