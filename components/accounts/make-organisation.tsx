"use client";
// For admins: a new company.
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { createOrganisation } from "#lib/accounts/actions";
import { done } from "#lib/platform/result";
import { Button } from "../ui/button.tsx";
import { besideControl, Field, Input } from "../ui/field.tsx";
import { StepSaid } from "./step-said.tsx";
import { SendForm, typed, useForm } from "./use-form.tsx";
import { useStep } from "./use-step.tsx";

export function MakeOrganisation() {
  const t = useTranslations("admin");
  const form = useForm("name");
  const step = useStep();
  return (
    <SendForm
      form={form}
      className="flex max-w-text flex-col gap-3"
      onSend={(filled) => {
        const name = typed(filled, "name").trim();
        void form.send(
          () => createOrganisation({ name }),
          () => {
            filled.reset();
            void step.take(async () => done(null), t("made", { name }));
          },
        );
      }}
    >
      <StepSaid step={step} />
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t("name")} error={form.fault("name")} className="min-w-0 flex-1 basis-64">
          <Input name="name" autoComplete="off" maxLength={80} />
        </Field>
        <Button type="submit" className={besideControl} aria-busy={form.pending}>
          <Building2 aria-hidden strokeWidth={1.9} />
          {t("makeGo")}
        </Button>
      </div>
    </SendForm>
  );
}
