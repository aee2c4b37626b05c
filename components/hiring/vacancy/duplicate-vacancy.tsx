"use client";
// A new draft that says what this vacancy says.
import { useLocale, useTranslations } from "next-intl";
import { duplicateVacancy } from "#lib/hiring/actions";
import { useRouter } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { leaving } from "../../ui/action/action.ts";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";

export function DuplicateVacancy({ vacancyId }: { vacancyId: string }) {
  const t = useTranslations("vacancies.drafts");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const action = useAction();
  const copy = () =>
    void action.run(() => duplicateVacancy({ vacancyId, locale }), {
      after: ({ draftId }) => {
        router.push(`/employer/vacancies/new?draft=${draftId}`);
        return leaving;
      },
    });
  return (
    <>
      <Button size="sm" variant="quiet" onClick={copy} disabled={action.pending} aria-busy={action.pending}>
        {t("duplicate")}
      </Button>
      <ActionStatus action={action} />
    </>
  );
}
