// My profile as it stands: each section with the way to change it, what goes out of it, and who may see it.
import { Check, Download, LockKeyhole, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CvButton } from "#components/hiring/profile/cv-button";
import { PartLines } from "#components/hiring/profile/part-lines";
import { BackLink } from "#components/shell/back-link";
import { moreLink, PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { profilePage } from "#lib/hiring/loaders";
import { partsOf } from "#lib/hiring/profile/parts";
import { isFilled, shownSections } from "#lib/hiring/profile/sections";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "profile" });
  return { title: t("title"), robots: { index: false } };
}

export default async function MyProfile({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const profile = await profilePage();
  if (profile === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/profile" } }, locale });
  const t = await getTranslations("profile");
  const { contents } = profile;
  const parts = partsOf(contents, shownSections);
  const missing = shownSections.filter((section) => !isFilled(section, contents));
  const isEnough = !missing.includes("basics") && ["work", "skills", "education"].some((section) => !missing.includes(section as "work"));
  const [next] = missing;
  return (
    <PageFrame width="text">
      <BackLink href="/me">{t("back")}</BackLink>
      <h1 className="text-2xl md:text-3xl">{t("title")}</h1>
      <p className="mt-2 flex min-h-11 flex-wrap items-center gap-x-2 text-ink-2 text-sm">
        <LockKeyhole aria-hidden strokeWidth={1.9} className="size-[18px] shrink-0" />
        <span className="flex-1 basis-40">{t("onlyWithGrant")}</span>
        <Link href="/privacy" className={moreLink}>
          {t("toGrants")}
        </Link>
      </p>
      <div className="mt-2 grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-2 bg-leaf-soft p-4 text-leaf-ink">
        <Check aria-hidden strokeWidth={1.9} className="mt-0.5 size-5" />
        <p className="text-[.9375rem]">{t.rich(isEnough ? (next ? "enough" : "whole") : "start", { b: (chunks) => <b>{chunks}</b> })}</p>
        {next ? (
          <Link href={`/profile/${next}`} className={`${moreLink} col-start-2 min-h-11`}>
            {t("fill", { section: t(`section.${next}`) })}
          </Link>
        ) : null}
      </div>
      {shownSections.map((section) => (
        <section key={section} aria-labelledby={`part-${section}`} className="mt-6">
          <div className="flex min-h-11 items-center justify-between gap-4">
            <h2 id={`part-${section}`} className="text-xl">
              {t(`section.${section}`)}
            </h2>
            <Link
              href={`/profile/${section}`}
              className={moreLink}
              aria-label={t(isFilled(section, contents) ? "changeLabel" : "fill", { section: t(`section.${section}`) })}
            >
              {t(isFilled(section, contents) ? "change" : "fillShort")}
            </Link>
          </div>
          {isFilled(section, contents) ? (
            <PartLines section={section} parts={parts} />
          ) : (
            <p className="border-line border-y py-3 text-ink-2 text-sm">{t(`empty.${section}`)}</p>
          )}
        </section>
      ))}
      <Texts of={["profile"]}>
        <div className="mt-8 grid gap-2">
          {Object.keys(parts).length > 0 ? <CvButton /> : null}
          <Button asChild>
            <Link href="/profile/import">
              <Upload aria-hidden strokeWidth={1.9} />
              {t("import")}
            </Link>
          </Button>
          <Button asChild>
            <a href="/api/profile/resume.json" download>
              <Download aria-hidden strokeWidth={1.9} />
              {t("export")}
            </a>
          </Button>
        </div>
      </Texts>
    </PageFrame>
  );
}
