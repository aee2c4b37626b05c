"use client";
// The second step of signing in: a code, or a passkey.
import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { giveCode, givePasskey } from "#lib/accounts/actions";
import { isLoopback } from "#lib/platform/auth/cookie-name";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useGoOn } from "../sign-in/next-link.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { CodeField } from "./code-field.tsx";
import { signWithPasskey } from "./passkey-browser.ts";
import { PasskeyButton } from "./passkey-button.tsx";

const never = () => () => {};

export function SecondStepForm() {
  const t = useTranslations("accounts.secondStep");
  const form = useAccountForm("code");
  const goOn = useGoOn();
  const locale = useLocale();
  const isHere = useSyncExternalStore(
    never,
    () => isLoopback(location.hostname),
    () => false,
  );
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          void form.run(() => giveCode({ code: typed(filled, "code") }), { after: () => goOn() });
        }}
      >
        <CodeField error={form.fault("code")} />
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("go")}
        </Button>
        <PasskeyButton pending={form.pending} onPress={() => void form.run(() => signWithPasskey(givePasskey), { after: () => goOn() })} />
        <p className="text-center text-xs text-ink-2">
          {isHere
            ? t.rich("demo", {
                link: (chunks) => (
                  <a href={`/${locale}/mailbox`} target="_blank" rel="noreferrer" className="font-semibold text-leaf underline">
                    {chunks}
                  </a>
                ),
              })
            : t("lost")}
        </p>
      </ActionForm>
    </Card>
  );
}
