"use client";
// A link of the main navigation that knows when it is the page one is on.
import type { ComponentProps } from "react";
import { Link, usePathname } from "#lib/i18n/navigation";

export function NavLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const pathname = usePathname();
  const here = href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
  return <Link href={href} aria-current={here ? "page" : undefined} {...rest} />;
}
