"use client";
// The bar that never scrolls: leaving, the one large control, "I can't hear", and the rest.
import { Ear, LogOut, Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { MainButton } from "#components/rooms/main-button";
import { IconButton } from "#components/ui/button";
import type { MainControl } from "#lib/rooms/screen/room-screen";
import type { MainActions } from "../room-view-model.ts";

export function BottomBar({
  main,
  actions,
  onLeave,
  onRepair,
  onMore,
}: {
  main: MainControl;
  actions: MainActions;
  onLeave?: (() => void) | undefined;
  onRepair?: (() => void) | undefined;
  onMore: () => void;
}) {
  const t = useTranslations("rooms");
  return (
    <footer className="shrink-0 border-line border-t bg-card px-3 pt-2.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] lg:border-0 lg:bg-transparent lg:px-0">
      <div className="mx-auto flex max-w-[34rem] items-center gap-2">
        {onLeave && (
          <IconButton variant="plain" size="big" label={t("bar.leave")} onClick={onLeave}>
            <LogOut aria-hidden="true" strokeWidth={1.9} className="rtl:-scale-x-100" />
          </IconButton>
        )}
        <MainButton main={main} actions={actions} />
        {onRepair && (
          <IconButton variant="plain" size="big" label={t("bar.hear")} onClick={onRepair}>
            <Ear aria-hidden="true" strokeWidth={1.9} />
          </IconButton>
        )}
        <IconButton variant="plain" size="big" label={t("bar.more")} onClick={onMore} className="lg:hidden">
          <Menu aria-hidden="true" strokeWidth={1.9} />
        </IconButton>
      </div>
    </footer>
  );
}
