"use client";
// Another address for the account: asked for here, confirmed by a letter, changed a day later.
import { useTranslations } from "next-intl";
import { askAddressChange, withdrawAddressChange } from "#lib/accounts/actions";
import { ActionForm, typed } from "../ui/action/action-form.tsx";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { Button } from "../ui/button.tsx";
import { EmailInput, Field } from "../ui/field.tsx";
import { useAccountForm } from "./use-account-form.tsx";

/** `at` in words, as the server wrote it. */
export type AddressFormProps = { pending: { email: string; isConfirmed: boolean; at: string } | null };

export function AddressForm({ pending }: AddressFormProps) {
  const t = useTranslations("accounts.address");
  const form = useAccountForm("email");
  return (
    <div className="flex max-w-form flex-col gap-4">
      <ActionStatus action={{ done: form.done, sentence: null }} />
      {pending ? (
        <>
          <p>
            {t.rich(pending.isConfirmed ? "waitsForDay" : "waitsForLetter", {
              address: pending.email,
              at: pending.at,
              b: (chunks) => <bdi className="font-semibold wrap-anywhere">{chunks}</bdi>,
            })}
          </p>
          <Button
            className="self-start"
            aria-busy={form.pending}
            onClick={() => void form.run(() => withdrawAddressChange({}), { done: t("withdrawn"), refresh: true })}
          >
            {t("withdraw")}
          </Button>
        </>
      ) : (
        <ActionForm
          form={form}
          className="flex flex-col gap-4"
          onSend={(filled) => {
            const email = typed(filled, "email");
            void form.run(() => askAddressChange({ email }), { after: () => filled.reset(), done: t("asked"), refresh: true });
          }}
        >
          <Field label={t("new")} hint={t("hint")} error={form.fault("email")}>
            <EmailInput name="email" autoComplete="email" />
          </Field>
          <Button type="submit" className="self-start" aria-busy={form.pending}>
            {t("go")}
          </Button>
        </ActionForm>
      )}
    </div>
  );
}
