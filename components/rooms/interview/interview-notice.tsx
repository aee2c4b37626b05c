"use client";
// An interview of mine that waits or runs beside the forum: its state, and the link to it.
import { useTranslations } from "next-intl";
import { useAction } from "#components/ui/action/use-action";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Link } from "#lib/i18n/navigation";
import { endInterview } from "#lib/rooms/actions";
import type { MyInterview } from "#lib/rooms/view";

export function InterviewNotice({ interview }: { interview: MyInterview }) {
  const t = useTranslations("interview");
  const action = useAction();
  const running = interview.state === "running";
  return (
    <aside data-stage className="stage flex items-center gap-3 rounded-2 px-4 py-3 motion-safe:animate-rise" role="status">
      <Batik seed={interview.otherSeed} px={42} shape={interview.mine === "invitee" ? "square" : "round"} />
      <p className="min-w-0 flex-1 text-sm">
        {action.sentence ??
          (running ? t("notice.running", { name: interview.otherName }) : t("notice.waiting", { name: interview.otherName }))}
      </p>
      {running ? (
        <Button asChild variant="main" size="sm">
          <Link href={`/interviews/${interview.interviewId}`}>{t("notice.enter")}</Link>
        </Button>
      ) : (
        <Button
          size="sm"
          onClick={() => void action.run(() => endInterview({ interviewId: interview.interviewId }))}
          disabled={action.pending}
        >
          {t("notice.takeBack")}
        </Button>
      )}
    </aside>
  );
}
