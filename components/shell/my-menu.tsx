"use client";
// The corner that differs from person to person: signing in for a visitor, the way to what is mine for a member.
import { CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../ui/button.tsx";
import { Menu, menuLine } from "../ui/menu.tsx";
import { useMe } from "./me.tsx";
import { menuLinksOf } from "./my-menu-links.ts";
import { NavLink } from "./nav-link.tsx";

/** The lines alone, for the sheet on phones. */
export function MyLines() {
  const t = useTranslations("shell");
  const me = useMe();
  if (!me) return null;
  return (
    <ul>
      {menuLinksOf(me).map(({ href, name, Icon }) => (
        <li key={href}>
          <NavLink href={href} className={menuLine}>
            <Icon aria-hidden strokeWidth={1.9} />
            {t(name)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

export function MyMenu() {
  const t = useTranslations("shell");
  const me = useMe();
  if (me)
    return (
      <Menu
        label={t("mine")}
        buttonClassName="grid size-11 place-items-center rounded-full text-ink-2 hover:bg-sunk hover:text-ink"
        button={<CircleUserRound aria-hidden strokeWidth={1.9} className="size-6" />}
      >
        <MyLines />
      </Menu>
    );
  return (
    <Button asChild size="sm" className="in-data-member:invisible">
      <Link href="/sign-in">{t("signIn")}</Link>
    </Button>
  );
}
