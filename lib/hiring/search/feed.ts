// Any search as an RSS feed, without an account: its newest vacancies that exist, each under the code that never changes.
import "server-only";
import { Feed } from "feed";
import { createTranslator } from "use-intl/core";
import "#lib/i18n/digits";
import type { Locale } from "#lib/i18n/routing";
import { Prisma } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { digest } from "#lib/platform/secret/random";
import { read } from "#lib/platform/slow-reads";
import ar from "../../i18n/ar/hiring.json" with { type: "json" };
import en from "../../i18n/en/hiring.json" with { type: "json" };
import id from "../../i18n/id/hiring.json" with { type: "json" };
import { payText } from "../terms/pay.ts";
import { type LineRow, lineColumns, lineOfRow } from "../vacancy/vacancy-line.ts";
import { filtered, isOpen, newestFirst } from "./search-sql.ts";
import { paramsOf, type VacancySearch } from "./vacancy-filter.ts";

const itemsAtMost = 50;
const texts = { id, en, ar };

/** What XML 1.0 has no sign for. */
const readable = (text: string) => text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");

/** The feed and its tag, which changes with its content alone. Throws `TooSlow`. */
export async function vacancyFeed(search: VacancySearch, locale: Locale): Promise<{ body: string; etag: string }> {
  const t = createTranslator({ locale, messages: texts[locale] });
  const pages = `${new URL(env().SITE_URL).origin}/${locale}`;
  const rows = await read<LineRow & { occupation: number | null }>(Prisma.sql`
    SELECT ${lineColumns}, v.occupation FROM vacancy v JOIN organisation o ON o.id = v.organisation_id
    WHERE ${isOpen} AND v.vacancy_exists ${filtered(search)} ORDER BY ${newestFirst} LIMIT ${itemsAtMost}::int`);
  const words = [search.q, search.place].filter(Boolean).join(", ");
  const address = `${pages}/search?${paramsOf(search, locale)}`;
  const feed = new Feed({
    id: address,
    link: address,
    title: readable(words ? t("search.titleWith", { words }) : t("list.title")),
    description: t("list.lead"),
    language: locale,
    updated: rows[0]?.publishedAt ?? new Date(0),
    ttl: 60,
    generator: false,
  });
  for (const row of rows) {
    const line = lineOfRow(row);
    const country = t(`country.${line.country}`);
    const facts = [
      line.organisation,
      line.remote ? t("remote", { country }) : `${line.place}, ${country}`,
      t(`contract.${line.contract}`),
      line.pay ? t(`pay.${line.pay.payUnit}`, { amount: payText(line.pay, locale) }) : t("pay.none"),
      t("seats", { left: line.left, openings: line.openings }),
    ];
    feed.addItem({
      guid: line.vacancyId,
      link: `${pages}/vacancies/${line.vacancyId}`,
      title: readable(line.title),
      description: readable(facts.join(" · ")),
      date: row.publishedAt,
      ...(row.occupation === null ? {} : { category: [{ name: t(`occupation.${row.occupation}` as "occupation.0") }] }),
    });
  }
  const body = feed.rss2();
  return { body, etag: `"${digest(body).slice(0, 32)}"` };
}
