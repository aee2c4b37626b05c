"use client";
// Next's router with paths that are written without their language.
import { usePathname as useAddress, useRouter as useNextRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { addressOf, type Href, pathWithoutLocale } from "./address.ts";

/** Where one is, without the language. */
export const usePathname = (): string => pathWithoutLocale(useAddress(), useLocale());

export type Router = {
  push(href: Href): void;
  /** Puts the page in the place of this one in the browser's history. */
  replace(href: Href): void;
  /** Reads this page anew. */
  refresh(): void;
};

export function useRouter(): Router {
  const router = useNextRouter();
  const locale = useLocale();
  return useMemo(
    () => ({
      push: (href) => router.push(addressOf(href, locale)),
      replace: (href) => router.replace(addressOf(href, locale)),
      refresh: () => router.refresh(),
    }),
    [router, locale],
  );
}
