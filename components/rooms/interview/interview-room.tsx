"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
// The room of an interview: both people on the stage, one clock, and the buttons.
import { ReportLink } from "#components/reports/report-link";
import { useControl, useRoom } from "#components/rooms/connection/use-room";
import { useRoomKeys } from "#components/rooms/use-room-keys";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { LitCard } from "#components/ui/lit-card";
import { Notice } from "#components/ui/notice";
import { Link } from "#lib/i18n/navigation";
import { endInterview, extendInterview } from "#lib/rooms/actions";
import type { InterviewPage } from "#lib/rooms/page-view";
import { BackToForum } from "./back-to-forum.tsx";
import { InterviewBar } from "./interview-bar.tsx";
import { InterviewClock } from "./interview-clock.tsx";
import { InterviewConsent } from "./interview-consent.tsx";
import { InterviewEnded } from "./interview-ended.tsx";
import { InterviewPerson } from "./interview-person.tsx";
import { type InterviewNoticeKind, interviewRoomViewModel } from "./interview-view-model.ts";

export function InterviewRoom({ page, sideRoomId, isExtended }: { page: InterviewPage; sideRoomId: string; isExtended: boolean }) {
  const t = useTranslations("interview");
  const { room, roomState } = useRoom(sideRoomId);
  const extending = useAction();
  const ending = useAction();
  const [hasEntered, setEntered] = useState(false);
  const { interviewId } = page;
  const shown = interviewRoomViewModel(
    { page, state: roomState, hasEntered, isExtended },
    {
      mute: () => void room.voice()?.mute(),
      unmute: () => void room.voice()?.unmute(),
      openMicrophone: () => void room.openMicrophone(),
      extend: () => void extending.run(() => extendInterview({ interviewId })),
      end: () => void ending.run(() => endInterview({ interviewId })),
    },
  );
  useControl(room);
  useRoomKeys({ onMicrophone: shown.toggle });
  // Leaving the page leaves the interview's sound; only the end button ends the interview for both.
  useEffect(() => () => void room.stopPlayback(), [room]);

  const enter = async () => {
    setEntered(true);
    await room.listen();
    await room.openMicrophone();
  };

  const refused = ending.sentence ?? extending.sentence;
  if (shown.isOver) return <InterviewEnded page={{ ...page, started: true }} />;
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex h-dvh w-full max-w-[44rem] flex-col outline-none">
      <h1 className="sr-only">{t("title", { name: page.other.name })}</h1>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 pt-3 pb-2">
        <LitCard className="flex flex-1 flex-col items-center justify-center gap-8 px-4 py-8 text-center">
          <InterviewClock endsAt={shown.endsAt} minutes={page.minutes} room={room} />
          <div className="flex w-full max-w-[26rem] justify-around gap-4">
            <InterviewPerson
              name={page.other.name}
              known={shown.isKnown}
              seed={page.other.seed}
              square={page.mine === "invitee"}
              voiceId={shown.other}
              room={room}
            />
            <InterviewPerson
              name={t("room.you")}
              known={shown.isKnown}
              seed={page.me.seed}
              square={page.mine === "inviter"}
              voiceId={shown.me}
              room={room}
            />
          </div>
          <p className="text-ink-2 text-sm">{t("room.private")}</p>
          {shown.otherSeatId ? (
            <ReportLink kind="seat" id={shown.otherSeatId}>
              {t("report")}
            </ReportLink>
          ) : null}
        </LitCard>
        {shown.notices.map((kind) => (
          <SoundLine key={kind} kind={kind} interviewId={interviewId} />
        ))}
        {refused && <Notice tone="fault" title={refused} />}
      </div>
      {shown.bar && (
        <InterviewBar
          back={page.moderates ? <BackToForum from={page} /> : null}
          microphone={roomState.voice.microphone}
          onToggle={shown.toggle}
          onOpen={shown.bar.open}
          onExtend={shown.bar.extend}
          onEnd={shown.bar.end}
        />
      )}
      {shown.consent && (
        <InterviewConsent
          page={page}
          busy={shown.consent.isPending}
          refusal={shown.consent.refusal}
          onPreload={room.preload}
          onEnter={() => void enter()}
        />
      )}
    </main>
  );
}

/** What the sound does when it does not simply play. */
function SoundLine({ kind, interviewId }: { kind: InterviewNoticeKind; interviewId: string }) {
  const t = useTranslations("interview");
  const sound = useTranslations("rooms");
  const locale = useLocale();
  switch (kind) {
    case "elsewhere":
      return <Notice tone="info" title={t("sound.elsewhere")} />;
    case "signed_out":
      return (
        <Notice
          tone="warn"
          title={sound("out.signed_out")}
          action={
            <Button asChild variant="main">
              <Link href={`/sign-in?next=${encodeURIComponent(`/${locale}/interviews/${interviewId}`)}`}>{sound("out.signIn")}</Link>
            </Button>
          }
        >
          {sound("out.signedOutBody")}
        </Notice>
      );
    case "unreachable":
    case "unsupported":
      return (
        <Notice tone="warn" title={sound(`sound.${kind}`)}>
          {sound(`sound.${kind}Body`)}
        </Notice>
      );
    case "off":
      return <Notice tone="info" title={t("sound.off")} />;
    case "failed":
      return <Notice tone="fault" title={t("sound.failed")} />;
    case "reconnecting":
      return <Notice tone="warn" title={t("sound.reconnecting")} />;
  }
}
