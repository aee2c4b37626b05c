// Words in what somebody wrote about an outcome that another person wants removed. Whoever decides on that reads how many, and no text: a
// note is for one person alone.
import "server-only";
import type { Tx } from "#lib/platform/db";

/** How many outcomes hold the words of this expression of PostgreSQL, replaced ones too. */
export async function count(tx: Tx, words: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ outcomes: number }[]>`
    SELECT count(*)::int AS outcomes FROM outcome WHERE note ~* ${words} OR dispute_reason ~* ${words}`;
  return row?.outcomes ?? 0;
}

/** Puts `mark` in their place in every note; a reason of a dispute is never rewritten, and goes as a whole. */
export async function strike(tx: Tx, words: string, mark: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outcome SET note = regexp_replace(note, ${words}, ${mark}, 'gi'),
      dispute_reason = CASE WHEN dispute_reason ~* ${words} THEN NULL ELSE dispute_reason END
    WHERE note ~* ${words} OR dispute_reason ~* ${words}`;
}
