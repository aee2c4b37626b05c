"use client";
// The room's title bar: fold it away while the sound goes on, what it is, how many listen, share it.
import { ChevronDown, Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Counts, PhaseChip } from "#components/rooms/details/room-counts";
import { IconButton } from "#components/ui/button";
import { Link } from "#lib/i18n/navigation";
import type { PublicView } from "#lib/rooms/view";
import { useShare } from "./use-share.tsx";

export function TitleBar({ view }: { view: PublicView }) {
  const t = useTranslations("rooms");
  const { share, shared } = useShare(view.title);
  return (
    <header className="flex shrink-0 items-center gap-1.5 px-3 pt-2 pb-2 lg:px-0 lg:pt-4">
      <IconButton label={t("bar.minimise")} asChild>
        <Link href="/">
          <ChevronDown aria-hidden="true" className="size-6" />
        </Link>
      </IconButton>
      <div className="min-w-0 flex-1">
        <h1 dir="auto" className="begin-here truncate text-lg leading-snug">
          <bdi>{view.title}</bdi>
        </h1>
        <p className="mt-0.5 flex min-w-0 items-center gap-2 text-ink-2 text-xs tabular-nums">
          <PhaseChip phase={view.phase} />
          <Counts view={view} className="truncate" handsClassName="max-sm:hidden" />
        </p>
      </div>
      <IconButton label={shared ? t("bar.copied") : t("bar.share")} onClick={share}>
        <Share2 aria-hidden="true" />
      </IconButton>
      <span className="sr-only" role="status">
        {shared ? t("bar.copied") : ""}
      </span>
    </header>
  );
}
