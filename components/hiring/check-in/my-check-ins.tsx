"use client";
// What I am asked after a hire, on my own page, and the switch of these questions.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerCheckIn, chooseCheckIns } from "#lib/hiring/actions";
import type { MyCheckIns as Mine } from "#lib/hiring/view";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CheckInAnswers } from "./check-in-answers.tsx";

export function MyCheckIns({ mine: { wanted, open } }: { mine: Mine }) {
  const t = useTranslations("hiring.checkIn");
  const action = useAction();
  return (
    <div className="grid gap-3">
      {open.map((one) => (
        <OneCheckIn key={one.checkInId} one={one} />
      ))}
      {open.length === 0 ? <p>{t("none")}</p> : null}
      <p className="text-ink-2 text-sm">{wanted ? t("switch") : t("isOff")}</p>
      <Button
        className="justify-self-start"
        aria-busy={action.pending}
        onClick={() => void action.run(() => chooseCheckIns({ wanted: !wanted }), { refresh: true })}
      >
        {wanted ? t("off") : t("on")}
      </Button>
      <ActionStatus action={action} />
    </div>
  );
}

function OneCheckIn({ one }: { one: Mine["open"][number] }) {
  const t = useTranslations("hiring.checkIn");
  const [asked, setAsked] = useState<Pick<typeof one, "kind" | "answer">>(one);
  return (
    <Card className="grid gap-3">
      <div>
        <p className="font-semibold">{t(`question.${asked.kind}`)}</p>
        {one.title ? (
          <p className="text-ink-2 text-sm">
            <bdi>{t("about", { title: one.title })}</bdi>
          </p>
        ) : null}
      </div>
      <CheckInAnswers asked={asked} send={(answer) => answerCheckIn({ checkInId: one.checkInId, answer })} onAnswered={setAsked} />
    </Card>
  );
}
