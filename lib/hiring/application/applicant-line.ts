// How an application stands in the list of a company: from its row and what its grant allows. Pure.
import type { Prisma } from "#lib/platform/db";
import { type ApplicationState, isApplicants, isSystems, isWaiting } from "./state.ts";
import type { ApplicantLine, ApplicationStep } from "./view.ts";

/** The columns a line is made of. */
export const applicantColumns = {
  id: true,
  personId: true,
  state: true,
  appliedAt: true,
  replyBy: true,
  withdrawnAt: true,
  version: true,
  musts: true,
  pendingMove: { select: { to: true } },
  _count: { select: { notes: true } },
  events: { select: { kind: true, at: true, byId: true, reason: true, words: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
} satisfies Prisma.ApplicationSelect;

type Event = Omit<ApplicationStep, "at" | "by"> & { at: Date; byId: string | null };

type ApplicantRow = {
  id: string;
  version: number;
  musts: readonly string[];
  pendingMove: { to: ApplicationState } | null;
  _count: { notes: number };
  state: ApplicationState;
  appliedAt: Date;
  replyBy: Date;
  withdrawnAt: Date | null;
  events: readonly Event[];
};

type Granted = {
  /** What the grant allows; null once it has ended. */
  shown: { name: string; seed: string } | null;
  /** How the last grant ended. */
  end: { at: Date; withdrawn: boolean } | undefined;
  at: Date;
  readerId: string;
};

export function applicantLine(row: ApplicantRow, { shown, end, at, readerId }: Granted): ApplicantLine {
  const { state, appliedAt, replyBy, withdrawnAt } = row;
  const ended = shown ? undefined : end;
  const withdrawn = state === "withdrawn" || ended?.withdrawn === true;
  const endedAt = withdrawn ? (withdrawnAt ?? ended?.at) : shown ? null : (ended?.at ?? replyBy);
  return {
    applicationId: row.id,
    name: shown?.name ?? null,
    seed: shown?.seed ?? null,
    state: withdrawn ? "withdrawn" : state,
    appliedAt: appliedAt.toISOString(),
    replyBy: replyBy.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    musts: shown ? row.musts.length : 0,
    notes: shown ? row._count.notes : 0,
    pending: row.pendingMove?.to ?? null,
    version: row.version,
    history: row.events.map(({ at, byId, ...step }) => ({ ...step, at: at.toISOString(), by: whoseStep(step.kind, byId, readerId) })),
    late: !withdrawn && (state === "ghosted" || (isWaiting(state) && replyBy < at)),
  };
}

/** Members go by no name here; the reader knows themselves. */
function whoseStep(kind: ApplicationState, byId: string | null, readerId: string) {
  if (isApplicants(kind) || isSystems(kind)) return null;
  return byId === readerId ? "me" : "colleague";
}
