// The contact relay, by real SMTP on both sides: who may write, what both sides learn of each other, and when it is dead.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import * as membership from "#lib/accounts/company/membership";
import * as block from "#lib/disclosure/block";
import * as freezing from "#lib/disclosure/freeze";
import * as grant from "#lib/disclosure/grant";
import * as ledger from "#lib/disclosure/ledger";
import { faults } from "#lib/disclosure/ledger-check";
import * as application from "#lib/hiring/application/application";
import * as seeker from "#lib/hiring/seeker";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { openMailbox } from "#scripts/demo/mailbox";
import { freePort } from "#scripts/port";
import { card, code, member, must } from "#tests/factories/forum";
import { confirmedAddress, relayDomain, useRelay } from "#tests/factories/relay";
import { company, posted } from "#tests/factories/vacancy";

const { state, send } = useRelay();
afterEach(() => {
  state.left.length = 0;
  state.fault = null;
  state.faultCode = 450;
});

/** Ayu applied and allowed the company to write to her; `masked` is what the company sees of her address. */
async function reachable() {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card, contact: true }));
  const opened = must(await application.open(at.sari, { applicationId }));
  const masked = opened.relay ?? "";
  const [sari, own] = [await confirmedAddress(at.sari), await confirmedAddress(ayu)];
  return { at, vacancyId, ayu, applicationId, name: opened.name, masked, sari, own };
}

const header = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(raw)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? "";
const addressIn = (raw: string, name: string) => /[a-z0-9]+@[a-z.]+/i.exec(header(raw, name).split("<").at(-1) ?? "")?.[0] ?? "";
/** A mail's text, decoded. */
const wordsOf = (raw: string) =>
  raw.replace(/=\r\n/g, "").replace(/((?:=[0-9A-F]{2})+)/g, (all) => Buffer.from(all.replaceAll("=", ""), "hex").toString("utf8"));

test("a company writes to an applicant and is answered, and neither side learns the other's address", async () => {
  const { at, ayu, name, masked, sari, own } = await reachable();
  expect(masked).toMatch(new RegExp(`^[a-z0-9]{26}@${relayDomain}$`));
  const written = { from: `Sari M. <${sari}>`, to: masked, replyTo: sari, subject: `Interview by ${sari}`, messageId: `<1@${own}.laptop>` };
  expect(await send({ ...written, text: `Can you come on Monday? ${sari.toUpperCase()}`, headers: { "X-Mailer": "PT Mail 4" } })).toBe(250);
  expect(state.left.map(({ to }) => to)).toEqual([[own]]);
  const { raw } = state.left[0] ?? { raw: "" };
  expect(raw.toLowerCase()).not.toContain(sari);
  for (const trace of ["X-Mailer", "Received", "laptop", "Reply-To", own]) expect(raw).not.toContain(trace);
  expect(wordsOf(raw)).toContain("Can you come on Monday?");
  // A phone is shared: nothing on its lock screen tells of work.
  expect(header(raw, "From")).toMatch(/^Suara Kerja </);
  expect(header(raw, "Subject")).not.toContain("Interview");
  expect(wordsOf(raw)).toContain("Interview by");

  const toSari = addressIn(raw, "From");
  expect(toSari).toMatch(new RegExp(`^[a-z0-9]{26}@${relayDomain}$`));
  expect(toSari).not.toBe(masked);
  const quoted = `Yes.\n\nOn Monday, To: Ayu <${own}> wrote:\n> Can you come?`;
  expect(await send({ from: own, to: toSari, subject: "Re: Interview", text: quoted, inReplyTo: header(raw, "Message-ID") })).toBe(250);
  const answer = state.left[1] ?? { to: [], raw: "" };
  expect(answer.to).toEqual([sari]);
  expect(answer.raw).not.toContain(own);
  expect(header(answer.raw, "From")).toContain(name.split(" ")[0]);
  expect(addressIn(answer.raw, "From")).toBe(masked);
  expect(header(answer.raw, "Subject")).toBe("Re: Interview");
  expect(header(answer.raw, "References")).toBe(header(raw, "References"));
  expect(await send({ from: sari, to: addressIn(answer.raw, "From"), text: "See you then" })).toBe(250);

  const looks = (await ledger.own(ayu)).looks.filter(({ purpose }) => purpose === "contact");
  const company = await db.organisation.findUniqueOrThrow({ where: { id: at.organisationId } });
  expect(looks).toMatchObject([
    { fields: ["contact"], organisation: company.name, grant: { state: "standing" } },
    { fields: ["contact"], organisation: company.name },
  ]);
  expect(await faults()).toEqual([]);
});

test("without having allowed it nobody has a masked address", async () => {
  const at = await company();
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card }));
  expect(must(await application.open(at.sari, { applicationId })).relay).toBeNull();
  expect((await grant.own(ayu)).grants).toMatchObject([{ fields: ["name", "card"], relay: null }]);
});

test("strangers, other companies, former members and unknown addresses get one and the same answer, and no row is written", async () => {
  const { at, ayu, masked, sari, own } = await reachable();
  const dewi = await member();
  await db.membership.create({ data: { organisationId: at.organisationId, personId: dewi.personId }, select: { personId: true } });
  must(await membership.drop(at.sari, { organisationId: at.organisationId, personId: dewi.personId }));
  const strangers = [
    await confirmedAddress(dewi),
    (await company()).sari,
    await member("admin", "officer"),
    ayu,
    "nobody@company.example",
    "не@кто",
  ];
  for (const stranger of strangers)
    expect(
      await send({ from: typeof stranger === "string" ? stranger : await confirmedAddress(stranger), to: masked, text: "Hello" }),
    ).toBe(550);
  for (const to of [`nobody@${relayDomain}`, own, sari, `${masked}.evil.example`, `a${masked}`])
    expect(await send({ from: sari, to, text: "Hello" })).toBe(550);
  expect(state.left).toEqual([]);
  expect((await ledger.own(ayu)).looks.filter(({ purpose }) => purpose === "contact")).toEqual([]);
});

test("an address that nobody has confirmed writes to nobody", async () => {
  const { at, masked, sari } = await reachable();
  await db.person.update({ where: { id: at.sari.personId }, data: { emailConfirmedAt: null }, select: { id: true } });
  expect(await send({ from: sari, to: masked, text: "Hello" })).toBe(550);
});

test("the relay dies in both directions with its grant: taken back, at its end, with a freeze, a block, the application and the membership", async () => {
  const ends: ((one: Awaited<ReturnType<typeof reachable>>) => Promise<unknown>)[] = [
    async ({ ayu }) => must(await grant.withdraw(ayu, { grantId: (await grant.own(ayu)).grants[0]?.grantId ?? "" })),
    async ({ ayu, applicationId }) => must(await application.withdraw(ayu, { applicationId })),
    async ({ ayu }) => must(await freezing.freeze(ayu)),
    async ({ ayu, at }) => transact((tx) => block.add(tx, ayu.personId, at.sari.personId, { name: "", seed: "" })),
    // A member without a second factor counts for nothing after a week.
    async () => move(8 * 86_400_000),
    async () => move(37 * 86_400_000),
  ];
  for (const [index, end] of ends.entries()) {
    const one = await reachable();
    expect(await send({ from: one.sari, to: one.masked, text: "Hello" })).toBe(250);
    const toSari = addressIn(state.left.at(-1)?.raw ?? "", "From");
    await end(one);
    expect(await send({ from: one.sari, to: one.masked, text: "Are you there?" }), `end ${index}`).toBe(550);
    expect(await send({ from: one.own, to: toSari, text: "Yes" }), `end ${index}`).toBe(550);
  }
  await move(-45 * 86_400_000);
  expect(state.left).toHaveLength(ends.length);
});

test("taken back and given anew, the old address stays dead and the new one leads on", async () => {
  const { at, vacancyId, ayu, applicationId, masked, sari } = await reachable();
  must(await application.withdraw(ayu, { applicationId }));
  must(await application.apply(ayu, { vacancyId, roomId: null, card, contact: true }));
  const { relay } = must(await application.open(at.sari, { applicationId }));
  expect(relay).not.toBe(masked);
  expect(await send({ from: sari, to: masked, text: "Hello" })).toBe(550);
  expect(await send({ from: sari, to: relay ?? "", text: "Hello" })).toBe(250);
});

test("an applicant allows it afterwards, until the same day; strangers cannot, nor after the application was taken back", async () => {
  const at = await company();
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId: await posted(at), roomId: null, card }));
  const [before] = (await grant.own(ayu)).grants;
  expect(await seeker.applications(ayu)).toMatchObject([{ mayAllowContact: true }]);
  for (const other of [at.sari, await member(), await member("admin")])
    expect(code(await application.allowContact(other, { applicationId }))).toBe("missing");
  const answers = await Promise.all([1, 2].map(() => application.allowContact(ayu, { applicationId })));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await seeker.applications(ayu)).toMatchObject([{ mayAllowContact: false }]);
  expect(await grant.own(ayu)).toMatchObject({
    standing: 1,
    total: 2,
    grants: [{ fields: ["name", "card", "contact"], until: before?.until }, {}],
  });
  const { relay } = must(await application.open(at.sari, { applicationId }));
  expect(await send({ from: await confirmedAddress(at.sari), to: relay ?? "", text: "Hello" })).toBe(250);
  must(await application.withdraw(ayu, { applicationId }));
  expect(code(await application.allowContact(ayu, { applicationId }))).toBe("missing");
});

test("mail that nobody wrote goes nowhere: bounces, answers of machines, lists, and what has been here before", async () => {
  const { masked, sari } = await reachable();
  const written = { from: sari, to: masked, text: "Hello" };
  expect(await send({ ...written, envelopeFrom: "" })).toBe(554);
  for (const headers of [
    { "Auto-Submitted": "auto-replied" },
    { Precedence: "bulk" },
    { Precedence: "auto_reply" },
    { "X-Autoreply": "yes" },
    { "X-Autorespond": "Away" },
    { "List-Id": "<all.company.example>" },
    { "X-Relay-Hop": "1" },
  ])
    expect(await send({ ...written, headers: headers as Record<string, string> }), JSON.stringify(headers)).toBe(554);
  expect(await send({ ...written, headers: { "Auto-Submitted": "no" } })).toBe(250);
  expect(state.left).toHaveLength(1);
});

test("a mail goes on only when it is From the one address that sends it, however that is spelled", async () => {
  const { masked, sari } = await reachable();
  const written = { to: masked, text: "Hello", envelopeFrom: sari };
  const from = (...authors: string[]) => ({ ...written, from: authors as unknown as string });
  expect(await send(from("Sari <sari@elsewhere.example>"))).toBe(554);
  expect(await send(from(sari, "sari@elsewhere.example"))).toBe(554);
  expect(await send({ ...written, from: sari, raw: `From: ${sari}\r\nFrom: sari@elsewhere.example\r\n\r\nHello` })).toBe(554);
  expect(state.left).toEqual([]);
  expect(await send(from(`Sari <${sari.toUpperCase()}>`))).toBe(250);
});

test("a mail that names thousands of its sender's addresses is refused before any is looked for", async () => {
  const { masked, sari } = await reachable();
  const replyTo = Array.from({ length: 2_000 }, (_, n) => `${n}@company.example`).join(", ");
  expect(await send({ from: sari, to: masked, text: "Hello", replyTo })).toBe(554);
  expect(state.left).toEqual([]);
});

test("files end at the relay and the reader is told; too much text and too many bytes are refused", async () => {
  const { masked, sari } = await reachable();
  const attachments = [{ filename: "offer.pdf", content: "secret offer" }];
  const html = "<p>Hello <img src='https://tracker.example/x.gif'></p>";
  expect(await send({ from: sari, to: masked, html, attachments })).toBe(554);
  expect(await send({ from: sari, to: masked, html })).toBe(554);
  expect(await send({ from: sari, to: masked, text: "Hello", html, attachments })).toBe(250);
  const raw = wordsOf(state.left[0]?.raw ?? "");
  expect(raw).toContain("Hello");
  for (const trace of ["offer.pdf", "secret offer", "tracker.example", "text/html"]) expect(raw).not.toContain(trace);
  expect(raw).toMatch(/1 file/);
  expect(await send({ from: sari, to: masked, text: "a".repeat(100_001) })).toBe(552);
  expect(await send({ from: sari, to: masked, text: "Hello", attachments: [{ filename: "a", content: "a".repeat(4_000_000) }] })).toBe(552);
  expect(state.left).toHaveLength(1);
});

test("an address stays masked however it is written in the mail, and mails and contact cards inside it end at the relay", async () => {
  const { masked, sari } = await reachable();
  const encoded = [sari.replace("@", "=40"), `=?utf-8?B?${Buffer.from(sari).toString("base64")}?=`, sari.replace("@", "@\n> ")];
  const vcard = `BEGIN:VCARD\nVERSION:4.0\nFN:Sari M.\nEMAIL:${sari}\nEND:VCARD`;
  const inner = `From: Sari M. <${sari}>\r\nSubject: Earlier\r\n\r\nWhat I wrote before`;
  const attachments = [
    { contentType: "message/rfc822", contentDisposition: "inline", content: inner, filename: "earlier.eml" },
    { contentType: "text/vcard", contentDisposition: "inline", content: vcard, filename: "sari.vcf" },
    { contentType: "text/plain", contentDisposition: "inline", content: vcard, filename: "sari.txt" },
    { filename: "offer.pdf", content: "offer" },
  ];
  expect(await send({ from: sari, to: masked, text: ["Hello", ...encoded].join("\n"), attachments })).toBe(250);
  const raw = wordsOf(state.left[0]?.raw ?? "");
  expect(raw).toContain("Hello");
  const own = sari.split("@")[0] ?? sari;
  for (const trace of [own, Buffer.from(sari).toString("base64"), "Sari M.", "VCARD", "What I wrote before"])
    expect(raw).not.toContain(trace);
  expect(raw).toContain("3 mails or contact cards inside it were left out as well");
  expect(raw).toContain("1 file that was attached was not passed on");
});

test("a mail that cannot be read is refused for good, and its sender does not try for days", async () => {
  const { masked, sari } = await reachable();
  const parts = Array.from({ length: 1_200 }, () => "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n").join("");
  const raw = `From: ${sari}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`;
  expect(await send({ from: sari, to: masked, raw })).toBe(554);
  expect(state.left).toEqual([]);
});

test("no mail is lost where the next mail server fails: its sender tries again, and that is one use and one mail", async () => {
  const { ayu, masked, sari } = await reachable();
  state.fault = "busy";
  const mail = { from: sari, to: masked, text: "Hello", messageId: "<one@company.example>" };
  expect(await send(mail)).toBe(451);
  state.fault = null;
  expect(await send(mail)).toBe(250);
  expect(await send({ ...mail, from: sari.toUpperCase() })).toBe(250);
  expect(new Set(state.left.map(({ raw }) => header(raw, "Message-ID"))).size).toBe(1);
  expect((await ledger.own(ayu)).looks.filter(({ purpose }) => purpose === "contact")).toHaveLength(1);
});

test("what the next mail server will never take counts as passed on: its sender neither tries again nor learns of it", async () => {
  const { masked, sari } = await reachable();
  Object.assign(state, { fault: "no such mailbox", faultCode: 550 });
  expect(await send({ from: sari, to: masked, text: "Hello" })).toBe(250);
  Object.assign(state, { fault: "busy", faultCode: 450 });
  expect(await send({ from: sari, to: masked, text: "Hello again" })).toBe(451);
  expect(state.left).toEqual([]);
});

test("a subject cannot bring lines into the mail's head", async () => {
  const { masked, sari, own } = await reachable();
  expect(await send({ from: sari, to: masked, subject: "=?utf-8?Q?Hi=0D=0ABcc:_x@evil.example?=", text: "Hello" })).toBe(250);
  expect(state.left[0]?.to).toEqual([own]);
  expect(header(state.left[0]?.raw ?? "", "Bcc")).toBe("");
});

test("two members who write at once to one person are answered at two addresses", async () => {
  const { at, masked, sari } = await reachable();
  const dewi = await member();
  await db.membership.create({ data: { organisationId: at.organisationId, personId: dewi.personId }, select: { personId: true } });
  const others = await confirmedAddress(dewi);
  const answers = await Promise.all([sari, others, sari, others].map((from, n) => send({ from, to: masked, text: `Hello ${n}` })));
  expect(answers).toEqual([250, 250, 250, 250]);
  expect(new Set(state.left.map(({ raw }) => addressIn(raw, "From"))).size).toBe(2);
});

test("with the embedded mailbox, mail to a masked address goes on to the relay and the answer comes back; all else stays there", async () => {
  const { masked, sari, own } = await reachable();
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-mail-"));
  const port = await freePort();
  const mailbox = await openMailbox(folder, port, { domain: relayDomain, port: state.port });
  try {
    expect(await send({ port, from: sari, to: masked, text: "Hello" })).toBe(250);
    expect(await send({ port, from: own, to: masked, text: "Hello" })).toBe(550);
    expect(await send({ port, from: sari, to: "somebody@site.test", text: "Hello" })).toBe(250);
    expect(state.left.map(({ to }) => to)).toEqual([[own]]);
    expect((await readdir(folder)).filter((name) => name.endsWith(".json"))).toHaveLength(1);
  } finally {
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  }
});
