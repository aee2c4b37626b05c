// The address of a page in a language: `/vacancies` in Arabic is `/ar/vacancies`. Pure.
import type { Locale } from "./routing.ts";

/** A path of ours without its language, and what stands behind the question mark. */
export type Href = string | { pathname: string; query?: Record<string, string> };

export function addressOf(href: Href, locale: Locale): string {
  const path = typeof href === "string" ? href : `${href.pathname}${href.query ? `?${new URLSearchParams(href.query)}` : ""}`;
  return `/${locale}${path.replace(/^\/(?=$|[?#])/, "")}`;
}

/** The other way round: what stands behind the language of an address. */
export const pathWithoutLocale = (address: string, locale: Locale): string =>
  address === `/${locale}` || address.startsWith(`/${locale}/`) ? address.slice(locale.length + 1) || "/" : address;
