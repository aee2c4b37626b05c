import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { limits } from "#lib/contexts";
import { db, transact } from "#lib/platform/db";
import { forget, spend } from "#lib/platform/limits";
import { digest } from "#lib/platform/secret/random";

test("of somebody who is gone no count is left, neither their own nor theirs in a room; others keep theirs", async () => {
  const [personId, other, roomId] = [randomUUID(), randomUUID(), randomUUID()];
  // An underscore in a digest is a letter, not "any letter".
  const [address, like] = ["aaaa_aaaa", "aaaaXaaaa"];
  await spend(
    [limits.handByPerson, personId],
    [limits.entryByCaller, `${personId} ${roomId}`],
    [limits.entryByCaller, `${other} ${roomId}`],
    [limits.letterByAccount, address],
    [limits.letterByAccount, like],
    [limits.letterByAccount, digest(other)],
  );
  await transact((tx) => forget(tx, personId, address));
  const kept = await db.rateLimit.findMany({ select: { key: true }, orderBy: { key: "asc" } });
  expect(kept.map(({ key }) => key)).toEqual(
    [`entryByCaller:${other} ${roomId}`, `letterByAccount:${like}`, `letterByAccount:${digest(other)}`].sort(),
  );
});
