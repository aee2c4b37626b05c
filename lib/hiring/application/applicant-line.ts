// How an application stands in the list of a company: from its row and what its grant allows. Pure.
import type { Prisma } from "#lib/platform/db";
import type { ApplicantLine, ApplicationState } from "../view.ts";

/** The columns a line is made of. */
export const applicantColumns = {
  id: true,
  personId: true,
  state: true,
  appliedAt: true,
  replyBy: true,
  withdrawnAt: true,
  events: { select: { kind: true, at: true, byId: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
} satisfies Prisma.ApplicationSelect;

type ApplicantRow = {
  id: string;
  state: ApplicationState;
  appliedAt: Date;
  replyBy: Date;
  withdrawnAt: Date | null;
  events: readonly { kind: ApplicationState; at: Date; byId: string | null }[];
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
    history: row.events.map(({ kind, at, byId }) => ({ kind, at: at.toISOString(), by: whoseStep({ kind, byId }, readerId) })),
    late: !withdrawn && (state === "applied" || state === "seen") && replyBy < at,
  };
}

/** Members go by no name here; the reader knows themselves. */
function whoseStep({ kind, byId }: { kind: ApplicationState; byId: string | null }, readerId: string) {
  if (kind === "applied" || kind === "withdrawn") return null;
  return byId === readerId ? "me" : "colleague";
}
