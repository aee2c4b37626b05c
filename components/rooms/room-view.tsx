"use client";
// The page of a room: its entry screen or its inside, and the dialogs that cover either. What only those need who are inside is loaded
// while they enter.
import { type ReactNode, useEffect } from "react";
import { useMember, useRoom } from "#components/rooms/connection/use-room";
import { EntryScreen } from "#components/rooms/entry/entry-screen";
import { useRoomMember } from "#components/rooms/entry/use-room-member";
import { useLoaded } from "#components/ui/use-loaded";
import { useRouter } from "#lib/i18n/navigation";
import { asView, type RoomPage } from "#lib/rooms/page-view";
import { roomViewModel } from "./room-view-model.ts";
import { useRoomActions } from "./use-room-actions.tsx";
import { useTitleMark } from "./use-title-mark.tsx";

const loadAnnouncer = async () => (await import("./announcer.tsx")).Announcer;
const loadInside = async () => (await import("#components/rooms/inside/inside-screen")).InsideScreen;
const loadRaiseHandSheet = async () => (await import("#components/rooms/hand/raise-hand-sheet")).RaiseHandSheet;
const loadInvitation = async () => (await import("#components/rooms/interview/invitation-prompt")).InvitationPrompt;
const loadRadar = async () => (await import("#components/rooms/radar/room-radar")).RoomRadar;
const loadInterview = async () => (await import("#components/rooms/interview/interview-notice")).InterviewNotice;

/** `header` and `footer` are the site's; inside the room on a phone they make place. */
export function RoomView({ page, header, footer }: { page: RoomPage; header: ReactNode; footer: ReactNode }) {
  const { room, roomState } = useRoom(page.roomId);
  const member = useMember();
  const { member: roomMember, redraw } = useRoomMember(page.roomId, member);
  const { at, screen, invitation, interview } = roomViewModel(roomState, member);
  const actions = useRoomActions(room, roomState, screen);
  const view = roomState.snapshot?.public ?? asView(page);
  const self = roomState.snapshot?.self ?? null;
  const isEntering = roomState.entry !== "outside";
  const Announcer = useLoaded(loadAnnouncer, isEntering || self !== null);
  const InsideScreen = useLoaded(loadInside, isEntering);
  const RaiseHandSheet = useLoaded(loadRaiseHandSheet, isEntering || actions.raising !== null);
  const InvitationPrompt = useLoaded(loadInvitation, invitation !== null);
  const InterviewNotice = useLoaded(loadInterview, interview !== null);
  const RoomRadar = useLoaded(loadRadar, member && view.phase !== "ended");
  const notice = InterviewNotice && interview ? <InterviewNotice interview={interview} /> : null;
  useTitleMark(self?.ticket ?? null);
  useFiguresOfTheEnd(view.phase === "ended" && page.phase !== "ended");
  return (
    <>
      {at === "inside" && InsideScreen ? (
        <InsideScreen
          view={view}
          zone={page.zone}
          moderators={page.moderators}
          room={room}
          roomState={roomState}
          screen={screen}
          actions={actions}
          notice={notice}
          header={header}
        />
      ) : (
        <EntryScreen
          page={page}
          view={view}
          room={room}
          roomState={roomState}
          screen={screen}
          actions={actions}
          roomMember={member ? roomMember : null}
          redraw={redraw}
          notice={
            <>
              {notice}
              {RoomRadar && view.phase !== "ended" && <RoomRadar room={room} before="entering" />}
            </>
          }
          header={header}
          footer={footer}
        />
      )}
      {Announcer && <Announcer view={view} self={self} room={room} />}
      {InvitationPrompt && invitation && <InvitationPrompt interview={invitation} />}
      {RaiseHandSheet && (
        <RaiseHandSheet
          room={room}
          member={member}
          open={actions.raising !== null}
          onClose={actions.closeRaising}
          lastCard={roomMember?.lastCard ?? null}
          pin={actions.raising?.pin ?? null}
        />
      )}
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
