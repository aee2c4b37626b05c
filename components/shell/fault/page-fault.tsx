"use client";
// A page that broke: what happened, what is safe, what to do.
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { MessagePage } from "#components/shell/fault/message-page";
import { PageFrame } from "#components/shell/page";
import { Button } from "#components/ui/button";
import { Link } from "#lib/i18n/navigation";

export type PageFaultProps = { error: Error & { digest?: string }; retry: () => void };

export function PageFault({ error, retry }: PageFaultProps) {
  const t = useTranslations("shell");
  useEffect(() => {
    document.getElementById("content")?.focus();
  }, []);
  return (
    <PageFrame>
      <title>{`${t("errorTitle")} · Suara Kerja`}</title>
      <MessagePage
        title={t("errorTitle")}
        actions={
          <>
            <Button variant="main" onClick={retry}>
              {t("again")}
            </Button>
            <Button asChild variant="quiet">
              <Link href="/">{t("toHome")}</Link>
            </Button>
          </>
        }
      >
        <p>{t("errorBody")}</p>
        {error.digest ? <p className="mt-2 text-sm text-ink-3">{t("errorId", { id: error.digest })}</p> : null}
      </MessagePage>
    </PageFrame>
  );
}
