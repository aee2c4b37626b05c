// The receipt of a deletion, for anybody who has its code: what was erased, what is held under which rule and until when, and no name.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { GoneList, KeptList } from "#components/privacy/deletion-lists";
import { Steps } from "#components/privacy/steps";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { Link } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { loadReceipt } from "#lib/privacy/loaders";

type Props = { params: Promise<{ locale: Locale; code: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.receipt" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Receipt({ params, searchParams }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const isNew = "new" in (await searchParams);
  const [found, t, refusals, format] = [
    await loadReceipt(code),
    await getTranslations("privacy.receipt"),
    await getTranslations("refusals"),
    await getFormatter(),
  ];
  if (!found.ok)
    return (
      <PageFrame width="form">
        <h1 className="text-2xl md:text-3xl">{t("title")}</h1>
        <Notice tone="warn" title={refusals(found.code)} className="mt-4" />
      </PageFrame>
    );
  const { closedAt, destroyAt, destroyedAt, keptAt, counts, kept, code: shown } = found.value;
  const at = (moment: string) =>
    `${format.dateTime(new Date(moment), { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Jakarta" })} WIB`;
  const state = keptAt
    ? t("keptAt", { when: at(keptAt) })
    : destroyedAt
      ? t("destroyed", { when: at(destroyedAt) })
      : t("closed", { when: at(destroyAt) });
  return (
    <PageFrame width="form">
      <Texts of={["privacy.receipt"]}>
        {isNew ? <Steps now={3} /> : null}
        <h1 className="mt-6 text-2xl md:text-3xl">{isNew ? t("done") : t("title")}</h1>
        {isNew ? <p className="mt-1 text-ink-2">{t("doneText")}</p> : null}
        <div className="mt-4 rounded-2 border border-line bg-card p-4">
          <p className="text-sm text-ink-2">{t("code")}</p>
          <p translate="no" dir="ltr" className="mt-1 text-start text-xl font-extrabold tabular-nums wrap-anywhere">
            {shown}
          </p>
          <p className="mt-1 text-sm text-ink-2">{at(closedAt)}</p>
          <p className="mt-3 font-semibold">{state}</p>
          {keptAt ? null : (
            <>
              <h2 className="mt-6 border-t border-dashed border-line pt-4 text-lg">{destroyedAt ? t("gone") : t("goes")}</h2>
              <GoneList counts={counts} isDone={true} />
              <h2 className="mt-6 text-lg">{t("stays")}</h2>
              <KeptList kept={kept} />
            </>
          )}
        </div>
        <p className="mt-4 text-sm text-ink-2">{t("check")}</p>
        {isNew && !destroyedAt && !keptAt ? (
          <p className="mt-2 text-sm text-ink-2">
            {t("changed", { when: at(destroyAt) })}{" "}
            <Link href="/sign-in" className="tap-44 font-semibold text-leaf underline-offset-4 hover:underline">
              {t("signIn")}
            </Link>
          </p>
        ) : null}
      </Texts>
    </PageFrame>
  );
}
