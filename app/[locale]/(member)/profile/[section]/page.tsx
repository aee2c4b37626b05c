// One section of my profile, to be written.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SectionEditor } from "#components/hiring/profile/editor/section-editor";
import { BackLink } from "#components/shell/back-link";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { profilePage } from "#lib/hiring/loaders";
import { shownSections } from "#lib/hiring/profile/sections";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; section: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, section: asked } = await params;
  const t = await getTranslations({ locale, namespace: "profile" });
  const section = shownSections.find((one) => one === asked);
  return { title: section ? t(`section.${section}`) : t("title"), robots: { index: false } };
}

export default async function ProfileSection({ params }: Props) {
  const { locale, section: asked } = await params;
  setRequestLocale(locale);
  const section = shownSections.find((one) => one === asked);
  if (!section) return notFound();
  const profile = await profilePage();
  if (profile === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/profile" } }, locale });
  const t = await getTranslations("profile");
  const place = shownSections.indexOf(section);
  const next = shownSections[place + 1];
  return (
    <PageFrame width="form">
      <BackLink href="/profile">{t("title")}</BackLink>
      <h1 className="text-2xl">{t(`section.${section}`)}</h1>
      <p className="mt-1 mb-4 text-ink-2 text-sm tabular-nums">
        {t("step", { step: place + 1, all: shownSections.length })} · {t("optional")}
      </p>
      <Texts of={["profile"]}>
        <SectionEditor key={section} section={section} content={profile.contents[section]} version={profile.versions[section]} />
      </Texts>
      <div className="mt-8 flex flex-wrap gap-2 border-line border-t pt-5">
        {next ? (
          <Button asChild variant="main">
            <Link href={`/profile/${next}`}>{t("next", { section: t(`section.${next}`) })}</Link>
          </Button>
        ) : null}
        <Button asChild variant={next ? "plain" : "main"}>
          <Link href="/profile">{t("finish")}</Link>
        </Button>
      </div>
    </PageFrame>
  );
}
