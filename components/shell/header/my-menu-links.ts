// What a signed-in person's menu leads to.
import { Building2, FileLock2, Flag, KeyRound, type LucideIcon, MicVocal, ShieldCheck, UserRound } from "lucide-react";
import type { Me } from "#lib/accounts/view";

type Line = { href: string; name: "mine" | "employer" | "newSeries" | "admin" | "reports" | "privacy" | "account"; Icon: LucideIcon };

/** What this person has to do with: nothing is offered that would be refused. */
export function menuLinksOf(me: Me): Line[] {
  return [
    { href: "/me", name: "mine", Icon: UserRound },
    ...(me.organisations.length > 0 ? [{ href: "/employer", name: "employer", Icon: Building2 } as const] : []),
    ...(me.roles.includes("recruiter") ? [{ href: "/series/new", name: "newSeries", Icon: MicVocal } as const] : []),
    ...(me.roles.includes("admin") ? [{ href: "/admin", name: "admin", Icon: ShieldCheck } as const] : []),
    ...(me.roles.includes("officer") || me.roles.includes("admin") ? [{ href: "/reports", name: "reports", Icon: Flag } as const] : []),
    { href: "/privacy", name: "privacy", Icon: FileLock2 },
    { href: "/account", name: "account", Icon: KeyRound },
  ];
}
