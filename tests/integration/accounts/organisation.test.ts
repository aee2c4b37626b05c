import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import * as membership from "#lib/accounts/company/membership";
import * as invitation from "#lib/accounts/invitation";
import { purge } from "#lib/accounts/jobs";
import * as organisation from "#lib/accounts/organisation";
import * as sessionLife from "#lib/accounts/sign-in/session-life";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, anAddress } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

async function admin() {
  const made = await account(mailbox);
  await db.roleGrant.create({ data: { personId: made.actor.personId, role: "admin" } });
  return { ...made, actor: { ...made.actor, roles: ["admin"] as const } };
}

/** A company with one member. */
async function company() {
  const { actor: by } = await admin();
  const { organisationId } = must(await organisation.create(by, { name: `PT ${randomUUID()}` }));
  const sari = await account(mailbox);
  await db.membership.create({ data: { organisationId, personId: sari.actor.personId, role: "admin" } });
  return { organisationId, by, sari };
}

test("an admin makes a company; a second one of that name is refused, also at once; others make none", async () => {
  const { actor: by } = await admin();
  const name = `PT ${randomUUID()}`;
  const answers = await Promise.all([organisation.create(by, { name }), organisation.create(by, { name })]);
  expect(answers.map(code).sort()).toEqual(["name_taken", "ok"]);
  expect(code(await organisation.create((await account(mailbox)).actor, { name: `PT ${randomUUID()}` }))).toBe("missing");
});

test("whoever is invited becomes a member by accepting, in one letter's time, and once", async () => {
  const { organisationId, sari } = await company();
  const guest = await account(mailbox);
  must(await invitation.invite(sari.actor, { organisationId, email: guest.email, role: "recruiter" }));
  must(await invitation.invite(sari.actor, { organisationId, email: guest.email.toUpperCase(), role: "recruiter" }));
  expect((await mailbox.to(guest.email)).filter(({ text }) => text.includes("Undangan bergabung"))).toHaveLength(1);
  expect(await organisation.mine(guest.actor)).toEqual([]);
  const [waiting] = await invitation.waiting(guest.actor);
  const answers = await Promise.all([1, 2].map(() => invitation.accept(guest.actor, { invitationId: waiting?.invitationId ?? "" })));
  expect(answers.map(code).sort()).toEqual(["missing", "ok"]);
  expect((await organisation.mine(guest.actor)).map(({ id }) => id)).toEqual([organisationId]);
});

test("inviting into a company that is not there is refused, to an admin too", async () => {
  const { by, sari } = await company();
  for (const actor of [by, sari.actor])
    expect(code(await invitation.invite(actor, { organisationId: randomUUID(), email: anAddress(), role: "recruiter" }))).toBe("missing");
});

test("inviting tells nobody whether an address has an account", async () => {
  const { organisationId, sari } = await company();
  const known = await account(mailbox);
  const unknown = anAddress();
  expect(await invitation.invite(sari.actor, { organisationId, email: known.email, role: "recruiter" })).toEqual(
    await invitation.invite(sari.actor, { organisationId, email: unknown, role: "recruiter" }),
  );
  const [crew] = await organisation.companies(sari.actor);
  expect(crew?.invitations.map(({ email }) => email).sort()).toEqual([known.email, unknown].sort());
  expect(crew?.members.map(({ email }) => email)).toEqual([sari.email]);
  const [first, second] = [await mailbox.to(known.email), await mailbox.to(unknown)].map((mails) =>
    mails.at(-1)?.text.replaceAll(known.email, "X").replaceAll(unknown, "X"),
  );
  expect(first).toBe(second);
});

test("a stranger invites nobody, ends no membership, and answers no invitation but their own", async () => {
  const { organisationId, sari } = await company();
  const stranger = await account(mailbox);
  const guest = await account(mailbox);
  expect(code(await invitation.invite(stranger.actor, { organisationId, email: stranger.email, role: "recruiter" }))).toBe("missing");
  expect(code(await membership.drop(stranger.actor, { organisationId, personId: sari.actor.personId }))).toBe("missing");
  must(await invitation.invite(sari.actor, { organisationId, email: guest.email, role: "recruiter" }));
  const [waiting] = await invitation.waiting(guest.actor);
  const theirs = { invitationId: waiting?.invitationId ?? "" };
  expect(code(await invitation.accept(stranger.actor, theirs))).toBe("missing");
  must(await invitation.decline(stranger.actor, theirs));
  must(await invitation.withdraw(stranger.actor, theirs));
  expect(await invitation.waiting(guest.actor)).toHaveLength(1);
  expect(await organisation.companies(stranger.actor)).toEqual([]);
});

test("a withdrawn, a declined and an old invitation are over", async () => {
  const { organisationId, by, sari } = await company();
  for (const end of ["withdraw", "decline", "age"] as const) {
    const guest = await account(mailbox);
    must(await invitation.invite(by, { organisationId, email: guest.email, role: "recruiter" }));
    const [waiting] = await invitation.waiting(guest.actor);
    const theirs = { invitationId: waiting?.invitationId ?? "" };
    if (end === "age") {
      await move(15 * 24 * 3_600_000);
      await purge();
    } else must(end === "withdraw" ? await invitation.withdraw(sari.actor, theirs) : await invitation.decline(guest.actor, theirs));
    expect(code(await invitation.accept(guest.actor, theirs))).toBe("missing");
    must(await invitation.decline(guest.actor, theirs));
  }
});

test("whoever joins a company is signed out after twelve hours unused, and no more once they left it", async () => {
  const { organisationId, by, sari } = await company();
  const ended = async (token: string, hours: number) => {
    await move(hours * 3_600_000);
    return (await session.find(token)) === null;
  };
  const [joined, left] = [await account(mailbox), await account(mailbox)];
  for (const { email, actor } of [joined, left]) {
    must(await invitation.invite(sari.actor, { organisationId, email, role: "recruiter" }));
    const [waiting] = await invitation.waiting(actor);
    must(await invitation.accept(actor, { invitationId: waiting?.invitationId ?? "" }));
  }
  must(await membership.drop(by, { organisationId, personId: left.actor.personId }));
  expect(await ended(joined.token, 11)).toBe(false);
  expect(await ended(joined.token, 13)).toBe(true);
  expect(await ended(left.token, 24)).toBe(false);
});

test("a session that is opened while its person joins a company lives as long as those of a company", async () => {
  const { organisationId, sari } = await company();
  const joining = await account(mailbox);
  must(await invitation.invite(sari.actor, { organisationId, email: joining.email, role: "recruiter" }));
  const [waiting] = await invitation.waiting(joining.actor);
  const { opened, accepted } = await db.$transaction(async (tx) => {
    // Opened by what was read before the membership, and not committed yet.
    const token = await session.open(tx, joining.actor.personId, "Chrome, Android", await sessionLife.of(tx, joining.actor.personId));
    const accepting = invitation.accept(joining.actor, { invitationId: waiting?.invitationId ?? "" });
    await vi.waitFor(async () => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(rows).toHaveLength(1);
    });
    return { opened: token, accepted: accepting };
  });
  must(await accepted);
  await move(13 * 3_600_000);
  expect(await session.find(opened)).toBeNull();
});

test("a session that ran out does not come back when its person leaves a company", async () => {
  const { organisationId, by, sari } = await company();
  const joined = await account(mailbox);
  must(await invitation.invite(sari.actor, { organisationId, email: joined.email, role: "recruiter" }));
  const [waiting] = await invitation.waiting(joined.actor);
  must(await invitation.accept(joined.actor, { invitationId: waiting?.invitationId ?? "" }));
  await move(13 * 3_600_000);
  expect(await session.find(joined.token)).toBeNull();
  must(await membership.drop(by, { organisationId, personId: joined.actor.personId }));
  expect(await session.find(joined.token)).toBeNull();
});

test("an ended membership gives nothing more, at once", async () => {
  const { organisationId, by, sari } = await company();
  must(await membership.drop(by, { organisationId, personId: sari.actor.personId }));
  must(await membership.drop(by, { organisationId, personId: sari.actor.personId }));
  expect(await organisation.mine(sari.actor)).toEqual([]);
  expect(code(await invitation.invite(sari.actor, { organisationId, email: anAddress(), role: "recruiter" }))).toBe("missing");
});
