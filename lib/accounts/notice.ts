// Letters about the account that open nothing: its owner should hear when something changed.
import "server-only";
import { z } from "zod";
import { db, type Tx } from "../platform/db.ts";
import { enqueue, jobKind } from "../platform/jobs.ts";
import { randomId } from "../platform/random.ts";

const about = z.enum(["passwordChanged", "rolesChanged"]);
export type Notice = z.infer<typeof about>;

export const noticeJob = jobKind("accounts.send-notice", z.object({ personId: z.uuid(), about, letterId: z.string() }));

/** Orders the letter with the change it tells of. */
export const order = (tx: Tx, personId: string, what: Notice): Promise<void> =>
  enqueue(tx, noticeJob, { personId, about: what, letterId: randomId(26) });

/** To whom and in which language; null when the account is gone. */
export const reader = (personId: string): Promise<{ email: string; locale: string } | null> =>
  db.person.findUnique({ where: { id: personId }, select: { email: true, locale: true } });
