// What stands here when there is no connection.
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { MessagePage } from "#components/shell/fault/message-page";
import { TryAgain } from "#components/shell/fault/try-again";
import { PageFrame } from "#components/shell/page";

type Props = { params: Promise<{ locale: Locale }> };

export const metadata = { robots: { index: false } };

export default async function OfflinePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("shell");
  return (
    <PageFrame>
      <MessagePage title={t("offlineTitle")} actions={<TryAgain />}>
        {t("offlineBody")}
      </MessagePage>
    </PageFrame>
  );
}
