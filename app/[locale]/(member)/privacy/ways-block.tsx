// What of my data has its own page.
import { getTranslations } from "next-intl/server";
import { WayOn } from "#components/privacy/way-on";

export async function WaysBlock() {
  const t = await getTranslations("privacy.ways");
  return (
    <nav aria-label={t("label")} className="mt-8">
      <WayOn href="/privacy/see-as" name={t("seeAs")}>
        {t("seeAsText")}
      </WayOn>
      <WayOn href="/privacy/check-up" name={t("checkUp")}>
        {t("checkUpText")}
      </WayOn>
      <WayOn href="/privacy/personas" name={t("personas")}>
        {t("personasText")}
      </WayOn>
      <WayOn href="/account" name={t("account")}>
        {t("accountText")}
      </WayOn>
      <WayOn href="/account/delete" name={t("delete")}>
        {t("deleteText")}
      </WayOn>
      <WayOn href="/promises" name={t("promises")}>
        {t("promisesText")}
      </WayOn>
    </nav>
  );
}
