"use client";
// A recruiter asks for a private talk for two. Accepting leads there; the place in the forum is kept.
import { useTranslations } from "next-intl";
import { useAct } from "#components/rooms/use-act";
import { Batik } from "#components/ui/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { PromptDialog } from "#components/ui/prompt-dialog";
import { useRouter } from "#lib/i18n/navigation";
import { acceptInterview, declineInterview } from "#lib/rooms/actions";
import type { MyInterview } from "#lib/rooms/view";

export function InvitationPrompt({ interview }: { interview: MyInterview }) {
  const t = useTranslations("interview");
  const act = useAct();
  const router = useRouter();
  const accept = async () => {
    if (await act.run(() => acceptInterview({ interviewId: interview.interviewId }))) router.push(`/interviews/${interview.interviewId}`);
  };
  return (
    <PromptDialog title={t("invitation.title", { name: interview.otherName })}>
      <Batik seed={interview.otherSeed} px={112} shape="square" />
      <p className="max-w-[36ch] text-ink-2">{t("invitation.body")}</p>
      {act.trouble && <Notice tone="fault" title={act.trouble} className="text-start" />}
      <div className="flex w-full max-w-[22rem] flex-col gap-2.5">
        <Button variant="main" size="big" onClick={() => void accept()} disabled={act.busy} autoFocus>
          {t("invitation.accept")}
        </Button>
        <Button size="big" onClick={() => void act.run(() => declineInterview({ interviewId: interview.interviewId }))} disabled={act.busy}>
          {t("invitation.decline")}
        </Button>
      </div>
    </PromptDialog>
  );
}
