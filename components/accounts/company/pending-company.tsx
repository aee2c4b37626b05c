"use client";
// A company that waits until the letter to its address is answered.
import { useTranslations } from "next-intl";
import { withdrawRegistration } from "#lib/accounts/actions";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** `until` in words, as the server wrote it. */
export type PendingCompanyProps = { pending: { name: string; email: string; until: string } | null };

export function PendingCompany({ pending }: PendingCompanyProps) {
  const t = useTranslations("companies.board");
  const action = useAction();
  return (
    <>
      <ActionStatus action={action} />
      {pending ? (
        <Notice
          className="mb-8"
          title={t("pendingTitle", { name: pending.name })}
          action={
            <Button
              size="sm"
              aria-busy={action.pending}
              onClick={() => action.run(() => withdrawRegistration({}), { done: t("withdrawn"), refresh: true })}
            >
              {t("withdraw")}
            </Button>
          }
        >
          {t("pendingText", { address: pending.email, date: pending.until })}
        </Notice>
      ) : null}
    </>
  );
}
