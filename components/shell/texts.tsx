// Hands the texts that the browser needs to client components; the rest stays on the server.
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { pick, type TextPart } from "#lib/i18n/messages";

/** In the browser on every page: its frame, why an action was refused, and the player of a room that is heard while pages change. */
const always = [
  "ui",
  "shell",
  "refusals",
  "rooms.after",
  "rooms.bar",
  "rooms.call",
  "rooms.main",
  "rooms.mark",
  "rooms.microphone",
  "rooms.mini",
  "rooms.offline",
  "rooms.out",
  "rooms.radar",
  "rooms.sound",
  "rooms.stage",
] as const satisfies readonly TextPart[];

/**
 * Wrap a part of a page whose client components say more: `<Texts of={["home"]}>`, of a large namespace its sections,
 * `<Texts of={["hiring.apply"]}>`. tests/unit/i18n/page-texts.test.ts knows which ones a page needs.
 */
export async function Texts({ of = [], children }: { of?: readonly TextPart[]; children: ReactNode }) {
  const messages = await getMessages();
  return <NextIntlClientProvider messages={pick(messages, [...always, ...of])}>{children}</NextIntlClientProvider>;
}
