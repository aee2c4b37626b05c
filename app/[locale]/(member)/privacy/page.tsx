// My data: what is held of me, who saw it, what I allowed, and the way out. Its parts are listed in blocks.ts.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { BackLink } from "#components/shell/back-link";
import { moreLink, PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { myDataPage } from "#lib/privacy/loaders";
import { blocks } from "./blocks.ts";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy" });
  return { title: t("title"), robots: { index: false } };
}

export default async function MyData({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const held = await myDataPage();
  if (held === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/privacy" } }, locale });
  const t = await getTranslations("privacy");
  return (
    <PageFrame width="text">
      <BackLink href="/account">{t("back")}</BackLink>
      <h1 className="text-2xl md:text-3xl">{t("title")}</h1>
      <p className="mt-2">{t("held", held)}</p>
      <Link href="/me" className={moreLink}>
        {t("toMine")}
      </Link>
      <Texts of={["privacy", "visibility", "accounts", "hiring"]}>
        {Object.entries(blocks).map(([name, PageBlock]) => (
          <PageBlock key={name} locale={locale} />
        ))}
        <ProofDialog />
      </Texts>
    </PageFrame>
  );
}
