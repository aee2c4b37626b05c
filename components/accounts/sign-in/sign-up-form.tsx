"use client";
// Signing up: an address; the password is chosen behind the mailed link, by whoever reads its letters.
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { signUp } from "#lib/accounts/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmailInput, Field } from "../../ui/field.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { LetterSent } from "./letter-sent.tsx";
import { wantedPath } from "./next-link.tsx";

export function SignUpForm() {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const form = useAccountForm("email");
  const [address, setAddress] = useState("");
  const [sent, setSent] = useState(false);
  const order = (email: string) => signUp({ email, locale, next: wantedPath() });

  if (sent) return <LetterSent about="signUp" address={address} again={() => order(address)} onOther={() => setSent(false)} />;
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          const email = typed(filled, "email");
          void form.run(() => order(email), {
            after: () => {
              setAddress(email);
              setSent(true);
            },
          });
        }}
      >
        <Field label={t("email")} hint={t("signUp.hint")} error={form.fault("email")}>
          <EmailInput name="email" autoComplete="username" defaultValue={address} />
        </Field>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("signUp.go")}
        </Button>
      </ActionForm>
    </Card>
  );
}
