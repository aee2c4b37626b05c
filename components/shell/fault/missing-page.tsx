"use client";
// Not there, or not for this person: one answer.
import { useTranslations } from "next-intl";
import { MessagePage } from "#components/shell/fault/message-page";
import { PageFrame } from "#components/shell/page";
import { Button } from "#components/ui/button";
import { Link } from "#lib/i18n/navigation";

export function MissingPage() {
  const t = useTranslations("shell");
  return (
    <PageFrame>
      <title>{`${t("notFoundTitle")} · Suara Kerja`}</title>
      <MessagePage
        title={t("notFoundTitle")}
        actions={
          <>
            <Button asChild variant="main">
              <Link href="/schedule">{t("toSchedule")}</Link>
            </Button>
            <Button asChild variant="quiet">
              <Link href="/">{t("toHome")}</Link>
            </Button>
          </>
        }
      >
        {t("notFoundBody")}
      </MessagePage>
    </PageFrame>
  );
}
