"use client";
// The page behind a mailed check-in: the question, and nothing of the job, the company or the person. Opening it answers nothing.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { answerCheckInByLink, readCheckIn } from "#lib/hiring/actions";
import type { CheckInView } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { useFragment } from "../../accounts/sign-in/use-link-fragment.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CheckInAnswers } from "./check-in-answers.tsx";

export function CheckInLink() {
  const fragment = useFragment();
  if (!fragment) return <Skeleton className="h-40" />;
  return fragment.token ? <Question key={fragment.token} token={fragment.token} /> : <DeadLink />;
}

function Question({ token }: { token: string }) {
  const t = useTranslations("hiring.checkIn");
  const action = useAction();
  const { run } = action;
  const [asked, setAsked] = useState<CheckInView | null>(null);
  useEffect(() => void run(() => readCheckIn({ token }), { after: setAsked }), [run, token]);
  if (action.refusal?.code === "link_dead") return <DeadLink />;
  if (!asked) return action.sentence ? <ActionStatus action={action} /> : <Skeleton className="h-40" />;
  return (
    <Card className="grid gap-4 p-5 sm:p-6">
      <h2 className="text-xl">{t(`question.${asked.kind}`)}</h2>
      <CheckInAnswers asked={asked} send={(answer) => answerCheckInByLink({ token, answer })} onAnswered={setAsked} />
      <p className="border-line border-t pt-3 text-ink-2 text-sm">{t("papers")}</p>
    </Card>
  );
}

function DeadLink() {
  const t = useTranslations("hiring.checkIn");
  return (
    <Notice
      tone="empty"
      title={t("dead")}
      action={
        <Button asChild>
          <Link href="/me">{t("mine")}</Link>
        </Button>
      }
    >
      {t("deadText")}
    </Notice>
  );
}
