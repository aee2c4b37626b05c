// What our letters about accounts say, in the reader's language. Subjects are neutral: phones are shared.
import "server-only";
import { createTranslator } from "use-intl/core";
import ar from "../i18n/ar/mail.json" with { type: "json" };
import en from "../i18n/en/mail.json" with { type: "json" };
import id from "../i18n/id/mail.json" with { type: "json" };
import { env } from "../platform/env.ts";
import type { Letter } from "../platform/mail/post.ts";
import { asHtml, asText } from "../platform/mail/sheet.ts";

const texts = { id, en, ar };
type Kind = keyof typeof id.letters;
type Draft = { to: string; locale: string; letterId: string; path?: string; words?: Record<string, string> };

/** Puts a letter together. `path` is where its button leads, within the site and the language. */
export function write(kind: Kind, { to, locale, letterId, path, words = {} }: Draft): Letter {
  const language = locale === "en" || locale === "ar" ? locale : "id";
  const t = createTranslator({ locale: language, messages: texts[language] });
  const { paragraphs, button } = id.letters[kind] as { paragraphs: string[]; button?: string };
  const sheet = {
    locale: language,
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
  return { to, locale: language, messageId: letterId, subject: t("subject"), text: asText(sheet), html: asHtml(sheet) };
}
