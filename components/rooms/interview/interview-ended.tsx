"use client";
// After an interview: the recruiter notes the outcome, the other is told so, and both go back to the forum with one tap.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OutcomeForm } from "#components/hiring/outcome/outcome-form";
import { useRoom } from "#components/rooms/connection/use-room";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import type { InterviewPage } from "#lib/rooms/page-view";
import { forumPath } from "./back-to-forum.tsx";

export function InterviewEnded({ page }: { page: InterviewPage }) {
  const t = useTranslations("interview");
  const rooms = useTranslations("rooms");
  const router = useRouter();
  const { room: forum, roomState } = useRoom(page.forumId);
  const out = roomState.snapshot?.self?.out ?? null;
  const isPutOut = out?.cause === "removed" || out?.cause === "banned";
  // The tap that goes back brings the forum's sound too, also after this page was loaded anew.
  const goBack = () => {
    if (!out) void forum.listen();
    router.push(forumPath(page));
  };
  const [noted, setNoted] = useState(false);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh w-full max-w-form flex-col justify-center gap-5 px-4 py-8 outline-none"
    >
      <div className="text-center">
        <h1 className="text-2xl">{t(page.started ? "ended.title" : "ended.never")}</h1>
        {!out && <p className="mt-2 text-ink-2">{t("ended.body")}</p>}
      </div>
      {isPutOut && (
        <Notice tone="fault" title={rooms(`out.${out.cause}`)}>
          {out.reason && <p>{rooms("out.reason", { reason: out.reason })}</p>}
          <p>{rooms("out.askBody")}</p>
        </Notice>
      )}
      {out?.cause === "ended" && <Notice tone="info" title={rooms("out.ended")} />}
      {page.mine === "inviter" && page.started && !noted && (
        <Card>
          <h2 className="mb-3 text-lg">{t("ended.outcome")}</h2>
          <OutcomeForm
            interviewId={page.interviewId}
            name={page.other.name}
            roomId={page.forumId}
            vacancies={[]}
            onDone={() => setNoted(true)}
          />
        </Card>
      )}
      {noted && <Notice tone="info" title={t("ended.noted")} />}
      {page.mine === "invitee" && page.started && <p className="text-center">{t("ended.invitee", { name: page.other.name })}</p>}
      <Button variant={page.mine === "invitee" || noted ? "main" : "plain"} size="big" onClick={goBack}>
        {t(isPutOut ? "act.see" : page.moderates ? "act.desk" : "act.back")}
      </Button>
    </main>
  );
}
