import { expect, onTestFinished, test } from "vitest";
import { type Tx, transact, transactTwice } from "#lib/platform/db";
import { forum } from "#tests/factories/forum";

test("a row with all its relations, read in a transaction, asks one query after the other", async () => {
  const { roomId } = await forum();
  const warnings: string[] = [];
  const hear = ({ message }: Error) => void warnings.push(message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  const one = { select: { id: true }, take: 1 } as const;
  const room = await transact((tx) =>
    tx.room.findUnique({ where: { id: roomId }, select: { series: { select: { id: true } }, seats: one, tickets: one, turns: one } }),
  );
  expect(room?.series).not.toBeNull();
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
});

test("of two transactions that wait for each other both are done: the one that the database ended begins once more", async () => {
  const holding: number[] = [];
  const both = (first: number, second: number) => async (tx: Tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${first}::bigint)::text`;
    holding.push(first);
    for (let tries = 0; tries < 50 && new Set(holding).size < 2; tries++) await new Promise((go) => setTimeout(go, 20));
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${second}::bigint)::text`;
    return "done";
  };
  const answers = await Promise.all([transactTwice(both(771, 772)), transactTwice(both(772, 771))]);
  expect(answers).toEqual(["done", "done"]);
  expect(holding).toHaveLength(3);
});
