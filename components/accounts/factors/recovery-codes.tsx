"use client";
// Ten recovery codes, shown once: to save as a file, to print, or to write down.
import { Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations("accounts.recovery");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  function save() {
    const text = `${t("file", { site: location.host })}\n\n${codes.join("\n")}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "suara-kerja.txt";
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <Card className="max-w-form p-5">
      <h3 ref={title} tabIndex={-1} className="text-lg outline-none">
        {t("title")}
      </h3>
      <p className="mt-1 text-sm text-ink-2">{t("lead")}</p>
      <ol translate="no" dir="ltr" className="my-4 grid gap-x-6 gap-y-1.5 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button onClick={save}>
          <Download aria-hidden strokeWidth={1.9} />
          {t("save")}
        </Button>
        <Button variant="quiet" onClick={() => print()}>
          <Printer aria-hidden strokeWidth={1.9} />
          {t("print")}
        </Button>
        <Button variant="main" onClick={onKept}>
          {t("kept")}
        </Button>
      </div>
    </Card>
  );
}
