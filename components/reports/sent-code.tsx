"use client";
// The code of what was just sent, to keep, to copy and to follow it by.
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "#components/ui/button";
import { Field, Input } from "#components/ui/field";
import { useCopy } from "#components/ui/use-copy";
import { Link } from "#lib/i18n/navigation";

export type Filed = { code: string; hours: number };

/** `children`: what else can be pressed beside. */
export function SentCode({ code, children }: { code: string; children?: ReactNode }) {
  const t = useTranslations("reports.sent");
  const box = useRef<HTMLInputElement>(null);
  const { copied, copy } = useCopy();
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("code")} hint={t("keep")}>
        <Input ref={box} readOnly dir="ltr" translate="no" value={code} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy(code, box.current)}>{t(copied === "copied" ? "copied" : "copy")}</Button>
        <Button asChild>
          <Link href={`/reports/${code}`} prefetch={false}>
            {t("follow")}
          </Link>
        </Button>
        {children}
      </div>
    </div>
  );
}
