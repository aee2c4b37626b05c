// Deleting my account: three steps, no letter to anybody.
import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { DeleteAccount } from "#components/privacy/delete-account";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { loadDeletion } from "#lib/privacy/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.deletion" });
  return { title: t("delete"), robots: { index: false } };
}

export default async function Delete({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const preview = await loadDeletion();
  if (preview === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/account/delete" } }, locale });
  const [t, format] = [await getTranslations("privacy"), await getFormatter()];
  const destroyed = format.dateTime(new Date(preview.destroyAt), { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Jakarta" });
  return (
    <PageFrame width="form">
      <Link href="/privacy" className="-ms-1.5 mb-2 inline-flex min-h-11 items-center gap-1 text-sm text-ink-2 hover:text-ink">
        <ChevronLeft aria-hidden strokeWidth={1.9} className="size-[18px] rtl:-scale-x-100" />
        {t("title")}
      </Link>
      <Texts
        of={[
          "privacy.deletion",
          "accounts.proof",
          "accounts.password",
          "accounts.hide",
          "accounts.show",
          "accounts.secondStep",
          "accounts.passkeys",
        ]}
      >
        <DeleteAccount preview={preview} destroyed={`${destroyed} WIB`} />
        <ProofDialog />
      </Texts>
    </PageFrame>
  );
}
