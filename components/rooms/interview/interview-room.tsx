"use client";
// The room for two: both faces on the lit stage, one clock for both, and four things to do.
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useControl, useRoom } from "#components/rooms/connection/use-room";
import { useRoomKeys } from "#components/rooms/use-room-keys";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Stage } from "#components/ui/stage";
import { useAction } from "#components/ui/use-action";
import { Link } from "#lib/i18n/navigation";
import { endInterview, extendInterview } from "#lib/rooms/actions";
import type { InterviewPage } from "#lib/rooms/page-view";
import { roomScreen } from "#lib/rooms/screen/room-screen";
import { BackToForum } from "./back-to-forum.tsx";
import { InterviewBar } from "./interview-bar.tsx";
import { InterviewClock } from "./interview-clock.tsx";
import { InterviewConsent } from "./interview-consent.tsx";
import { InterviewEnded } from "./interview-ended.tsx";
import { InterviewPerson } from "./interview-person.tsx";

export function InterviewRoom({ page, sideRoomId, extended }: { page: InterviewPage; sideRoomId: string; extended: boolean }) {
  const t = useTranslations("interview");
  const sound = useTranslations("rooms");
  const locale = useLocale();
  const { room, roomState } = useRoom(sideRoomId);
  const action = useAction();
  const [entered, setEntered] = useState(false);
  const screen = roomScreen(roomState, true);
  const view = roomState.snapshot?.public;
  const over = view?.phase === "ended";
  const isSignedOut = screen.out?.cause === "signed_out";
  const { microphone } = roomState.voice;
  const voice = room.voice();
  const toggle = microphone === "open" ? () => void voice?.mute() : microphone === "muted" ? () => void voice?.unmute() : undefined;
  useControl(room);
  useRoomKeys({ onMicrophone: toggle });
  // Leaving the page leaves the talk's sound; only the end button ends the talk for both.
  useEffect(() => () => void room.stopPlayback(), [room]);

  const enter = async () => {
    setEntered(true);
    await room.listen();
    await room.openMicrophone();
  };
  const speakers = view?.stage ?? [];
  const other = speakers.find((face) => face.seatId !== roomState.snapshot?.self?.seatId);
  const me = speakers.find((face) => face.seatId === roomState.snapshot?.self?.seatId);
  const open = () => void room.openMicrophone();

  if (over) return <InterviewEnded page={{ ...page, started: true }} />;
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex h-dvh w-full max-w-[44rem] flex-col outline-none">
      <h1 className="sr-only">{t("title", { name: page.other.name })}</h1>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 pt-3 pb-2">
        <Stage className="flex flex-1 flex-col items-center justify-center gap-8 px-4 py-8 text-center">
          <InterviewClock endsAt={view?.endsAt ?? page.endsAt} minutes={page.minutes} room={room} />
          <div className="flex w-full max-w-[26rem] justify-around gap-4">
            <InterviewPerson
              name={page.other.name}
              known={screen.at === "inside"}
              seed={page.other.seed}
              square={page.mine === "invitee"}
              voiceId={other?.voiceId ?? null}
              room={room}
            />
            <InterviewPerson
              name={t("room.you")}
              known={screen.at === "inside"}
              seed={page.me.seed}
              square={page.mine === "inviter"}
              voiceId={me?.voiceId ?? null}
              room={room}
            />
          </div>
          <p className="text-ink-2 text-sm">{t("room.private")}</p>
        </Stage>
        {screen.out?.cause === "elsewhere" && <Notice tone="info" title={t("sound.elsewhere")} />}
        {isSignedOut && (
          <Notice
            tone="warn"
            title={sound("out.signed_out")}
            action={
              <Button asChild variant="main">
                <Link href={`/sign-in?next=${encodeURIComponent(`/${locale}/interviews/${page.interviewId}`)}`}>{sound("out.signIn")}</Link>
              </Button>
            }
          >
            {sound("out.signedOutBody")}
          </Notice>
        )}
        {(screen.sound === "unreachable" || screen.sound === "unsupported") && (
          <Notice tone="warn" title={sound(`sound.${screen.sound}`)}>
            {sound(`sound.${screen.sound}Body`)}
          </Notice>
        )}
        {roomState.voiceOff && <Notice tone="info" title={t("sound.off")} />}
        {entered && !roomState.voiceOff && screen.sound === "failed" && <Notice tone="fault" title={t("sound.failed")} />}
        {roomState.voice.status === "reconnecting" && <Notice tone="warn" title={t("sound.reconnecting")} />}
        {action.sentence && <Notice tone="fault" title={action.sentence} />}
      </div>
      {screen.at === "inside" ? (
        <InterviewBar
          back={page.moderates ? <BackToForum from={page} /> : null}
          microphone={microphone}
          onToggle={toggle}
          onOpen={microphone === "closed" || microphone === "denied" || microphone === "lost" ? open : undefined}
          onExtend={extended ? undefined : () => void action.run(() => extendInterview({ interviewId: page.interviewId }))}
          onEnd={() => void action.run(() => endInterview({ interviewId: page.interviewId }))}
        />
      ) : isSignedOut ? null : (
        <InterviewConsent
          page={page}
          busy={screen.main.kind === "entering"}
          refusal={screen.out ? null : roomState.refusal}
          onPreload={room.preload}
          onEnter={() => void enter()}
        />
      )}
    </main>
  );
}
