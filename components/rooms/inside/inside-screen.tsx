"use client";
// The room from the inside. On a phone: title, stage, the one card that matters now, a bar that never scrolls; on a wide screen the
// run-sheet and the people stand beside it.
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLeave } from "#components/rooms/connection/use-leave";
import { useControl } from "#components/rooms/connection/use-room";
import type { ModeratorLine } from "#components/rooms/details/moderator-list";
import { PromiseLine } from "#components/rooms/details/no-recording-line";
import { PinnedCard } from "#components/rooms/details/pinned-vacancy-card";
import { MyTicket } from "#components/rooms/hand/my-ticket";
import { SoundNotice } from "#components/rooms/sound-notice";
import { RoomStage } from "#components/rooms/stage/room-stage";
import type { Visit } from "#components/rooms/use-visit";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import type { Hearing, Screen } from "#lib/rooms/screen/room-screen";
import type { PublicView } from "#lib/rooms/view";
import type { Listening } from "../connection/room-connection.ts";
import { AfterTurn } from "./after-turn.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { MoreSheet } from "./more-sheet.tsx";
import { OwnTurnBar } from "./own-turn-bar.tsx";
import { RepairSheet } from "./repair-sound-sheet.tsx";
import { RoomAside } from "./room-aside.tsx";
import { TitleBar } from "./title-bar.tsx";
import { useOwnTurn } from "./use-own-turn.tsx";

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
            {self?.decision && (
              <Notice tone="warn" title={t(`decided.${self.decision.what}`)}>
                <p>{t("out.reason", { reason: self.decision.reason })}</p>
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
