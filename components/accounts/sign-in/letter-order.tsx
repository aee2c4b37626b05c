"use client";
// Orders a letter to an address, then says that it is on its way: signing up and a forgotten password begin here.
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Result } from "#lib/platform/result";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmailInput, Field } from "../../ui/field.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { useLetterSent } from "./use-letter-sent.ts";

export type LetterOrderProps = {
  about: "signUp" | "reset";
  lead?: ReactNode;
  hint?: string;
  go: string;
  order: (email: string) => Promise<Result<null>>;
};

export function LetterOrder({ about, lead, hint, go, order }: LetterOrderProps) {
  const t = useTranslations("accounts");
  const form = useAccountForm("email");
  const [address, setAddress] = useState("");
  const [sent, setSent] = useState(false);
  const LetterSent = useLetterSent(sent);

  if (sent && LetterSent) return <LetterSent about={about} address={address} again={() => order(address)} onOther={() => setSent(false)} />;
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
        {lead}
        <Field label={t("email")} hint={hint} error={form.fault("email")}>
          <EmailInput name="email" autoComplete="username" defaultValue={address} />
        </Field>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending || sent}>
          {go}
        </Button>
      </ActionForm>
    </Card>
  );
}
