// Deleting my account: three steps, no letter to anybody.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { DeleteAccount } from "#components/privacy/delete-account";
import { BackLink } from "#components/shell/back-link";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { redirect } from "#lib/i18n/navigation";
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
      <div className="mb-2">
        <BackLink href="/privacy">{t("title")}</BackLink>
      </div>
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
