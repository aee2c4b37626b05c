"use client";
// A forgotten password: asking for the link, and, behind the link, choosing a new one.
import { useLocale, useTranslations } from "next-intl";
import { requestLink, resetPassword } from "#lib/accounts/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PasswordInput } from "../password-input.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { LetterOrder } from "./letter-order.tsx";
import { useSignedIn, wantedPath } from "./next-link.tsx";
import { useFragment } from "./use-link-fragment.tsx";

export function ResetForm() {
  const fragment = useFragment();
  if (!fragment) return <Skeleton className="h-56" />;
  return fragment.token ? <Choose key={fragment.token} token={fragment.token} next={fragment.next} /> : <Ask />;
}

function Choose({ token, next }: { token: string; next: string }) {
  const t = useTranslations("accounts");
  const onSignedIn = useSignedIn();
  const form = useAccountForm("password");
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          const password = typed(filled, "password");
          void form.run(() => resetPassword({ token, password }), { after: (signedIn) => onSignedIn(signedIn, next) });
        }}
      >
        <p>{t("reset.lead")}</p>
        <Field label={t("newPassword")} hint={t("passwordHint")} error={form.fault("password")}>
          <PasswordInput name="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("reset.go")}
        </Button>
      </ActionForm>
    </Card>
  );
}

function Ask() {
  const t = useTranslations("accounts.reset");
  const locale = useLocale();
  const order = (email: string) => requestLink({ email, purpose: "reset", locale, next: wantedPath() });
  return <LetterOrder about="reset" lead={<p>{t("ask")}</p>} go={t("askGo")} order={order} />;
}
