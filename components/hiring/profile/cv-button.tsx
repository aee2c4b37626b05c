"use client";
// Downloads my profile as a PDF, and says so where it could not be made.
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function CvButton() {
  const t = useTranslations("profile.cv");
  const locale = useLocale();
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function get() {
    setPending(true);
    setFailed(false);
    try {
      const answer = await fetch(`/api/profile/cv.pdf?locale=${locale}`);
      if (!answer.ok) throw new Error("no PDF");
      const address = URL.createObjectURL(await answer.blob());
      const link = Object.assign(document.createElement("a"), { href: address, download: "cv.pdf" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button variant="main" size="big" className="w-full max-sm:text-md" aria-busy={isPending} onClick={() => void get()}>
        <Download aria-hidden strokeWidth={1.9} />
        {t("get")}
      </Button>
      {hasFailed ? <Notice tone="fault" title={t("failed")} /> : null}
      <p className="text-center text-ink-2 text-xs">{t("note")}</p>
    </>
  );
}
