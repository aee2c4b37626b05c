"use client";
// One press that says: still open, with as many seats as before.
import { useTranslations } from "next-intl";
import { confirmVacancyOpen } from "#lib/hiring/actions";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";

export function StillOpen({ vacancyId, left }: { vacancyId: string; left: number }) {
  const t = useTranslations("vacancies.board");
  const action = useAction();
  const confirm = () => void action.run(() => confirmVacancyOpen({ vacancyId, seatsLeft: left }), { refresh: true });
  return (
    <>
      <Button size="sm" variant="turn" onClick={confirm} disabled={action.pending} aria-busy={action.pending}>
        {t("stillOpen", { count: left })}
      </Button>
      <ActionStatus action={action} />
    </>
  );
}
