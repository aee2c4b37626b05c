"use client";
// The room from the inside. On a phone: title, stage, the one card that matters now, a bar that never scrolls; on a wide screen the
// run-sheet and the people stand beside it.
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLeave } from "#components/rooms/connection/use-leave";
import { useControl } from "#components/rooms/connection/use-room";
import { NoRecordingLine } from "#components/rooms/details/no-recording-line";
import { PinnedVacancyCard } from "#components/rooms/details/pinned-vacancy-card";
import { MyTicket } from "#components/rooms/hand/my-ticket";
import { SoundNotice } from "#components/rooms/sound-notice";
import { RoomStage } from "#components/rooms/stage/room-stage";
import type { RoomActions } from "#components/rooms/use-room-actions";
import type { ModeratorLine } from "#components/series/moderator-list";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import type { RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { PublicView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { AfterTurn } from "./after-turn.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { insideViewModel } from "./inside-view-model.ts";
import { MoreSheet } from "./more-sheet.tsx";
import { OwnTurnBar } from "./own-turn-bar.tsx";
import { RepairSoundSheet } from "./repair-sound-sheet.tsx";
import { RoomAside } from "./room-aside.tsx";
import { TitleBar } from "./title-bar.tsx";
import { useOwnTurn } from "./use-own-turn.tsx";

export type InsideProps = {
  view: PublicView;
  zone: string;
  moderators: ModeratorLine[];
  room: RoomConnection;
  roomState: RoomState;
  screen: RoomScreen;
  actions: RoomActions;
  notice: ReactNode;
  header: ReactNode;
};

export function InsideScreen({ view, zone, moderators, room, roomState, screen, actions, notice, header }: InsideProps) {
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
  const shown = insideViewModel({ view, state: roomState, screen }, { repair: () => setSheet("repair"), raiseFor: actions.raiseFor });
  const { self, decision, ticket, pin } = shown;
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
            <SoundNotice screen={screen} voiceOff={roomState.voiceOff} onRestore={() => void room.openMicrophone()} />
            {actions.sentence && <Notice tone="fault" title={actions.sentence} />}
            {shown.isRoomLocked && (
              <Notice tone="warn" title={t("locked.title")}>
                {t("locked.body")}
              </Notice>
            )}
            {decision && (
              <Notice tone="warn" title={t(`decided.${decision.what}`)}>
                <p>{t("out.reason", { reason: decision.reason })}</p>
                {decision.isLocked && <p>{t("decided.lockedBody")}</p>}
              </Notice>
            )}
            {shown.ownTurn && <OwnTurnBar turn={shown.ownTurn} room={room} />}
            {ended && <AfterTurn onClose={thanked} />}
            {self && ticket && <MyTicket ticket={ticket} self={self} />}
            {pin && <PinnedVacancyCard pin={pin.view} onRaise={pin.raise} />}
            <NoRecordingLine className="mt-auto py-1" />
          </div>
          <BottomBar main={screen.main} actions={actions.main} onLeave={leave} onRepair={shown.repair} onMore={() => setSheet("more")} />
        </main>
        <RoomAside
          view={view}
          zone={zone}
          moderators={moderators}
          roomId={room.roomId}
          segment={shown.segment}
          moderator={shown.isModerator}
        />
      </div>
      <MoreSheet
        view={view}
        zone={zone}
        moderators={moderators}
        segment={shown.segment}
        moderator={shown.isModerator}
        open={sheet === "more"}
        onClose={() => setSheet(null)}
      />
      <RepairSoundSheet room={room} open={sheet === "repair"} onClose={() => setSheet(null)} />
    </div>
  );
}
