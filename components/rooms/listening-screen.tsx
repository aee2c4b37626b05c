"use client";
// The room from the inside. On a phone: title, stage, the one card that matters now, a bar that never scrolls; on a wide screen the
// run-sheet and the people stand beside it.
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import type { Hearing, Screen } from "#lib/rooms/present";
import type { PublicView } from "#lib/rooms/view";
import { AfterTurn } from "./after-turn.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import type { Listening } from "./listening.ts";
import type { ModeratorLine } from "./moderator-list.tsx";
import { MoreSheet } from "./more-sheet.tsx";
import { MyTicket } from "./my-ticket.tsx";
import { OwnTurnBar } from "./own-turn-bar.tsx";
import { PinnedCard } from "./pinned-card.tsx";
import { PromiseLine } from "./promise-line.tsx";
import { RepairSheet } from "./repair-sheet.tsx";
import { RoomAside } from "./room-aside.tsx";
import { RoomStage } from "./room-stage.tsx";
import { SoundNotice } from "./sound-notice.tsx";
import { TitleBar } from "./title-bar.tsx";
import { useLeave } from "./use-leave.tsx";
import { useOwnTurn } from "./use-own-turn.tsx";
import { useControl } from "./use-room.tsx";
import type { Visit } from "./use-visit.tsx";

export type ListeningProps = {
  view: PublicView;
  zone: string;
  moderators: ModeratorLine[];
  room: Listening;
  hearing: Hearing;
  screen: Screen;
  visit: Visit;
  notice: ReactNode;
  header: ReactNode;
};

export function ListeningScreen({ view, zone, moderators, room, hearing, screen, visit, notice, header }: ListeningProps) {
  const t = useTranslations("rooms");
  const router = useRouter();
  const [sheet, setSheet] = useState<"more" | "repair" | null>(null);
  const quit = useLeave(room);
  useControl(room);
  const main = useRef<HTMLElement>(null);
  // The button that led in is gone: the keyboard goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus();
  }, []);
  const self = hearing.snapshot?.self ?? null;
  const { ended, thanked } = useOwnTurn(room, screen, self);
  const leave = () => {
    quit();
    router.push("/");
  };
  return (
    <div className="flex h-dvh flex-col bg-paper [[role=status]:not(:empty)~&]:h-[calc(100dvh-3.75rem)]">
      <div className="hidden shrink-0 border-line border-b lg:block">{header}</div>
      <div className="mx-auto grid min-h-0 w-full max-w-page flex-1 grid-rows-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-8 lg:px-6">
        <main ref={main} id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none">
          <TitleBar view={view} />
          <div className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto overscroll-contain px-3 pb-2 lg:px-0">
            <RoomStage view={view} room={room} />
            {notice}
            <SoundNotice screen={screen} voiceOff={hearing.voiceOff} onRestore={() => void visit.acts.openMicrophone?.()} />
            {visit.trouble && <Notice tone="fault" title={visit.trouble} />}
            {view.locked && (
              <Notice tone="warn" title={t("locked.title")}>
                {t("locked.body")}
              </Notice>
            )}
            {self?.told && (
              <Notice tone="warn" title={t(`decided.${self.told.what}`)}>
                <p>{t("out.reason", { reason: self.told.reason })}</p>
                {self.locked && <p>{t("decided.lockedBody")}</p>}
              </Notice>
            )}
            {screen.myTurn && <OwnTurnBar turn={screen.myTurn} room={room} />}
            {ended && <AfterTurn onClose={thanked} />}
            {self?.ticket && self.ticket.state !== "on_stage" && <MyTicket ticket={self.ticket} self={self} />}
            {view.pin && <PinnedCard pin={view.pin} onRaise={visit.raiseFor && (() => view.pin && visit.raiseFor?.(view.pin))} />}
            <PromiseLine className="mt-auto py-1" />
          </div>
          <BottomBar
            main={screen.main}
            acts={visit.acts}
            onLeave={leave}
            onRepair={hearing.voiceOff ? undefined : () => setSheet("repair")}
            onMore={() => setSheet("more")}
          />
        </main>
        <RoomAside view={view} zone={zone} moderators={moderators} roomId={room.roomId} moderator={screen.moderator} />
      </div>
      <MoreSheet
        view={view}
        zone={zone}
        moderators={moderators}
        moderator={screen.moderator}
        open={sheet === "more"}
        onClose={() => setSheet(null)}
      />
      <RepairSheet room={room} open={sheet === "repair"} onClose={() => setSheet(null)} />
    </div>
  );
}
