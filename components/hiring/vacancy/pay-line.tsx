// Pay with its unit, in the words and digits of the page's language.
import { useLocale, useTranslations } from "next-intl";
import { type Pay, payText } from "#lib/hiring/terms/pay";

export function PayLine({ pay }: { pay: Pay | null }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  if (!pay) return <>{t("pay.none")}</>;
  return (
    <bdi translate="no" className="notranslate">
      {t(`pay.${pay.payUnit}`, { amount: payText(pay, locale) })}
    </bdi>
  );
}
