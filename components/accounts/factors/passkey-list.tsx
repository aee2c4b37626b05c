"use client";
// My passkeys: made on this device, named, taken off.
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removePasskey, renamePasskey } from "#lib/accounts/actions";
import { useRouter } from "#lib/i18n/navigation";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { besideControl, Field, Input } from "../../ui/field.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { makePasskey } from "./passkey-browser.ts";
import { useHasPasskeys } from "./passkey-button.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** `created` and `used` in words, as the server wrote them; `used` null for never. */
export type PasskeyLine = { passkeyId: string; name: string; created: string; used: string | null };

export function PasskeyList({ passkeys, isAvailable }: { passkeys: readonly PasskeyLine[]; isAvailable: boolean }) {
  const t = useTranslations("accounts.passkeys");
  const router = useRouter();
  const action = useAction();
  const form = useAccountForm("name");
  const hasPasskeys = useHasPasskeys();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [renaming, setRenaming] = useState("");

  return (
    <>
      <ActionStatus action={action} />
      {passkeys.length > 0 ? (
        <ul className="-mt-3.5">
          {passkeys.map(({ passkeyId, name, created, used }) => (
            <li key={passkeyId} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3.5">
              <KeyRound aria-hidden strokeWidth={1.6} className="size-6 shrink-0 text-ink-2" />
              {renaming === passkeyId ? (
                <Rename passkeyId={passkeyId} name={name} onDone={() => setRenaming("")} />
              ) : (
                <>
                  <div className="min-w-0 flex-1">
                    <p className="font-semibold wrap-anywhere">
                      <bdi>{name}</bdi>
                    </p>
                    <p className="text-sm text-ink-2">
                      {t("created", { date: created })} · {used ? t("used", { when: used }) : t("unused")}
                    </p>
                  </div>
                  <Button size="sm" variant="quiet" aria-label={t("renameOf", { name })} onClick={() => setRenaming(passkeyId)}>
                    {t("rename")}
                  </Button>
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-busy={action.pending}
                    aria-label={t("removeOf", { name })}
                    onClick={() => action.run(() => removePasskey({ passkeyId }), { done: t("removed", { name }), refresh: true })}
                  >
                    {t("remove")}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
      ) : isAvailable && hasPasskeys ? (
        <ActionForm
          form={form}
          className="max-w-form gap-3 sm:flex-row sm:items-start"
          onSend={(filled) => {
            const name = typed(filled, "name");
            void form.run(() => makePasskey(name), {
              after: ({ recoveryCodes }) => {
                setCodes(recoveryCodes);
                router.refresh();
              },
            });
          }}
        >
          <Field label={t("name")} hint={t("nameHint")} error={form.fault("name")} className="min-w-0 sm:flex-1">
            <Input name="name" defaultValue={t("thisDevice")} maxLength={40} autoComplete="off" />
          </Field>
          <Button type="submit" className={besideControl} aria-busy={form.pending}>
            <Plus aria-hidden strokeWidth={1.9} />
            {t("add")}
          </Button>
        </ActionForm>
      ) : (
        <p className="text-sm text-ink-2">{t(isAvailable ? "noBrowser" : "noName")}</p>
      )}
    </>
  );
}

function Rename({ passkeyId, name, onDone }: { passkeyId: string; name: string; onDone: () => void }) {
  const t = useTranslations("accounts.passkeys");
  const router = useRouter();
  const form = useAccountForm("name");
  return (
    <ActionForm
      form={form}
      className="min-w-0 flex-1 flex-row flex-wrap items-end gap-2"
      onSend={(filled) => {
        void form.run(() => renamePasskey({ passkeyId, name: typed(filled, "name") }), {
          after: () => {
            router.refresh();
            onDone();
          },
        });
      }}
    >
      <Field label={t("name")} error={form.fault("name")} className="min-w-0 flex-1 basis-48">
        <Input name="name" defaultValue={name} maxLength={40} autoComplete="off" autoFocus />
      </Field>
      <Button type="submit" aria-busy={form.pending}>
        {t("save")}
      </Button>
    </ActionForm>
  );
}
