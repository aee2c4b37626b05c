"use client";
// In place of a page of staff, in a browser or network that is new to their account: they prove once more who they are.
import { useTranslations } from "next-intl";
import { proveHere } from "#lib/accounts/actions";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function ElsewhereNotice() {
  const t = useTranslations("accounts.elsewhere");
  const action = useAction();
  return (
    <>
      <ActionStatus action={action} />
      <Notice
        tone="warn"
        title={t("title")}
        action={
          <Button variant="main" aria-busy={action.pending} onClick={() => void action.run(() => proveHere({}), { refresh: true })}>
            {t("go")}
          </Button>
        }
      >
        {t("text")}
      </Notice>
    </>
  );
}
