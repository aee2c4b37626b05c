// Companies that register themselves, for tests.
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import * as registration from "#lib/accounts/company/registration";
import type { registrationInput } from "#lib/accounts/schema";
import type { Actor } from "#lib/platform/auth/actor";
import { visit } from "./account.ts";
import { member, must } from "./forum.ts";
import { tokenIn, type useMailbox } from "./mailbox.ts";

/** What somebody fills in who registers a company, at a domain of its own. */
export const registering = (more: Partial<z.output<typeof registrationInput>> = {}): z.output<typeof registrationInput> => ({
  name: `PT ${randomUUID()}`,
  email: `hr@${randomUUID()}.test`,
  country: "ID",
  town: "Karawang",
  website: "https://contoh.test",
  about: "Membuat rangka jok mobil untuk pabrik di Karawang.",
  answerableName: "Sari Maharani",
  answerableOffice: "Direktur",
  ...more,
});

/** The token in the letter to the company's address. */
export async function letterToken(mailbox: ReturnType<typeof useMailbox>, email: string): Promise<string> {
  return tokenIn((await mailbox.to(email)).at(-1));
}

/** A company that Sari registered and confirmed; its first vacancy has not passed yet. */
export async function registered(
  mailbox: ReturnType<typeof useMailbox>,
  { sari, ...more }: { sari?: Actor } & Partial<z.output<typeof registrationInput>> = {},
) {
  const by = sari ?? (await member());
  const asked = registering(more);
  must(await registration.ask(by, visit(), asked));
  const { organisationId } = must(await registration.confirm(by, { token: await letterToken(mailbox, asked.email) }));
  return { organisationId, sari: by, ...asked };
}
