"use client";
// The link from an interview back to the desk or the room. The page stays loaded, so that the forum's sound can
// come back with the same tap.
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "#components/ui/button";
import { Link } from "#lib/i18n/navigation";
import type { InterviewPage } from "#lib/rooms/page-view";

type From = Pick<InterviewPage, "forumId" | "moderates">;

export const forumPath = ({ forumId, moderates }: From): string => `/rooms/${forumId}${moderates ? "/desk" : ""}`;

export function BackToForum({ from, ...look }: { from: From } & Pick<ButtonProps, "variant" | "size">) {
  const t = useTranslations("interview");
  return (
    <Button asChild {...look}>
      <Link href={forumPath(from)}>{t(from.moderates ? "act.desk" : "act.back")}</Link>
    </Button>
  );
}
