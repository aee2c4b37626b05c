"use client";
// Asks again who one is before a grave action, over the page on which it was pressed; after it the action goes on by itself.
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { proofWays, proveByCode, proveByPasskey, proveByPassword } from "#lib/accounts/actions";
import { announceRenewal } from "#lib/platform/auth/renewal";
import { refusalOfFailure } from "#lib/platform/failed-action";
import type { Result } from "#lib/platform/result";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { offerRemedy } from "../../ui/action/remedy.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PasswordInput } from "../password-input.tsx";
import { NextLink } from "../sign-in/next-link.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { CodeField } from "./code-field.tsx";
import { signWithPasskey } from "./passkey-browser.ts";
import { PasskeyButton } from "./passkey-button.tsx";

type Ways = { code: boolean; passkey: boolean; password: boolean };

export function ProofDialog() {
  const t = useTranslations("accounts.proof");
  const [open, setOpen] = useState(false);
  const [ways, setWays] = useState<Ways | null>(null);
  const settle = useRef<(isProved: boolean) => void>(() => {});

  useEffect(
    () =>
      offerRemedy("proof_needed", async () => {
        setOpen(true);
        setWays(null);
        const answer = await proofWays({}).catch(refusalOfFailure);
        if (answer.ok) setWays(answer.value);
        else setOpen(false);
        return answer.ok && new Promise<boolean>((resolve) => (settle.current = resolve));
      }),
    [],
  );

  const close = useCallback((isProved: boolean) => {
    setOpen(false);
    if (isProved) announceRenewal();
    settle.current(isProved);
  }, []);

  return (
    <Sheet open={open} onClose={() => close(false)} title={t("title")}>
      {ways ? <Proof ways={ways} onProved={() => close(true)} /> : <Skeleton className="h-32" />}
    </Sheet>
  );
}

function Proof({ ways, onProved }: { ways: Ways; onProved: () => void }) {
  const t = useTranslations("accounts.proof");
  const shared = useTranslations("accounts");
  const form = useAccountForm("code", "password");
  const prove = (verb: () => Promise<Result<null>>) => void form.run(verb, { after: onProved });

  if (!ways.code && !ways.passkey && !ways.password)
    return (
      <div className="flex flex-col items-start gap-4">
        <p>{t("again")}</p>
        <Button asChild>
          <NextLink href="/sign-in">{t("signIn")}</NextLink>
        </Button>
      </div>
    );
  return (
    <ActionForm
      form={form}
      onSend={(filled) =>
        prove(() =>
          ways.password ? proveByPassword({ password: typed(filled, "password") }) : proveByCode({ code: typed(filled, "code") }),
        )
      }
    >
      <p>{t("lead")}</p>
      {ways.password ? (
        <Field label={shared("password")} error={form.fault("password")}>
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      ) : (
        <CodeField error={form.fault("code")} />
      )}
      <Button type="submit" variant="main" aria-busy={form.pending}>
        {t("go")}
      </Button>
      {ways.passkey ? <PasskeyButton pending={form.pending} onPress={() => prove(() => signWithPasskey(proveByPasskey))} /> : null}
    </ActionForm>
  );
}
