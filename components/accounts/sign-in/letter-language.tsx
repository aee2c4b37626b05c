"use client";
// The language of our letters, when it is not the one of this page.
import { useLocale, useTranslations } from "next-intl";
import { chooseLanguage } from "#lib/accounts/actions";
import type { Locale } from "#lib/i18n/routing";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";

export function LetterLanguage({ language }: { language: Locale }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const action = useAction();
  return (
    <div className="mt-4 flex flex-col items-start gap-2">
      <ActionStatus action={action} />
      <p className="text-sm text-ink-2">{t("account.letters", { language: t(`languages.${language}`) })}</p>
      {language === locale ? null : (
        <Button
          size="sm"
          aria-busy={action.pending}
          onClick={() => action.run(() => chooseLanguage({ locale }), { done: t("account.lettersDone"), refresh: true })}
        >
          {t("account.lettersHere")}
        </Button>
      )}
    </div>
  );
}
