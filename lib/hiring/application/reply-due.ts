// The dates by which a company owes its applicants a word: begun with an application and with each change, met by the next one.
import "server-only";
import type { Tx } from "#lib/platform/db";

type Begun = { applicationId: string; vacancyId: string; at: Date; dueAt: Date };

export async function begin(tx: Tx, { applicationId, vacancyId, at, dueAt }: Begun): Promise<void> {
  await tx.replyDue.create({ data: { applicationId, vacancyId, startedAt: at, dueAt }, select: { id: true } });
}

/** The company has answered: in time or late, the row says which. */
export async function answer(tx: Tx, applicationId: string, at: Date): Promise<void> {
  await tx.replyDue.updateMany({ where: { applicationId, ...open }, data: { answeredAt: at } });
}

/** The applicant left before the date: it counts for nothing. What was overdue already stays unanswered. */
export async function leaveEarly(tx: Tx, applicationIds: readonly string[], at: Date): Promise<void> {
  await tx.replyDue.updateMany({
    where: { applicationId: { in: [...applicationIds] }, ...open, dueAt: { gt: at } },
    data: { leftOutAt: at },
  });
}

/** Whom the company could not see it owed nothing. */
export async function leaveOut(tx: Tx, applicationId: string, at: Date): Promise<void> {
  await tx.replyDue.updateMany({ where: { applicationId, ...open }, data: { leftOutAt: at } });
}

/** They are back as they were: dates that have not passed count again. */
export async function takeIn(tx: Tx, applicationIds: readonly string[], at: Date): Promise<void> {
  await tx.replyDue.updateMany({
    where: { applicationId: { in: [...applicationIds] }, answeredAt: null, leftOutAt: { not: null }, dueAt: { gt: at } },
    data: { leftOutAt: null },
  });
}

/** Puts the dates of a vacancy that was taken down as far back as that lasted: meanwhile its company could answer nobody. Before it is put back. */
export async function resume(tx: Tx, vacancyId: string): Promise<void> {
  await tx.$executeRaw`
    WITH moved AS (
      UPDATE reply_due d SET due_at = d.due_at + (app_now() - v.taken_down_at) FROM vacancy v
      WHERE v.id = ${vacancyId}::uuid AND d.vacancy_id = v.id AND d.answered_at IS NULL AND d.left_out_at IS NULL AND d.due_at > v.taken_down_at
      RETURNING d.application_id AS id, d.due_at)
    UPDATE application a SET reply_by = moved.due_at FROM moved WHERE a.id = moved.id`;
}

const open = { answeredAt: null, leftOutAt: null } as const;
