// A typed code: six digits of the authenticator app, or a recovery code.
import "server-only";
import type { Tx } from "../../platform/db.ts";
import type { Spend } from "../../platform/limits.ts";
import { limits } from "../context.ts";
import * as authenticatorApp from "./authenticator-app.ts";
import * as recoveryCode from "./recovery-code.ts";

/** Five wrong codes in five minutes; one that was right gives its try back. */
export const counts = (personId: string): Spend[] => [[limits.codeByPerson, personId]];

/** Whether the code is right and was not used before; it is used up by asking. */
export async function take(tx: Tx, personId: string, code: string): Promise<boolean> {
  return (await authenticatorApp.takeCode(tx, personId, code)) || recoveryCode.take(tx, personId, code);
}
