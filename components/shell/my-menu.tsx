"use client";
// The corner that differs from person to person: signing in for a visitor, the way to what is mine for a member.
import { Building2, CircleUserRound, KeyRound, type LucideIcon, MicVocal, ShieldCheck, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../ui/button.tsx";
import { Menu, menuLine } from "../ui/menu.tsx";
import { type Me, useMe } from "./me.tsx";
import { NavLink } from "./nav-link.tsx";

type Line = { href: string; name: "mine" | "employer" | "newSeries" | "admin" | "account"; Icon: LucideIcon };

/** What this person has to do with: nothing is offered that would be refused. */
function linesOf(me: Me): Line[] {
  return [
    { href: "/me", name: "mine", Icon: UserRound },
    ...(me.organisations.length > 0 ? [{ href: "/employer", name: "employer", Icon: Building2 } as const] : []),
    ...(me.roles.includes("recruiter") || me.roles.includes("admin")
      ? [{ href: "/series/new", name: "newSeries", Icon: MicVocal } as const]
      : []),
    ...(me.roles.includes("admin") ? [{ href: "/admin", name: "admin", Icon: ShieldCheck } as const] : []),
    { href: "/account", name: "account", Icon: KeyRound },
  ];
}

/** The lines alone, for the sheet on phones. */
export function MyLines() {
  const t = useTranslations("shell");
  const me = useMe();
  if (!me) return null;
  return (
    <ul>
      {linesOf(me).map(({ href, name, Icon }) => (
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
