"use client";
// The page behind a mailed link: opening it does nothing, the press signs in.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { openLink } from "#lib/accounts/actions";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { NextLink, useGoOn } from "./next-link.tsx";
import { SendForm, useForm } from "./use-form.tsx";
import { useFragment } from "./use-fragment.tsx";

export function LinkForm() {
  const t = useTranslations("accounts.link");
  const fragment = useFragment();
  const goOn = useGoOn();
  const form = useForm();
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
      <SendForm
        form={form}
        onSend={() => {
          const { token, next } = fragment;
          void form.send(
            async () => {
              const answer = await openLink({ token });
              if (!answer.ok && (answer.code === "link_dead" || answer.code === "invalid")) setDead(token);
              return answer;
            },
            () => goOn(next),
          );
        }}
      >
        <p>{t("lead")}</p>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("go")}
        </Button>
      </SendForm>
    </Card>
  );
}
