"use client";
// For admins: a new company.
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm, typed } from "#components/ui/action/action-form";
import { ActionStatus } from "#components/ui/action/action-status";
import { Button } from "#components/ui/button";
import { besideControl, Field, Input } from "#components/ui/field";
import { createOrganisation } from "#lib/accounts/actions";
import { useAccountForm } from "../use-account-form.tsx";

export function CreateOrganisation() {
  const t = useTranslations("admin");
  const form = useAccountForm("name");
  return (
    <ActionForm
      form={form}
      className="flex max-w-text flex-col gap-3"
      onSend={(filled) => {
        const name = typed(filled, "name").trim();
        void form.run(() => createOrganisation({ name }), { after: () => filled.reset(), done: t("made", { name }), refresh: true });
      }}
    >
      <ActionStatus action={{ done: form.done, sentence: null }} />
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t("name")} error={form.fault("name")} className="min-w-0 flex-1 basis-64">
          <Input name="name" autoComplete="off" maxLength={80} />
        </Field>
        <Button type="submit" className={besideControl} aria-busy={form.pending}>
          <Building2 aria-hidden strokeWidth={1.9} />
          {t("makeGo")}
        </Button>
      </div>
    </ActionForm>
  );
}
