"use client";
// For admins: taking the second step of somebody who lost phone and recovery codes, with a reason; its owner has a day to object.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askFactorReset, withdrawFactorReset } from "#lib/accounts/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { useAccountForm } from "../use-account-form.tsx";

export function FactorReset({ personId, isAsked: wasAsked }: { personId: string; isAsked: boolean }) {
  const t = useTranslations("admin.factor");
  const form = useAccountForm("reason");
  const [isAsked, setAsked] = useState(wasAsked);
  return (
    <section className="mt-4 border-t border-line pt-4">
      <h4 className="font-semibold">{t("reset")}</h4>
      <p className="mb-3 text-sm text-ink-2">{isAsked ? t("resetAsked") : t("resetLead")}</p>
      <ActionStatus action={{ done: form.done, sentence: null }} />
      {isAsked ? (
        <Button
          aria-busy={form.pending}
          onClick={() => void form.run(() => withdrawFactorReset({ personId }), { done: t("resetTaken"), after: () => setAsked(false) })}
        >
          {t("resetTakeBack")}
        </Button>
      ) : (
        <ActionForm
          form={form}
          onSend={(filled) => {
            const reason = typed(filled, "reason");
            void form.run(() => askFactorReset({ personId, reason }), { done: t("resetAsked"), after: () => setAsked(true) });
          }}
        >
          <Field label={t("reason")} hint={t("reasonHint")} error={form.fault("reason")}>
            <Textarea name="reason" rows={2} maxLength={300} />
          </Field>
          <Button type="submit" variant="danger" className="self-start" aria-busy={form.pending}>
            {t("resetGo")}
          </Button>
        </ActionForm>
      )}
    </section>
  );
}
