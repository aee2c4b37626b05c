"use client";
// My second step: setting an authenticator app up, taking it off, recovery codes, and objecting to an admin who was asked to take it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { beginApp, confirmApp, removeApp, renewRecoveryCodes, withdrawFactorReset } from "#lib/accounts/actions";
import { useRouter } from "#lib/i18n/navigation";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { CodeField } from "./code-field.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Setup = { secret: string; uri: string; picture: { size: number; path: string } };

export type SecondStepPartProps = {
  personId: string;
  hasApp: boolean;
  hasPasskey: boolean;
  recoveryCodesLeft: number;
  /** Until when a second step must be set up, in words; null where it need not be or is. */
  due: string | null;
  isOverdue: boolean;
  /** When an admin's reset takes it, in words. */
  resetDue: string | null;
};

export function SecondStepPart({ personId, hasApp, hasPasskey, recoveryCodesLeft, due, isOverdue, resetDue }: SecondStepPartProps) {
  const t = useTranslations("accounts.secondStep");
  const router = useRouter();
  const action = useAction();
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);

  if (codes.length > 0)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes([]);
          router.refresh();
        }}
      />
    );
  return (
    <>
      <ActionStatus action={action} />
      {due ? <Notice tone="warn" title={t(isOverdue ? "overdue" : "due", { date: due })} /> : null}
      {resetDue ? (
        <Notice
          tone="warn"
          title={t("resetDue", { when: resetDue })}
          action={
            <Button
              aria-busy={action.pending}
              onClick={() => action.run(() => withdrawFactorReset({ personId }), { done: t("kept"), refresh: true })}
            >
              {t("keep")}
            </Button>
          }
        />
      ) : null}
      {setup ? (
        <SetUp
          setup={setup}
          onConfirmed={(recoveryCodes) => {
            setSetup(null);
            setCodes(recoveryCodes);
            router.refresh();
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-56">{t(hasApp ? "on" : "off")}</p>
          {hasApp ? (
            <Button
              variant="quiet"
              aria-busy={action.pending}
              onClick={() => action.run(() => removeApp({}), { done: t("removed"), refresh: true })}
            >
              {t("remove")}
            </Button>
          ) : (
            <Button aria-busy={action.pending} onClick={() => action.run(() => beginApp({}), { after: setSetup })}>
              {t("begin")}
            </Button>
          )}
        </div>
      )}
      {hasApp || hasPasskey ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
          <p className="min-w-0 flex-1 basis-56">{t("left", { count: recoveryCodesLeft })}</p>
          <Button
            variant="quiet"
            aria-busy={action.pending}
            onClick={() => action.run(() => renewRecoveryCodes({}), { after: ({ recoveryCodes }) => setCodes(recoveryCodes) })}
          >
            {t("renew")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function SetUp({ setup, onConfirmed }: { setup: Setup; onConfirmed: (codes: readonly string[]) => void }) {
  const t = useTranslations("accounts.secondStep");
  const form = useAccountForm("code");
  const { secret, uri, picture } = setup;
  return (
    <Card className="max-w-form p-5">
      <ActionForm
        form={form}
        onSend={(filled) => {
          void form.run(() => confirmApp({ code: typed(filled, "code") }), { after: ({ recoveryCodes }) => onConfirmed(recoveryCodes) });
        }}
      >
        <p>{t("scan")}</p>
        {/* Dark on light in both themes: cameras read no other. */}
        <svg
          role="img"
          aria-label={t("picture")}
          viewBox={`0 0 ${picture.size} ${picture.size}`}
          shapeRendering="crispEdges"
          className="w-48 self-center rounded-1"
        >
          <rect width={picture.size} height={picture.size} fill="#fff" />
          <path d={picture.path} fill="#000" />
        </svg>
        <p className="text-sm text-ink-2">
          {t("byHand")}{" "}
          <a href={uri} translate="no" dir="ltr" className="font-mono text-ink underline underline-offset-4 wrap-anywhere">
            {secret}
          </a>
        </p>
        <CodeField error={form.fault("code")} withRecovery={false} />
        <Button type="submit" variant="main" aria-busy={form.pending}>
          {t("confirm")}
        </Button>
      </ActionForm>
    </Card>
  );
}
