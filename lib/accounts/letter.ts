// What our letters say, in the reader's language. Subjects are neutral, since phones are shared, unless their reader chose otherwise.
import "server-only";
import { createTranslator } from "use-intl/core";
import ar from "../i18n/ar/mail.json" with { type: "json" };
import "../i18n/digits.ts";
import en from "../i18n/en/mail.json" with { type: "json" };
import id from "../i18n/id/mail.json" with { type: "json" };
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { asHtml, asText } from "../platform/mail/letter-layout.ts";
import { deliver } from "../platform/mail/send.ts";
import * as consent from "./consent.ts";
import type { Reader } from "./person.ts";

const byLanguage = { id, en, ar };
type Kind = keyof typeof id.letters;

/** The words of our letters in a reader's language. */
export function texts(locale: string) {
  const language = locale === "en" || locale === "ar" ? locale : "id";
  return { locale: language, t: createTranslator({ locale: language, messages: byLanguage[language], timeZone: "Asia/Jakarta" }) } as const;
}

type Draft = Reader & {
  /** The event the letter is about: sent again for it, it is the same letter. */
  eventId: string;
  /** Where its button leads, within the site and the language. */
  path?: string;
  words?: Record<string, string | Date>;
};

/** Puts a letter together and hands it to the mail server, or throws. */
export async function send(kind: Kind, { to, locale, eventId, path, words = {} }: Draft): Promise<void> {
  const { locale: language, t } = texts(locale);
  const { paragraphs, button } = id.letters[kind] as { paragraphs: string[]; button?: string };
  const content = {
    locale: language,
    preview: t("preview"),
    title: t(`letters.${kind}.title`, words),
    paragraphs: paragraphs.map((_, index) => t(`letters.${kind}.paragraphs.${index}` as "letters.signIn.title", words)),
    foot: [t("foot.why", { address: to }), t("foot.house")],
    ...(button && path !== undefined
      ? {
          button: {
            label: t(`letters.${kind}.button` as "letters.signIn.title"),
            href: `${new URL(env().SITE_URL).origin}/${language}${path}`,
          },
        }
      : {}),
  };
  // Asked as late as can be: a consent that was withdrawn counts for the next letter.
  const subject = (await consent.isGivenAt(db, to, "subjects")) ? content.title : t("subject");
  await deliver({ to, locale: language, messageId: eventId, subject, text: asText(content), html: asHtml(content) });
}
