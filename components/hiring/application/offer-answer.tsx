"use client";
// An offer waits for its applicant's word: taking it is one press, declining is asked again.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOffer } from "#lib/hiring/actions";
import type { MyApplication } from "#lib/hiring/application/view";
import { ActionButton } from "../../ui/action/action-button.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";

export function OfferAnswer({ application: { applicationId, organisation } }: { application: MyApplication }) {
  const t = useTranslations("hiring.me");
  const [declining, setDeclining] = useState(false);
  const action = useAction();
  const say = (answer: "hired" | "declined") =>
    void action.run(() => answerOffer({ applicationId, answer }), { after: () => setDeclining(false), refresh: true });
  return (
    <>
      <ActionButton action={action} size="sm" variant="main" onClick={() => say("hired")}>
        {t("accept")}
      </ActionButton>
      <Button size="sm" onClick={() => setDeclining(true)}>
        {t("decline")}
      </Button>
      <Sheet open={declining} onClose={() => setDeclining(false)} title={t("declineTitle")}>
        <p className="text-ink-2">{t("declineText", { organisation })}</p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="danger" onClick={() => say("declined")} disabled={action.pending} aria-busy={action.pending}>
            {t("decline")}
          </Button>
          <Button onClick={() => setDeclining(false)}>{t("declineNo")}</Button>
        </div>
      </Sheet>
    </>
  );
}
