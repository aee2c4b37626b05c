"use client";
// The language of our letters, when it is not the one of this page.
import { useLocale, useTranslations } from "next-intl";
import { speak } from "#lib/accounts/actions";
import type { Locale } from "#lib/i18n/routing";
import { Button } from "../ui/button.tsx";
import { StepSaid } from "./step-said.tsx";
import { useStep } from "./use-step.tsx";

export function LetterLanguage({ language }: { language: Locale }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const step = useStep();
  return (
    <div className="mt-4 flex flex-col items-start gap-2">
      <StepSaid step={step} />
      <p className="text-sm text-ink-2">{t("account.letters", { language: t(`languages.${language}`) })}</p>
      {language === locale ? null : (
        <Button size="sm" aria-busy={step.pending} onClick={() => step.take(() => speak({ locale }), t("account.lettersDone"))}>
          {t("account.lettersHere")}
        </Button>
      )}
    </div>
  );
}
