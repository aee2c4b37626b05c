"use client";
// Signing up: an address and a password; the mailed link finishes it.
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { signUp } from "#lib/accounts/actions";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmailInput, Field } from "../ui/field.tsx";
import { LetterSent } from "./letter-sent.tsx";
import { wantedPath } from "./next-link.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SendForm, typed, useForm } from "./use-form.tsx";

export function SignUpForm() {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const form = useForm("email", "password");
  const [wish, setWish] = useState({ email: "", password: "" });
  const [sent, setSent] = useState(false);
  const order = (asked: typeof wish) => signUp({ ...asked, locale, next: wantedPath() });

  if (sent) return <LetterSent about="signUp" address={wish.email} again={() => order(wish)} onOther={() => setSent(false)} />;
  return (
    <Card className="p-5 sm:p-6">
      <SendForm
        form={form}
        onSend={(filled) => {
          const asked = { email: typed(filled, "email"), password: typed(filled, "password") };
          void form.send(
            () => order(asked),
            () => {
              setWish(asked);
              setSent(true);
            },
          );
        }}
      >
        <Field label={t("email")} error={form.fault("email")}>
          <EmailInput name="email" autoComplete="username" defaultValue={wish.email} />
        </Field>
        <Field label={t("password")} hint={t("passwordHint")} error={form.fault("password")}>
          <PasswordInput name="password" autoComplete="new-password" defaultValue={wish.password} />
        </Field>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("signUp.go")}
        </Button>
      </SendForm>
    </Card>
  );
}
