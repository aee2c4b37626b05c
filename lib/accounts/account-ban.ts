// An account that nobody signs in to after a decision on a report. Its data stay its owner's: erasing and exporting go by the house's address.
import "server-only";
import * as session from "../platform/auth/session.ts";
import type { Tx } from "../platform/db.ts";
import { type Refusal, type Result, refuse } from "../platform/result.ts";

/** Closes the account: every session ends, and no other begins. Twice is once. */
export async function ban(tx: Tx, personId: string): Promise<void> {
  if (!(await session.lockAccount(tx, personId))) return;
  await tx.accountBan.createMany({ data: { personId }, skipDuplicates: true });
  await session.endAll(tx, personId);
}

/** Opens it again. */
export async function lift(tx: Tx, personId: string): Promise<void> {
  await tx.accountBan.deleteMany({ where: { personId } });
}

class AccountBanned extends Error {
  override name = "AccountBanned";
  override message = "the account is banned";
}

/** Throws where the account is banned, under the account's lock; the transaction leaves nothing. */
export async function refuseBanned(tx: Tx, personId: string): Promise<void> {
  if (await tx.accountBan.findUnique({ where: { personId }, select: { personId: true } })) throw new AccountBanned();
}

/** Answers `account_banned` where signing in met a banned account. */
export async function refusing<T>(signIn: () => Promise<Result<T>>): Promise<Result<T> | Refusal> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof AccountBanned) return refuse("account_banned");
    throw error;
  }
}
