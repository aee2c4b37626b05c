import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as registration from "#lib/accounts/company/registration";
import * as organisation from "#lib/accounts/organisation";
import { isPublicMail } from "#lib/accounts/public-mail";
import { registrationInput } from "#lib/accounts/schema";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { visit } from "#tests/factories/account";
import { letterToken, registered, registering } from "#tests/factories/company";
import { code, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

test("a company is there once its letter is answered by whoever asked, who is its admin; before that nobody finds anything", async () => {
  const sari = await member();
  const asked = registering();
  must(await registration.ask(sari, visit(), asked));
  expect(await db.organisation.count({ where: { name: asked.name } })).toBe(0);
  expect(await registration.pending(sari)).toMatchObject({ name: asked.name, email: asked.email });
  const { organisationId } = must(await registration.confirm(sari, { token: await letterToken(mailbox, asked.email) }));
  expect(await db.organisation.findUnique({ where: { id: organisationId } })).toMatchObject({
    name: asked.name,
    domain: asked.email.split("@")[1],
    about: asked.about,
    registeredById: sari.personId,
    passedAt: null,
  });
  expect(await db.membership.findMany({ where: { organisationId } })).toMatchObject([{ personId: sari.personId, role: "admin" }]);
  expect(await registration.pending(sari)).toBeNull();
  expect((await db.person.findUnique({ where: { id: sari.personId } }))?.firstRoleAt).not.toBeNull();
});

test("the link of the letter opens nothing to anybody else, a second time, a week later, or once it was taken back", async () => {
  const [sari, stranger] = [await member(), await member()];
  const asked = registering();
  must(await registration.ask(sari, visit(), asked));
  const token = await letterToken(mailbox, asked.email);
  expect(code(await registration.confirm(stranger, { token }))).toBe("link_dead");
  expect(code(await registration.confirm(sari, { token: token.replace(/.$/, "_") }))).toBe("link_dead");
  const twice = await Promise.all([registration.confirm(sari, { token }), registration.confirm(sari, { token })]);
  expect(twice.map(code).sort()).toEqual(["link_dead", "ok"]);

  const late = registering();
  must(await registration.ask(sari, visit(), late));
  const lateToken = await letterToken(mailbox, late.email);
  await move(8 * 24 * 3_600_000);
  expect(code(await registration.confirm(sari, { token: lateToken }))).toBe("link_dead");
  await registration.purge();
  expect(await db.companyRegistration.count({ where: { personId: sari.personId } })).toBe(0);

  const back = registering();
  const dewi = await member();
  must(await registration.ask(dewi, visit(), back));
  const backToken = await letterToken(mailbox, back.email);
  must(await registration.withdraw(dewi));
  must(await registration.withdraw(dewi));
  expect(code(await registration.confirm(dewi, { token: backToken }))).toBe("link_dead");
});

test("of two people who register one domain, also at once, one has the company and the other is told to ask its admin, and not who that is", async () => {
  const domain = `${randomUUID()}.test`;
  const [sari, dewi] = [await member(), await member()];
  const [ofSari, ofDewi] = [registering({ email: `sari@${domain}` }), registering({ email: `dewi@${domain}` })];
  must(await registration.ask(sari, visit(), ofSari));
  must(await registration.ask(dewi, visit(), ofDewi));
  const answers = await Promise.all([
    registration.confirm(sari, { token: await letterToken(mailbox, ofSari.email) }),
    registration.confirm(dewi, { token: await letterToken(mailbox, ofDewi.email) }),
  ]);
  expect(answers.map(code).sort()).toEqual(["company_exists", "ok"]);
  expect(await db.organisation.count({ where: { domain } })).toBe(1);
  const third = await registration.ask(await member(), visit(), registering({ email: `x@${domain}` }));
  expect(third).toEqual({ ok: false, code: "company_exists", detail: { field: "email" } });
});

test("a name is taken in any case of its letters", async () => {
  const first = await registered(mailbox);
  expect(code(await registration.ask(await member(), visit(), registering({ name: first.name.toUpperCase() })))).toBe("name_taken");
});

test("a fourth company of one person is refused", async () => {
  const sari = await member();
  for (const _ of [1, 2, 3]) await registered(mailbox, { sari });
  expect(code(await registration.ask(sari, visit(), registering()))).toBe("companies_full");
  expect(await organisation.mine(sari)).toHaveLength(3);
});

test.each(["gmail.com", "yahoo.co.id", "Outlook.com", "mail.yahoo.com", "proton.me", "hotmail.com.ar", "sub.plasa.com"])(
  "an address at %s says nothing about a company",
  async (domain) => {
    expect(await registration.ask(await member(), visit(), registering({ email: `hr@${domain}` }))).toEqual({
      ok: false,
      code: "free_mail",
      detail: { field: "email" },
    });
  },
);

test.each(["live.astra.co.id", "contoh.co.id", "ui.ac.id", "gmail-kerja.co.id", "outlook.perusahaan.id", "yahoo-motor.com"])(
  "%s is a domain of a company's own",
  (domain) => {
    expect(isPublicMail(domain)).toBe(false);
  },
);

test("a session that proved long ago who it is registers nothing before it proves it again", async () => {
  const sari = await member();
  await move(11 * 60_000);
  expect(code(await registration.ask(sari, visit(), registering()))).toBe("proof_needed");
});

test("a website is written as people write it, and is one on the web", () => {
  const read = (website: string) => registrationInput.safeParse({ ...registering(), website });
  expect(read("contoh.co.id").data?.website).toBe("https://contoh.co.id");
  expect(read("").success).toBe(true);
  for (const bad of ["javascript:alert(1)", "https://user:pass@contoh.co.id", "ftp://contoh.co.id", "localhost"])
    expect(read(bad).success, bad).toBe(false);
});
