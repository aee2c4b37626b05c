"use client";
// Changing the password, or making the first one by a mailed link.
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { changePassword, requestLink } from "#lib/accounts/actions";
import { ActionForm, typed } from "../ui/action/action-form.tsx";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { LetterSent } from "./sign-in/letter-sent.tsx";
import { useAccountForm } from "./use-account-form.tsx";

export function PasswordForm({ address, hasPassword }: { address: string; hasPassword: boolean }) {
  return hasPassword ? <Change address={address} /> : <Make address={address} />;
}

function Change({ address }: { address: string }) {
  const t = useTranslations("accounts");
  const form = useAccountForm("current", "next");
  return (
    <ActionForm
      form={form}
      className="flex max-w-form flex-col gap-4"
      onSend={(filled) => {
        const wish = { current: typed(filled, "current"), next: typed(filled, "next") };
        void form.run(() => changePassword(wish), { after: () => filled.reset(), done: t("account.changed"), refresh: true });
      }}
    >
      <ActionStatus action={{ done: form.done, sentence: null }} />
      {/* Tells a password manager whose password this is. */}
      <input type="email" name="username" autoComplete="username" defaultValue={address} readOnly hidden />
      <Field label={t("currentPassword")} error={form.fault("current")}>
        <PasswordInput name="current" autoComplete="current-password" />
      </Field>
      <Field label={t("newPassword")} hint={t("passwordHint")} error={form.fault("next")}>
        <PasswordInput name="next" autoComplete="new-password" />
      </Field>
      <Button type="submit" className="self-start" aria-busy={form.pending}>
        {t("account.change")}
      </Button>
    </ActionForm>
  );
}

function Make({ address }: { address: string }) {
  const t = useTranslations("accounts.account");
  const locale = useLocale();
  const form = useAccountForm();
  const [sent, setSent] = useState(false);
  const order = () => requestLink({ email: address, purpose: "reset", locale, next: "/account" });
  if (sent) return <LetterSent about="reset" address={address} again={order} onOther={() => setSent(false)} />;
  return (
    <ActionForm
      form={form}
      className="flex flex-col items-start gap-4"
      onSend={() => {
        void form.run(order, { after: () => setSent(true) });
      }}
    >
      <p className="text-ink-2">{t("noPassword")}</p>
      <Button type="submit" aria-busy={form.pending}>
        {t("makePassword")}
      </Button>
    </ActionForm>
  );
}
