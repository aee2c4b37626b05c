// What we hold of a person, harvested from the database itself: nothing is held that no context answers for, and nothing stays.
import { expect, test } from "vitest";
import * as invitation from "#lib/accounts/invitation";
import * as application from "#lib/hiring/application/application";
import * as outcome from "#lib/hiring/outcome/outcome";
import { personalData } from "#lib/personal-data";
import { db, Prisma, transact } from "#lib/platform/db";
import type { ColumnClass, KeepRule, TableRule } from "#lib/platform/personal-data";
import * as report from "#lib/reports/report";
import * as moderation from "#lib/rooms/moderation/moderation";
import * as moderators from "#lib/series/moderators";
import { account, visit } from "#tests/factories/account";
import { card, forum, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();

/** Tables that hold nothing of the product: the list of migrations, the clock of tests, when workers did their tasks. */
const ours = new Set(["_prisma_migrations", "clock", "scheduled_task"]);
const classed: Record<string, Readonly<Record<string, ColumnClass>>> = Object.assign({}, ...personalData.map(({ columns }) => columns));
const rules: Record<string, TableRule> = Object.assign({}, ...personalData.map(({ tables }) => tables));

const tables = async () =>
  (
    await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  )
    .map(({ name }) => name)
    .filter((name) => !ours.has(name));

/** Columns that point at a row of `table`. */
const pointingAt = (table: string) => db.$queryRaw<{ table: string; column: string; deletes: string }[]>`
  SELECT c.conrelid::regclass::text AS "table", a.attname AS "column", c.confdeltype::text AS deletes
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
  WHERE c.contype = 'f' AND c.confrelid = ${table}::regclass ORDER BY 1, 2`;

test("every table has one context that answers for it, and every column a class", async () => {
  const all = personalData.flatMap(({ columns }) => Object.keys(columns));
  expect([...all].sort()).toEqual(await tables());
  const found = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ANY (${await tables()})`;
  const names = found.map(({ table, column }) => `${table}.${column}`);
  const listed = Object.entries(classed).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`));
  expect(listed.sort()).toEqual(names.sort());
});

test("every class is one of those that are explained", () => {
  const classes = new Set(Object.values(classed).flatMap((columns) => Object.values(columns)));
  expect([...classes].sort()).toEqual(["about-others", "none", "secret", "staff", "subject"]);
});

test("every column that points at a person lets go when the account goes", async () => {
  const columns = await pointingAt("person");
  expect(columns.length).toBeGreaterThan(15);
  // c: the row goes too. n: the row stays, without the person.
  for (const { table, column, deletes } of columns) {
    expect.soft(["c", "n"], `${table}.${column}`).toContain(deletes);
    expect.soft(classed[table]?.[column], `${table}.${column}`).toBeDefined();
  }
});

test("every table has an end date for its rows, and whatever says something of a person is kept for a time that can be told", () => {
  for (const [table, columns] of Object.entries(classed)) {
    const rule = rules[table];
    expect.soft(rule?.keep.length, table).toBeGreaterThan(0);
    const saysSomething = Object.values(columns).some((kind) => kind === "subject" || kind === "secret");
    if (saysSomething && !["room", "organisation"].includes(table)) {
      expect.soft(rule?.holds, table).toBeTruthy();
      expect.soft(rule?.seenBy, table).toBeTruthy();
      expect.soft(rule?.keep.map(untilOf), table).not.toContain("never");
    }
    for (const keep of rule?.keep ?? []) {
      if ("of" in keep) expect.soft(Object.keys(classed), table).toContain(keep.of);
      if ("after" in keep) expect.soft(Object.keys(columns), table).toContain(keep.after);
      if ("empties" in keep) expect.soft(Object.keys(columns), table).toEqual(expect.arrayContaining([...(keep.empties ?? [])]));
    }
  }
});

const untilOf = (keep: KeepRule) => ("until" in keep ? keep.until : "hours");

test("whatever carries an address or a digest is not classed as nothing", async () => {
  for (const [table, columns] of Object.entries(classed)) {
    for (const [column, kind] of Object.entries(columns)) {
      if (/email|digest|hash|voice_id/.test(column)) expect.soft(kind, `${table}.${column}`).toMatch(/subject|secret/);
    }
  }
});

/** Somebody who did everything one can do here. */
async function busy() {
  const { email, actor } = await account(mailbox);
  const hall = await forum();
  const person = await heard(hall, actor);
  const at = await company();
  must(await application.apply(actor, { vacancyId: await posted(at), roomId: hall.roomId, card }));
  must(
    await outcome.log(hall.rina, { turnId: person.turnId, interviewId: null, vacancyId: null, code: "advice", note: "Name the machine." }),
  );
  must(await moderation.ban(hall.rina, { seatId: person.seatId, scope: "series", reason: "Berisik" }));
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name: "Ayu W.", organisationId: null }));
  must(await invitation.invite(at.sari, { organisationId: at.organisationId, email, role: "recruiter" }));
  await db.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
  const said = { category: "advert", words: "Jual pulsa", draftId: crypto.randomUUID() } as const;
  must(await report.file({ caller: await member(), visit: visit() }, { ...said, about: { kind: "seat", id: person.seatId } }));
  const words = "Minta uang di depan";
  must(
    await report.file(
      { caller: actor, visit: visit() },
      { ...said, words, draftId: crypto.randomUUID(), about: { kind: "room", id: hall.roomId } },
    ),
  );
  return { email, actor, personaName: person.persona.name };
}

/** Tables in which a text is found, whatever the column. */
async function holding(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tables()) {
    const rows = await db.$queryRaw<
      unknown[]
    >`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} t WHERE to_jsonb(t)::text LIKE ${`%${text}%`} LIMIT 1`;
    if (rows.length > 0) found.push(table);
  }
  return found;
}

test("an erased person is in no table, by number, by address, by name or by word", async () => {
  const { actor, email, personaName } = await busy();
  const words = [actor.personId, email, "Name the machine.", "Ayu W.", "Berisik"];
  for (const word of words) expect(await holding(word), word).not.toEqual([]);
  expect((await holding(actor.personId)).length).toBeGreaterThan(7);
  await transact(async (tx) => {
    for (const { erase } of personalData) await erase(tx, actor.personId);
  });
  for (const word of [...words, personaName]) expect(await holding(word), word).toEqual([]);
});

test("an export holds what one said and was told, no secret, and nobody else", async () => {
  const { actor, email, personaName } = await busy();
  const other = await busy();
  const mine = await transact(async (tx) => {
    const parts: object[] = [];
    for (const { exportOf } of personalData) parts.push(await exportOf(tx, actor.personId));
    return parts;
  });
  const text = JSON.stringify(mine);
  for (const word of [email, personaName, card.line, "Name the machine.", "Berisik", "Ayu W.", "recruiter", "Minta uang di depan"])
    expect(text).toContain(word);
  const secrets = await db.session.findMany({ where: { personId: actor.personId }, select: { tokenDigest: true } });
  const seats = await db.seat.findMany({ where: { personId: actor.personId }, select: { voiceId: true } });
  for (const secret of [
    ...secrets.map(({ tokenDigest }) => tokenDigest),
    ...seats.map(({ voiceId }) => voiceId),
    "argon2",
    other.email,
    other.personaName,
  ])
    expect(text).not.toContain(secret);
});
