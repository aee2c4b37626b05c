"use client";
// The field for six digits of an authenticator app, or a recovery code.
import { useTranslations } from "next-intl";
import { Field, Input } from "../../ui/field.tsx";

/** `withRecovery`: a recovery code counts here too. */
export function CodeField({ error, withRecovery = true }: { error: string | undefined; withRecovery?: boolean }) {
  const t = useTranslations("accounts.secondStep");
  return (
    <Field label={t("code")} hint={withRecovery ? t("codeHint") : undefined} error={error}>
      <Input
        name="code"
        autoComplete="one-time-code"
        inputMode={withRecovery ? "text" : "numeric"}
        dir="ltr"
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
      />
    </Field>
  );
}
