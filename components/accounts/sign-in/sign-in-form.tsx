"use client";
// Signing in: by password, or by a link sent to the same address.
import { Mail } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { givePasskey, requestLink, signIn } from "#lib/accounts/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmailInput, Field } from "../../ui/field.tsx";
import { signFromField, signWithPasskey, stopOffering } from "../factors/passkey-browser.ts";
import { PasskeyButton } from "../factors/passkey-button.tsx";
import { PasswordInput } from "../password-input.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { NextLink, useSignedIn, wantedPath } from "./next-link.tsx";
import { useLetterSent } from "./use-letter-sent.ts";

export function SignInForm() {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const onSignedIn = useSignedIn();
  const form = useAccountForm("email", "password");
  const [address, setAddress] = useState("");
  const [sent, setSent] = useState(false);
  const LetterSent = useLetterSent(sent);
  const [isHeldBack, setHeldBack] = useState(false);
  const offered = useRef(false);
  useEffect(() => () => void (offered.current && stopOffering()), []);
  /** At the first touch of the field: whoever only reads the page asks for nothing. */
  function offerPasskeys() {
    if (offered.current) return;
    offered.current = true;
    void signFromField(givePasskey).then((answer) => answer && form.run(async () => answer, { after: (signedIn) => onSignedIn(signedIn) }));
  }
  const order = (email: string) => requestLink({ email, purpose: "sign_in", locale, next: wantedPath() });

  if (sent && LetterSent)
    return <LetterSent about="signIn" address={address} again={() => order(address)} onOther={() => setSent(false)} />;
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          void form.run(
            async () => {
              const answer = await signIn({ email: typed(filled, "email"), password: typed(filled, "password") });
              setHeldBack(!answer.ok && answer.code === "too_often");
              return answer;
            },
            { after: (signedIn) => onSignedIn(signedIn) },
          );
        }}
      >
        <Field label={t("email")} error={form.fault("email")}>
          <EmailInput name="email" autoComplete="username webauthn" defaultValue={address} onFocus={offerPasskeys} />
        </Field>
        <Field label={t("password")} error={form.fault("password")}>
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
        <NextLink href="/sign-in/reset" className="tap-44 self-start text-sm font-semibold text-leaf underline-offset-4 hover:underline">
          {t("signIn.forgot")}
        </NextLink>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("signIn.go")}
        </Button>
        <p
          aria-hidden
          className="flex items-center gap-3 text-sm text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
        >
          {t("or")}
        </p>
        <PasskeyButton
          pending={form.pending}
          onPress={() => void form.run(() => signWithPasskey(givePasskey), { after: (signedIn) => onSignedIn(signedIn) })}
        />
        <Button
          aria-busy={form.pending || sent}
          aria-describedby="link-hint"
          onClick={() => {
            const email = form.box.current ? typed(form.box.current, "email") : "";
            void form.run(() => order(email), {
              after: () => {
                setAddress(email);
                setSent(true);
              },
            });
          }}
        >
          <Mail aria-hidden strokeWidth={1.9} />
          {t("signIn.link")}
        </Button>
        <p id="link-hint" className="-mt-2 text-center text-xs text-ink-2">
          {isHeldBack ? t("signIn.heldBackHint") : t("signIn.linkHint")}
        </p>
      </ActionForm>
    </Card>
  );
}
