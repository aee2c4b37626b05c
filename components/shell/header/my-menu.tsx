"use client";
// The corner that differs from person to person: signing in for a visitor, the way to what is mine for a member, whose menu is loaded
// for members only.
import { CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Menu } from "#components/ui/menu";
import { useLoaded } from "#components/ui/use-loaded";
import { Link } from "#lib/i18n/navigation";
import { useMe } from "./me.tsx";

const loadLines = async () => (await import("./my-lines.tsx")).MyLines;

export function MyMenu() {
  const t = useTranslations("shell");
  const me = useMe();
  const MyLines = useLoaded(loadLines, Boolean(me));
  if (me)
    return (
      <Menu
        label={t("mine")}
        buttonClassName="grid size-11 place-items-center rounded-full text-ink-2 hover:bg-sunk hover:text-ink"
        button={<CircleUserRound aria-hidden strokeWidth={1.9} className="size-6" />}
      >
        {MyLines && <MyLines />}
      </Menu>
    );
  return (
    <Button asChild size="sm" className="in-data-member:invisible">
      <Link href="/sign-in">{t("signIn")}</Link>
    </Button>
  );
}
