"use client";
// After a letter was ordered: where it went, what to do with it, and how to get another one.
import { MailOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Result } from "#lib/platform/result";
import { ActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useAccountForm } from "../use-account-form.tsx";

export type LetterSentProps = {
  about: "signUp" | "signIn" | "reset";
  address: string;
  again: () => Promise<Result<null>>;
  onOther: () => void;
};

export function LetterSent({ about, address, again, onOther }: LetterSentProps) {
  const t = useTranslations("accounts.sent");
  const form = useAccountForm();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <Card className="flex flex-col gap-4 p-5 sm:p-6">
      <MailOpen aria-hidden strokeWidth={1.6} className="size-9 text-leaf" />
      <h2 ref={head} tabIndex={-1} className="text-xl outline-none">
        {t("title")}
      </h2>
      <p>{t.rich(about, { address, b: (chunks) => <bdi className="font-semibold wrap-anywhere">{chunks}</bdi> })}</p>
      <p className="text-sm text-ink-2">{t("patience")}</p>
      <ActionForm
        form={form}
        className="flex flex-col gap-3"
        onSend={() => {
          void form.run(again, { done: t("sentAgain") });
        }}
      >
        <p role="status" className="text-sm font-semibold text-leaf-ink empty:hidden">
          {form.done}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" aria-busy={form.pending}>
            {t("again")}
          </Button>
          <Button variant="quiet" onClick={onOther}>
            {t("other")}
          </Button>
        </div>
      </ActionForm>
    </Card>
  );
}
