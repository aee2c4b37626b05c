// Says on the screens of staff that a second step must be set up, by when, and where.
import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export type FactorNoticeProps = {
  /** By when; null for somebody who has a second step or needs none. */
  dueAt: Date | null;
  isOverdue?: boolean;
};

export async function FactorNotice({ dueAt, isOverdue = false }: FactorNoticeProps) {
  if (!dueAt) return null;
  const [t, format] = [await getTranslations("accounts.staffNotice"), await getFormatter()];
  return (
    <Notice
      tone="warn"
      className="mb-6"
      title={isOverdue ? t("overdue") : t("title", { date: format.dateTime(dueAt, { dateStyle: "long" }) })}
      action={
        <Button asChild>
          <Link href="/account">{t("go")}</Link>
        </Button>
      }
    >
      {t(isOverdue ? "overdueText" : "text")}
    </Notice>
  );
}
