// What stands here when there is no connection.
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageFrame } from "#components/shell/page";
import { Sorry } from "#components/shell/sorry";
import { Button } from "#components/ui/button";

type Props = { params: Promise<{ locale: Locale }> };

export const metadata = { robots: { index: false } };

export default async function OfflinePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("shell");
  return (
    <PageFrame>
      <Sorry
        title={t("offlineTitle")}
        actions={
          <Button asChild variant="main">
            <a href={`/${locale}`}>{t("again")}</a>
          </Button>
        }
      >
        {t("offlineBody")}
      </Sorry>
    </PageFrame>
  );
}
