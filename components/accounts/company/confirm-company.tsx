"use client";
// The page behind the letter to a company's address: opening it does nothing, the press makes the company visible.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmCompany } from "#lib/accounts/actions";
import { Link } from "#lib/i18n/navigation";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useFragment } from "../sign-in/use-link-fragment.tsx";

export function ConfirmCompany() {
  const t = useTranslations("companies.confirm");
  const fragment = useFragment();
  const form = useActionForm();
  const [isDead, setDead] = useState(false);
  if (!fragment) return <Skeleton className="h-40" />;
  const { token } = fragment;
  const back = (
    <Button asChild>
      <Link href="/employer">{t("back")}</Link>
    </Button>
  );
  if (isDead || !token)
    return (
      <Notice tone="warn" title={t("dead")} action={back}>
        {t("deadText")}
      </Notice>
    );
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={() =>
          form.run(
            async () => {
              const answer = await confirmCompany({ token });
              if (!answer.ok && (answer.code === "link_dead" || answer.code === "invalid")) setDead(true);
              return answer;
            },
            { leaveTo: "/employer" },
          )
        }
      >
        <p>{t("lead")}</p>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("go")}
        </Button>
        {form.refusal?.code === "signed_out" ? (
          <Button asChild variant="quiet">
            {/* In a tab of its own: the link of the letter stays open here. */}
            <Link href={{ pathname: "/sign-in", query: { next: "/employer" } }} target="_blank">
              {t("signIn")}
            </Link>
          </Button>
        ) : null}
      </ActionForm>
    </Card>
  );
}
