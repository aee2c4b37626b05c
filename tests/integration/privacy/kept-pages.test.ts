// Public pages are kept by tag. Whatever of them showed somebody is told to be dropped in the transaction that closes or erases the account.
import pg from "pg";
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { pagesChannel } from "#lib/platform/pages/pages";
import * as deletion from "#lib/privacy/deletion";
import { account } from "#tests/factories/account";
import { forum, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();

/** The tags that are told to be dropped while `work` is done. */
async function dropped(work: () => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  const tags: string[] = [];
  client.on("notification", ({ payload }) => tags.push(payload ?? ""));
  await client.connect();
  await client.query(`LISTEN ${pagesChannel}`);
  await work();
  // A notification of an earlier commit comes before the answer of a later statement.
  await client.query("SELECT 1");
  await client.end();
  return tags;
}

test("the pages of a forum that somebody moderates, and of a vacancy that they signed, are dropped when they close and are destroyed", async () => {
  const { actor } = await account(mailbox);
  const { personId } = actor;
  const [hall, at] = [await forum(), await company()];
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Dewi", seed: "dewi" }, select: { id: true } });
  await db.membership.create({ data: { personId, organisationId: at.organisationId }, select: { personId: true } });
  const vacancyId = await posted({ ...at, sari: actor }, { pledgedBy: "Dewi K." });
  const atClosing = await dropped(async () => must(await deletion.ask(actor, { when: "now" })));
  expect(atClosing).toEqual(expect.arrayContaining([`series:${hall.slug}`, "schedule"]));
  const atErasure = await dropped(deletion.destroyDue);
  expect(atErasure).toContain(`vacancy:${vacancyId}`);
  expect(await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { pledgedBy: true } })).toEqual({ pledgedBy: "" });
});
