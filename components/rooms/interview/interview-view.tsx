"use client";
// The page of an interview, from the invitation to the outcome. The forum's sound is paused meanwhile and comes back when one leaves.
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useControl, useRoom } from "#components/rooms/connection/use-room";
import { Batik } from "#components/ui/brand/batik";
import type { InterviewPage } from "#lib/rooms/page-view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { BackToForum } from "./back-to-forum.tsx";
import { InterviewEnded } from "./interview-ended.tsx";
import { InterviewRoom } from "./interview-room.tsx";
import { interviewStep } from "./interview-view-model.ts";
import { InvitationPrompt } from "./invitation-prompt.tsx";

export function InterviewView({ page: read }: { page: InterviewPage }) {
  const participant = useTranslations("ui")("participant");
  const page = read.other.name === "" ? { ...read, other: { ...read.other, name: participant } } : read;
  const { room: forum, roomState } = useRoom(page.forumId);
  const step = interviewStep(page, roomState.snapshot?.self);
  useRestingForum(forum);
  // Resting, it needs no control here.
  useControl(forum);
  switch (step.at) {
    case "ended":
      return <InterviewEnded page={page} />;
    case "room":
      return <InterviewRoom page={page} sideRoomId={step.sideRoomId} isExtended={step.isExtended} />;
    case "invitation":
      return <InvitationPrompt interview={step.interview} />;
    case "waiting":
      return <Waiting page={page} gone={step.isGone} />;
  }
}

/** The forum is silent while its listener talks in private, and heard again when they go; the place there is kept by the server. */
function useRestingForum(forum: RoomConnection): void {
  useEffect(() => {
    void forum.pausePlayback();
    return () => {
      if (forum.getState().entry === "inside") void forum.listen();
    };
  }, [forum]);
}

function Waiting({ page, gone }: { page: InterviewPage; gone: boolean }) {
  const t = useTranslations("interview");
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh max-w-form flex-col items-center justify-center gap-4 px-6 text-center outline-none"
    >
      <Batik seed={page.other.seed} px={112} shape={page.mine === "invitee" ? "square" : "round"} />
      <h1 className="text-2xl">{gone ? t("ended.never") : t("invited.title", { name: page.other.name })}</h1>
      {!gone && <p className="text-ink-2">{t("invited.body")}</p>}
      <BackToForum from={page} variant={gone ? "main" : "plain"} />
    </main>
  );
}
