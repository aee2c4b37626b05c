"use client";
// The page behind a mailed link: opening it does nothing, the press signs in. Behind the link of a sign-up a password is chosen first.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { finishSignUp, openLink } from "#lib/accounts/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useHasPasskeys } from "../factors/passkey-button.tsx";
import { PasswordInput } from "../password-input.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { NextLink, useSignedIn } from "./next-link.tsx";
import { useFragment } from "./use-link-fragment.tsx";

export function LinkForm() {
  const t = useTranslations("accounts.link");
  const shared = useTranslations("accounts");
  const fragment = useFragment();
  const onSignedIn = useSignedIn();
  const form = useAccountForm("password");
  const hasPasskeys = useHasPasskeys();
  const [dead, setDead] = useState("");

  if (!fragment) return <Skeleton className="h-40" />;
  const isDead = dead !== "" && dead === fragment.token;
  if (!fragment.token || isDead)
    return (
      <Notice
        tone={isDead ? "fault" : "warn"}
        title={isDead ? t("dead") : t("broken")}
        action={
          <Button asChild>
            <NextLink href="/sign-in">{t("ask")}</NextLink>
          </Button>
        }
      >
        {isDead ? t("deadText") : t("brokenText")}
      </Notice>
    );
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          const { token, next, isNew } = fragment;
          void form.run(
            async () => {
              const answer = await (isNew ? finishSignUp({ token, password: typed(filled, "password") }) : openLink({ token }));
              const isBroken = !answer.ok && answer.code === "invalid" && answer.detail?.field !== "password";
              if (isBroken || (!answer.ok && answer.code === "link_dead")) setDead(token);
              return answer;
            },
            { after: (signedIn) => onSignedIn(signedIn, next) },
          );
        }}
      >
        <p>{fragment.isNew ? t("choose") : t("lead")}</p>
        {fragment.isNew ? (
          <Field label={shared("password")} hint={shared("passwordHint")} error={form.fault("password")}>
            <PasswordInput name="password" autoComplete="new-password" />
          </Field>
        ) : null}
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {fragment.isNew ? t("finish") : t("go")}
        </Button>
        {fragment.isNew && hasPasskeys ? (
          <Button
            variant="quiet"
            aria-busy={form.pending}
            onClick={() =>
              void form.run(() => openLink({ token: fragment.token }), { after: (signedIn) => onSignedIn(signedIn, "/account") })
            }
          >
            {t("withPasskey")}
          </Button>
        ) : null}
      </ActionForm>
    </Card>
  );
}
