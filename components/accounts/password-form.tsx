"use client";
// Changing the password, or making the first one by a mailed link.
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { changePassword, requestLink } from "#lib/accounts/actions";
import { done } from "#lib/platform/result";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { LetterSent } from "./letter-sent.tsx";
import { PasswordInput } from "./password-input.tsx";
import { StepSaid } from "./step-said.tsx";
import { FormFault, typed, useForm } from "./use-form.tsx";
import { useStep } from "./use-step.tsx";

export function PasswordForm({ address, hasPassword }: { address: string; hasPassword: boolean }) {
  return hasPassword ? <Change address={address} /> : <Make address={address} />;
}

function Change({ address }: { address: string }) {
  const t = useTranslations("accounts");
  const form = useForm("current", "next");
  const step = useStep();
  return (
    <form
      ref={form.box}
      noValidate
      className="flex max-w-form flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { currentTarget } = event;
        const wish = { current: typed(currentTarget, "current"), next: typed(currentTarget, "next") };
        void form.send(
          () => changePassword(wish),
          () => {
            currentTarget.reset();
            void step.take(async () => done(null), t("account.changed"));
          },
        );
      }}
    >
      <StepSaid step={step} />
      <FormFault text={form.general} />
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
    </form>
  );
}

function Make({ address }: { address: string }) {
  const t = useTranslations("accounts.account");
  const locale = useLocale();
  const form = useForm();
  const [sent, setSent] = useState(false);
  const order = () => requestLink({ email: address, purpose: "reset", locale, next: "/account" });
  if (sent) return <LetterSent about="reset" address={address} again={order} onOther={() => setSent(false)} />;
  return (
    <form
      ref={form.box}
      className="flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send(order, () => setSent(true));
      }}
    >
      <FormFault text={form.general} />
      <p className="text-ink-2">{t("noPassword")}</p>
      <Button type="submit" aria-busy={form.pending}>
        {t("makePassword")}
      </Button>
    </form>
  );
}
