import { expect, test } from "vitest";
import { db } from "#lib/platform/db";

test("every foreign key has an index that begins with its columns, so that no look-up and no deletion reads a whole table", async () => {
  const bare = await db.$queryRaw<{ key: string }[]>`
    SELECT c.conrelid::regclass || '(' || string_agg(a.attname, ', ' ORDER BY k.place) || ')' AS key
    FROM pg_constraint c
    JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, place) ON true
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
      AND NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indisvalid
          AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    GROUP BY c.oid, c.conrelid
    ORDER BY 1`;
  expect(bare.map(({ key }) => key)).toEqual([]);
});

test("notices that are worked off are found by their time, without reading those that wait", async () => {
  const indexes = await db.$queryRaw<{ definition: string }[]>`
    SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'voice_webhook'`;
  expect(indexes.some(({ definition }) => definition.includes("(worked_at)"))).toBe(true);
});
