"use client";
// Whoever signed in to a closed account keeps it, or leaves it closed.
import { useTranslations } from "next-intl";
import { keepAccount, leaveClosed } from "#lib/privacy/actions";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";

export function ClosedAccount() {
  const t = useTranslations("privacy.closed");
  const action = useAction();
  return (
    <div className="mt-6 flex flex-col gap-2">
      <ActionStatus action={action} />
      <Button
        variant="main"
        size="big"
        aria-busy={action.pending}
        onClick={() => action.run(() => keepAccount({}), { leaveTo: "/account" })}
      >
        {t("keep")}
      </Button>
      <Button variant="quiet" aria-busy={action.pending} onClick={() => action.run(() => leaveClosed({}), { leaveTo: "/" })}>
        {t("leave")}
      </Button>
    </div>
  );
}
