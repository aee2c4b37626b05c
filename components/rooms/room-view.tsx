"use client";
// A room on screen: from outside or from inside, and the questions that cover it wherever one stands.
import { type ReactNode, useEffect } from "react";
import { useMember, useRoom } from "#components/rooms/connection/use-room";
import { DoorScreen } from "#components/rooms/entry/entry-screen";
import { useRoomMember } from "#components/rooms/entry/use-room-member";
import { RaiseSheet } from "#components/rooms/hand/raise-hand-sheet";
import { ListeningScreen } from "#components/rooms/inside/inside-screen";
import { InterviewNotice } from "#components/rooms/interview/interview-notice";
import { InvitationPrompt } from "#components/rooms/interview/invitation-prompt";
import { useRouter } from "#lib/i18n/navigation";
import { asView, type RoomPage } from "#lib/rooms/page-view";
import { present } from "#lib/rooms/screen/room-screen";
import { Announcer } from "./announcer.tsx";
import { useTitleMark } from "./use-title-mark.tsx";
import { useVisit } from "./use-visit.tsx";

/** `header` and `footer` are the site's; inside the room on a phone they make place. */
export function RoomView({ page, header, footer }: { page: RoomPage; header: ReactNode; footer: ReactNode }) {
  const { room, hearing } = useRoom(page.roomId);
  const member = useMember();
  const { member: roomMember, redraw } = useRoomMember(page.roomId, member);
  const screen = present(hearing, member);
  const visit = useVisit(room, hearing, screen, member);
  const view = hearing.snapshot?.public ?? asView(page);
  const self = hearing.snapshot?.self ?? null;
  const interview = screen.at === "out" ? null : (self?.interview ?? null);
  const isAsked = interview?.state === "invited" && interview.mine === "invitee";
  const notice = interview && !isAsked ? <InterviewNotice interview={interview} /> : null;
  useTitleMark(self?.ticket ?? null);
  useFiguresOfTheEnd(view.phase === "ended" && page.phase !== "ended");
  return (
    <>
      {screen.at === "inside" ? (
        <ListeningScreen
          view={view}
          zone={page.zone}
          moderators={page.moderators}
          room={room}
          hearing={hearing}
          screen={screen}
          visit={visit}
          notice={notice}
          header={header}
        />
      ) : (
        <DoorScreen
          page={page}
          view={view}
          room={room}
          hearing={hearing}
          screen={screen}
          visit={visit}
          roomMember={roomMember}
          redraw={redraw}
          member={member}
          notice={notice}
          header={header}
          footer={footer}
        />
      )}
      <Announcer view={view} self={self} room={room} />
      {interview && isAsked && <InvitationPrompt interview={interview} />}
      <RaiseSheet
        roomId={page.roomId}
        member={member}
        open={visit.raising !== null}
        onClose={visit.closeRaising}
        lastCard={roomMember?.lastCard ?? null}
        pin={visit.raising?.pin ?? null}
      />
    </>
  );
}

/** The room ended while it was looked at: what happened in it stands on the page as it is made now. */
function useFiguresOfTheEnd(isMissing: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!isMissing) return;
    const timer = setTimeout(() => router.refresh(), 2000);
    return () => clearTimeout(timer);
  }, [isMissing, router]);
}
