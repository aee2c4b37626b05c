"use client";
// A recruiter asks for an interview. Accepting leads there; the place in the forum is kept.
import { useTranslations } from "next-intl";
import { PromptDialog } from "#components/ui/action/prompt-dialog";
import { useAction } from "#components/ui/action/use-action";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { useRouter } from "#lib/i18n/navigation";
import { acceptInterview, declineInterview } from "#lib/rooms/actions";
import type { MyInterview } from "#lib/rooms/view";

export function InvitationPrompt({ interview }: { interview: MyInterview }) {
  const t = useTranslations("interview");
  const action = useAction();
  const router = useRouter();
  const accept = async () => {
    if (await action.run(() => acceptInterview({ interviewId: interview.interviewId })))
      router.push(`/interviews/${interview.interviewId}`);
  };
  return (
    <PromptDialog title={t("invitation.title", { name: interview.otherName })}>
      <Batik seed={interview.otherSeed} px={112} shape="square" />
      <p className="max-w-[36ch] text-ink-2">{t("invitation.body")}</p>
      {action.sentence && <Notice tone="fault" title={action.sentence} className="text-start" />}
      <div className="flex w-full max-w-[22rem] flex-col gap-2.5">
        <Button variant="main" size="big" onClick={() => void accept()} disabled={action.pending} autoFocus>
          {t("invitation.accept")}
        </Button>
        <Button
          size="big"
          onClick={() => void action.run(() => declineInterview({ interviewId: interview.interviewId }))}
          disabled={action.pending}
        >
          {t("invitation.decline")}
        </Button>
      </div>
    </PromptDialog>
  );
}
