"use client";
// The links to what is mine, for the menu of the header and the sheet on phones.
import { useTranslations } from "next-intl";
import { menuLine } from "#components/ui/menu";
import { useMe } from "./me.tsx";
import { menuLinksOf } from "./my-menu-links.ts";
import { NavLink } from "./nav-link.tsx";

export function MyLines() {
  const t = useTranslations("shell");
  const me = useMe();
  if (!me) return null;
  return (
    <ul>
      {menuLinksOf(me).map(({ href, name, Icon }) => (
        <li key={href}>
          <NavLink href={href} prefetch={false} className={menuLine}>
            <Icon aria-hidden strokeWidth={1.9} />
            {t(name)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
