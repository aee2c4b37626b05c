// What every context says of the personal data it holds. A context without its line here, or with a line that says less than all of
// `PersonalData`, does not compile.
import "server-only";
import * as accounts from "./accounts/personal-data.ts";
import { contexts } from "./contexts.ts";
import * as disclosure from "./disclosure/personal-data.ts";
import * as hiring from "./hiring/personal-data.ts";
import type { PersonalData } from "./platform/personal-data.ts";
import type { RefusalCodes } from "./platform/result.ts";
import * as privacy from "./privacy/personal-data.ts";
import * as reports from "./reports/personal-data.ts";
import * as rooms from "./rooms/personal-data.ts";
import * as series from "./series/personal-data.ts";

/** The contexts that exist: each declares its refusals by its name. */
type Context = Exclude<keyof RefusalCodes, "platform">;

const byContext: { readonly [C in Context]: PersonalData } = { accounts, disclosure, series, rooms, hiring, reports, privacy };

export type ContextData = PersonalData & { context: Context };

/** From the highest context down, the order of closing and erasing: what stands on a row goes before the row. */
export const personalData: readonly ContextData[] = [...contexts]
  .reverse()
  .filter((context): context is Context => Object.hasOwn(byContext, context))
  .map((context) => ({ context, ...byContext[context] }));
