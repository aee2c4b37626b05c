// My profile from a JSON Resume: what it would change is shown before anything is saved.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ImportForm } from "#components/hiring/profile/import/import-form";
import { BackLink } from "#components/shell/back-link";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { profilePage } from "#lib/hiring/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "profile" });
  return { title: t("import"), robots: { index: false } };
}

export default async function ImportProfile({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const profile = await profilePage();
  if (profile === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/profile" } }, locale });
  const t = await getTranslations("profile");
  return (
    <PageFrame width="form">
      <BackLink href="/profile">{t("title")}</BackLink>
      <h1 className="text-2xl">{t("import")}</h1>
      <p className="mt-2 mb-6 text-ink-2">{t("importing.lead")}</p>
      <Texts of={["profile"]}>
        <ImportForm profile={profile} />
      </Texts>
    </PageFrame>
  );
}
