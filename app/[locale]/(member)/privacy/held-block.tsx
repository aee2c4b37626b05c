// What others hold about me, for what, until when, and what I can do about it.
import { getFormatter, getTranslations } from "next-intl/server";
import { Block } from "#components/privacy/block";
import { HeldList } from "#components/privacy/held-list";
import { moreLink } from "#components/shell/page";
import { Link } from "#lib/i18n/navigation";
import { heldAboutMe } from "#lib/privacy/loaders";

export async function HeldBlock() {
  const held = (await heldAboutMe()) ?? [];
  const [t, format] = [await getTranslations("privacy.heldAbout"), await getFormatter()];
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const lines = held.map(({ id, kind, by, text, at, until, may }) => ({
    id,
    kind,
    text,
    said: by ? t("since", { by, at: day(at) }) : t("sinceNobody", { at: day(at) }),
    kept: t("keptFor", { until: until ? t("until", { until: day(until) }) : t("untilAccount") }),
    may,
  }));
  return (
    <Block title={t("title")} count={lines.length > 0 ? t("count", { count: lines.length }) : t("none")}>
      {lines.length > 0 ? <HeldList lines={lines} /> : null}
      <p className="mt-3">
        <Link href="/privacy/words" className={moreLink}>
          {t("words")}
        </Link>
      </p>
    </Block>
  );
}
