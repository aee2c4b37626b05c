import { expect, onTestFinished, test } from "vitest";
import { transact } from "#lib/platform/db";
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
