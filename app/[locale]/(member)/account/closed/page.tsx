// Whoever signs in to an account that they closed is asked here whether to keep it. Nothing else of it can be reached.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { ClosedAccount } from "#components/privacy/closed-account";
import { moreLink, PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { loadClosed } from "#lib/privacy/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.closed" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Closed({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const until = await loadClosed();
  if (until === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/account" } }, locale });
  const [t, format] = [await getTranslations("privacy.closed"), await getFormatter()];
  if (until === null)
    return (
      <PageFrame width="form">
        <h1 className="text-2xl md:text-3xl">{t("open")}</h1>
        <Link href="/account" className={moreLink}>
          {t("toAccount")}
        </Link>
      </PageFrame>
    );
  const when = format.dateTime(new Date(until), { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Jakarta" });
  return (
    <PageFrame width="form">
      <h1 className="text-2xl md:text-3xl">{t("title")}</h1>
      <p className="mt-2">{t("text", { when: `${when} WIB` })}</p>
      <Texts of={["privacy.closed"]}>
        <ClosedAccount />
      </Texts>
    </PageFrame>
  );
}
