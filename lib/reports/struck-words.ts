// Takes words about somebody out of what others wrote: notes on outcomes, reports, and what was said and decided in cases. Only the words that
// were asked for, and the day stands in their place.
import "server-only";
import * as outcomeWords from "#lib/hiring/outcome/struck-words";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { sameWords } from "#lib/platform/text/same-words";
import type { WordsFound } from "./view.ts";

/** In all three languages: whoever reads the text may read any of them. */
const removed = "dihapus · removed · حُذف";
const markOf = (at: Date): string => `[${removed} ${at.toISOString().slice(0, 10)}]`;

/** In how many texts the words of a request stand now, without that request itself. */
export async function found(tx: Tx, caseId: string): Promise<WordsFound> {
  const words = await askedFor(tx, caseId);
  if (!words) return { outcomes: 0, cases: 0 };
  const [row] = await tx.$queryRaw<{ cases: number }[]>`
    SELECT count(*)::int AS cases FROM conduct_case c WHERE c.id <> ${caseId}::uuid AND (
      c.appeal_words ~* ${words}
      OR EXISTS (SELECT FROM report r WHERE r.case_id = c.id AND r.words ~* ${words})
      OR EXISTS (SELECT FROM case_statement s WHERE s.case_id = c.id AND (s.words ~* ${words} OR s.question ~* ${words}))
      OR EXISTS (SELECT FROM case_decision d WHERE d.case_id = c.id AND d.reason ~* ${words}))`;
  return { outcomes: await outcomeWords.count(tx, words), cases: row?.cases ?? 0 };
}

/** Strikes the words of a request wherever they stand, in the request too: it repeats them. Done again it finds nothing. */
export async function strike(tx: Tx, caseId: string): Promise<void> {
  const words = await askedFor(tx, caseId);
  if (!words) return;
  const mark = markOf(await now(tx));
  await outcomeWords.strike(tx, words, mark);
  await tx.$executeRaw`UPDATE report SET words = regexp_replace(words, ${words}, ${mark}, 'gi') WHERE words ~* ${words}`;
  await tx.$executeRaw`
    UPDATE case_statement SET words = regexp_replace(words, ${words}, ${mark}, 'gi'), question = regexp_replace(question, ${words}, ${mark}, 'gi')
    WHERE words ~* ${words} OR question ~* ${words}`;
  await tx.$executeRaw`UPDATE case_decision SET reason = regexp_replace(reason, ${words}, ${mark}, 'gi') WHERE reason ~* ${words}`;
  await tx.$executeRaw`
    UPDATE conduct_case SET appeal_words = regexp_replace(appeal_words, ${words}, ${mark}, 'gi') WHERE appeal_words ~* ${words}`;
}

/** The words of a request, as an expression; null where they were struck already, or are gone with an account. */
async function askedFor(tx: Tx, caseId: string): Promise<string | null> {
  const report = await tx.report.findFirst({ where: { caseId }, select: { words: true } });
  return report && report.words !== "" && !report.words.includes(removed) ? sameWords(report.words) : null;
}
