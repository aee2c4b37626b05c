// Hands the texts that the browser needs to client components; the rest stays on the server.
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, pick } from "#lib/i18n/messages";

/** In the browser on every page. */
const always = ["ui", "shell", "refusals", "rooms"] as const satisfies readonly Namespace[];

/** Wrap a part of a page whose client components speak of more than the shell and the room: `<Texts of={["desk"]}>`. */
export async function Texts({ of = [], children }: { of?: readonly Namespace[]; children: ReactNode }) {
  const messages = await getMessages();
  return <NextIntlClientProvider messages={pick(messages, [...always, ...of])}>{children}</NextIntlClientProvider>;
}
