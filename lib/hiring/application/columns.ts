// The columns of the board that a company moves its applicants through, and what stands in each. Pure.
import { type ApplicationState, isWaiting } from "./state.ts";
import type { ApplicantLine } from "./view.ts";

export const columns = ["new", "opened", "late", "talk", "shortlisted", "interview", "offered", "hired", "over"] as const;
export type Column = (typeof columns)[number];

const columnOf: Readonly<Record<ApplicationState, Column>> = {
  applied: "new",
  seen: "opened",
  ghosted: "late",
  contacted: "talk",
  responded: "talk",
  screening: "talk",
  shortlisted: "shortlisted",
  interview: "interview",
  offered: "offered",
  hired: "hired",
  rejected: "over",
  declined: "over",
  withdrawn: "over",
  vacancy_closed: "over",
};

export type Sort = "time" | "musts";
/** `due`: those whose date is near or over. */
export type Filter = "all" | "due";

const dueWithinMs = 2 * 86_400_000;

/** The company has to answer within two days, or should have. */
export const isDue = (line: ApplicantLine, at: number): boolean =>
  line.late || (isWaiting(line.state) && Date.parse(line.replyBy) - at < dueWithinMs);

/** By time of arrival, or by how many musts they ticked themselves and then by time. Never by worth. */
export function sorted(lines: readonly ApplicantLine[], sort: Sort): ApplicantLine[] {
  const byTime = lines.toSorted((a, b) => a.appliedAt.localeCompare(b.appliedAt));
  return sort === "musts" ? byTime.toSorted((a, b) => b.musts - a.musts) : byTime;
}

/** Columns in their order with those who stand in them. One that nobody stands in stays, but for the late and the ended. */
export function board(lines: readonly ApplicantLine[]): { column: Column; lines: ApplicantLine[] }[] {
  return columns
    .map((column) => ({ column, lines: lines.filter(({ state }) => columnOf[state] === column) }))
    .filter(({ column, lines }) => lines.length > 0 || (column !== "late" && column !== "over"));
}
