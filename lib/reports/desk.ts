// What the desk reads: the cases somebody may decide, and one of them with its evidence. No reporter is named to anybody.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Prisma } from "#lib/platform/db";
import * as reported from "#lib/rooms/read/reported";
import { isModerator } from "#lib/series/moderator";
import { canAnswer } from "./answering.ts";
import { type Category, rungsFor } from "./ladder.ts";
import { reachOf } from "./reach.ts";
import * as struckWords from "./struck-words.ts";
import type { CaseLine, CaseView, ReportView } from "./view.ts";

const line = {
  id: true,
  subject: true,
  subjectName: true,
  seriesId: true,
  category: true,
  state: true,
  openedAt: true,
  dueAt: true,
  claimedById: true,
  claimedUntil: true,
  personId: true,
  officersOnly: true,
  claim: true,
  _count: { select: { reports: true } },
} satisfies Prisma.ConductCaseSelect;
type Row = Prisma.ConductCaseGetPayload<{ select: typeof line }>;

const casesAtMost = 200;

/** Cases to decide, those due first; then the latest decided ones. Null for whoever judges nothing. */
export async function list(actor: Actor): Promise<{ waiting: CaseLine[]; decided: CaseLine[] } | null> {
  const reach = await reachOf(db, actor);
  if (!reach) return null;
  const [waiting, decided, at] = await Promise.all([
    db.conductCase.findMany({
      where: { state: { in: ["open", "appealed"] }, ...reach.where },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      select: line,
      take: casesAtMost,
    }),
    db.conductCase.findMany({
      where: { state: { in: ["decided", "closed"] }, ...reach.where },
      orderBy: [{ openedAt: "desc" }, { id: "asc" }],
      select: line,
      take: 30,
    }),
    now(),
  ]);
  const shown = await linesOf(actor, [...waiting, ...decided], at);
  return { waiting: waiting.map(shown), decided: decided.map(shown) };
}

/** Those of the reported whose name is not shown to the actor: they hide from them, or are frozen. Moderators never. */
const neutralIn = (actor: Actor, rows: readonly Pick<Row, "personId" | "officersOnly">[]) =>
  reported.neutralFrom(
    actor.personId,
    rows.flatMap(({ personId, officersOnly }) => (personId && !officersOnly ? [personId] : [])),
  );

/** Makes lines of these rows. */
async function linesOf(actor: Actor, rows: readonly Row[], at: Date): Promise<(row: Row) => CaseLine> {
  const titles = await reported.titlesOf(rows.flatMap(({ seriesId }) => seriesId ?? []));
  const neutral = await neutralIn(actor, rows);
  const vouched = await db.report.groupBy({
    by: ["caseId", "category"],
    where: { isVouched: true, caseId: { in: rows.map(({ id }) => id) } },
    _count: { _all: true },
  });
  return (row) => lineOf(row, actor, at, { titles, neutral, vouched: vouched.filter(({ caseId }) => caseId === row.id) });
}

type LineContext = {
  titles: ReadonlyMap<string, string>;
  neutral: ReadonlySet<string | null>;
  vouched: readonly { category: Category; _count: { _all: number } }[];
};

function lineOf(row: Row, actor: Actor, at: Date, { titles, neutral, vouched }: LineContext): CaseLine {
  const isClaimed = row.claimedUntil !== null && row.claimedUntil > at;
  return {
    caseId: row.id,
    subject: row.subject,
    name: row.personId !== null && !row.officersOnly && neutral.has(row.personId) ? "" : row.subjectName,
    forum: row.seriesId ? (titles.get(row.seriesId) ?? null) : null,
    category: row.category,
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: isWaiting(row.state) && row.dueAt < at,
    isFast: row.category === "harassment" && (row.claim > 0 || vouched.some(({ category }) => category === "harassment")),
    reports: row._count.reports,
    vouched: vouched.reduce((sum, { _count }) => sum + _count._all, 0),
    claim: isClaimed ? (row.claimedById === actor.personId ? "mine" : "other") : "free",
  };
}

/** One case with its evidence; null where there is none for this person. */
export async function read(actor: Actor, caseId: string): Promise<CaseView | null> {
  const reach = await reachOf(db, actor);
  const found =
    reach &&
    (await db.conductCase.findFirst({
      where: { id: caseId, ...reach.where },
      select: {
        ...line,
        roomId: true,
        seatId: true,
        evidence: true,
        appealBy: true,
        appealWords: true,
        appealedAt: true,
        reports: {
          orderBy: { at: "asc" },
          take: 50,
          select: { category: true, words: true, at: true, reporterId: true, isVouched: true, moment: true },
        },
        statements: { orderBy: { id: "asc" }, select: { side: true, question: true, words: true, askedAt: true, answeredAt: true } },
        decisions: { orderBy: { round: "asc" }, select: { round: true, rung: true, reason: true, at: true, undone: true } },
      },
    }));
  if (!reach || !found) return null;
  const shown = (await linesOf(actor, [found], await now()))(found);
  const { roomId, seatId, seriesId, personId } = found;
  // As the decision will judge: whoever was made a moderator after the report is one.
  const moderates = found.officersOnly || (seriesId !== null && personId !== null && (await isModerator(db, seriesId, personId)));
  const moments = found.reports.map(({ moment }) => moment as reported.Moment | null);
  const names = await reported.namesOf(actor.personId, [
    ...new Set(moments.flatMap((one) => one?.stage.map((person) => person.seatId) ?? [])),
  ]);
  const kept = found.evidence as reported.EvidenceLine[];
  const log = found.state === "open" && roomId && seatId ? await reported.logAround(roomId, seatId, found.openedAt) : kept;
  return {
    ...shown,
    myClaim: shown.claim === "mine" ? found.claim : null,
    mayTakeOver: reach.isOfficer && shown.isOverdue && shown.claim === "other",
    reported: {
      canAnswer: canAnswer(found),
      isModerator: moderates,
      mayRead: reach.isOfficer && found.personId !== null,
    },
    reportsSent: found.reports.map(
      ({ category, words, at, reporterId, isVouched, moment }): ReportView => ({
        category,
        words,
        at: at.toISOString(),
        from: reporterId !== null ? "member" : isVouched ? "guestThere" : "guest",
        ...stageOf(moment as reported.Moment | null, seatId, names),
      }),
    ),
    log,
    statements: found.statements.map(({ askedAt, answeredAt, ...one }) => ({
      ...one,
      askedAt: askedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
    decisions: found.decisions.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    appeal:
      found.appealBy && found.appealedAt
        ? { by: found.appealBy, words: found.appealWords ?? "", at: found.appealedAt.toISOString() }
        : null,
    wordsFound: found.subject === "words" && isWaiting(found.state) ? await struckWords.found(db, caseId) : null,
    // What only officers may decide only officers take back.
    rungs:
      found.state === "appealed" && !reach.isOfficer && found.decisions.some(({ rung }) => rung === "account_ban")
        ? []
        : [
            ...rungsFor(
              { subject: found.subject, hasSeat: seatId !== null, hasAccount: found.personId !== null, isModerator: moderates },
              reach.isOfficer,
            ),
          ],
  };
}

const isWaiting = (state: string): boolean => state === "open" || state === "appealed";

function stageOf(moment: reported.Moment | null, seatId: string | null, names: ReadonlyMap<string, string>) {
  if (!moment) return { phase: null, stage: [] };
  const stage = moment.stage.map(({ seatId: whose, ...person }) => ({
    ...person,
    name: names.get(whose) ?? "",
    isReported: whose === seatId,
  }));
  return { phase: moment.phase, stage };
}
