"use client";
// My consents: the whole text of each, and one button to agree or to take it back.
import { useLocale, useTranslations } from "next-intl";
import { giveConsent, withdrawConsent } from "#lib/accounts/actions";
import type { ConsentState } from "#lib/accounts/view";
import type { Locale } from "#lib/i18n/routing";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Line, Lines } from "./block.tsx";

/** `said`: what was answered and when, in words. */
export type ConsentLine = Pick<ConsentState, "purpose" | "textHash" | "isGiven"> & { said: string };

export function ConsentList({ consents }: { consents: readonly ConsentLine[] }) {
  const t = useTranslations("privacy.consents");
  const texts = useTranslations("accounts.consents");
  const locale = useLocale() as Locale;
  const action = useAction();
  return (
    <>
      <Lines>
        {consents.map(({ purpose, textHash, isGiven, said }) => {
          const name = texts(`${purpose}.name`);
          return (
            <Line
              key={purpose}
              name={name}
              end={
                <Button
                  size="sm"
                  variant={isGiven ? "quiet" : "plain"}
                  aria-label={t(isGiven ? "withdraw" : "give", { name })}
                  aria-busy={action.pending}
                  onClick={() =>
                    isGiven
                      ? action.run(() => withdrawConsent({ purpose }), { done: t("taken"), refresh: true })
                      : action.run(() => giveConsent({ purpose, locale, textHash }), { done: t("given"), refresh: true })
                  }
                >
                  {t(isGiven ? "withdrawShort" : "giveShort")}
                </Button>
              }
            >
              <p>{texts(`${purpose}.text`)}</p>
              <p className="mt-1">{said}</p>
            </Line>
          );
        })}
      </Lines>
      <div className="mt-3">
        <ActionStatus action={action} />
      </div>
    </>
  );
}
