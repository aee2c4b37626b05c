"use client";
// A link to a page of ours. The page behind it is loaded beforehand only when a pointer is on it: a link that is merely in view
// costs no request.
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import type { ComponentProps, MouseEvent } from "react";
import { addressOf, type Href } from "./address.ts";
import type { Locale } from "./routing.ts";

export type LinkProps = Omit<ComponentProps<"a">, "href"> & {
  /** Without its language. */
  href: Href;
  /** Another language than this page's. */
  locale?: Locale;
  /** `false` for pages that differ from person to person: the server would make them for nothing. */
  prefetch?: boolean;
};

export function Link({ href, locale, prefetch = true, onClick, onPointerEnter, ...rest }: LinkProps) {
  const own = useLocale();
  const router = useRouter();
  const address = addressOf(href, locale ?? own);
  return (
    <a
      href={address}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        if (prefetch && !savesData()) router.prefetch(address);
      }}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !opensHere(event)) return;
        event.preventDefault();
        router.push(address);
      }}
      {...rest}
    />
  );
}

/** A plain press; with another button or a key held it is the browser's, such as for a new tab. */
const opensHere = (event: MouseEvent<HTMLAnchorElement>): boolean =>
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) &&
  (event.currentTarget.target === "" || event.currentTarget.target === "_self") &&
  !event.currentTarget.hasAttribute("download");

const savesData = (): boolean => (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;
