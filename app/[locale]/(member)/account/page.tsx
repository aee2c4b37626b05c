// My account: invitations that wait, devices, password, language and appearance.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { AddressForm } from "#components/accounts/address-form";
import { DeviceList } from "#components/accounts/device-list";
import { PasskeyList } from "#components/accounts/factors/passkey-list";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { SecondStepPart } from "#components/accounts/factors/second-step-part";
import { LinkedAccounts } from "#components/accounts/linked-accounts";
import { InvitationList } from "#components/accounts/organisation/invitation-list";
import { PasswordForm } from "#components/accounts/password-form";
import { LetterLanguage } from "#components/accounts/sign-in/letter-language";
import { ModeratorInvitations } from "#components/series/moderator-invitations";
import { LocaleLinks } from "#components/shell/header/locale-switch";
import { ThemeSwitch } from "#components/shell/header/theme-switch";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Chip } from "#components/ui/chip";
import { PageSection } from "#components/ui/page-section";
import { loadAccount, loadProviders } from "#lib/accounts/loaders";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { askedToModerate } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.account" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Account({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [account, asked] = [await loadAccount(), await askedToModerate()];
  if (!account || asked === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/account" } }, locale });
  const [t, mine, format] = [await getTranslations("accounts"), await getTranslations("privacy"), await getFormatter()];
  const [now, providers] = [new Date(), loadProviders()];
  const devices = account.devices.map(({ seenAt, since, ...device }) => ({
    ...device,
    seen: format.relativeTime(new Date(seenAt), now),
    since: format.dateTime(new Date(since), { dateStyle: "medium" }),
  }));
  const passkeys = account.passkeys.map(({ createdAt, usedAt, ...passkey }) => ({
    ...passkey,
    created: format.dateTime(new Date(createdAt), { dateStyle: "medium" }),
    used: usedAt && format.relativeTime(new Date(usedAt), now),
  }));
  return (
    <PageFrame>
      <PageTitle
        title={t("account.title")}
        lead={t.rich("account.signedInAs", {
          address: account.email,
          b: (chunks) => <bdi className="font-semibold text-ink wrap-anywhere">{chunks}</bdi>,
        })}
        action={
          account.roles.length > 0 ? (
            <p className="flex flex-wrap gap-2">
              {account.roles.map((role) => (
                <Chip key={role} tone="verified">
                  {t(`roles.${role}`)}
                </Chip>
              ))}
            </p>
          ) : null
        }
      />
      <Texts of={["accounts"]}>
        {asked.length > 0 ? (
          <Texts of={["series.asked"]}>
            <ModeratorInvitations invitations={asked} />
          </Texts>
        ) : null}
        <InvitationList invitations={account.invitations} />
        {account.organisations.length > 0 ? (
          <PageSection
            title={t("account.organisations")}
            more={
              <Link href="/employer" className={moreLink}>
                {t("account.toEmployer")}
              </Link>
            }
          >
            <p>{format.list(account.organisations.map(({ name }) => name))}</p>
          </PageSection>
        ) : null}
        <PageSection title={t("account.devices")} lead={t("account.devicesLead")}>
          <DeviceList devices={devices} />
        </PageSection>
        <PageSection title={t("address.title")} lead={t("address.lead")}>
          <AddressForm
            pending={
              account.pendingAddress && {
                email: account.pendingAddress.email,
                isConfirmed: account.pendingAddress.isConfirmed,
                at: format.dateTime(account.pendingAddress.at, { dateStyle: "long", timeStyle: "short" }),
              }
            }
          />
        </PageSection>
        <PageSection title={t("account.password")} lead={t("account.passwordLead")}>
          <PasswordForm address={account.email} hasPassword={account.hasPassword} />
        </PageSection>
        <PageSection title={t("passkeys.title")} lead={t("passkeys.lead")}>
          <PasskeyList passkeys={passkeys} isAvailable={account.hasPasskeySite} />
        </PageSection>
        <PageSection title={t("secondStep.own")} lead={t("secondStep.ownLead")}>
          <SecondStepPart
            personId={account.personId}
            hasApp={account.factors.hasApp}
            hasPasskey={account.factors.passkeys > 0}
            recoveryCodesLeft={account.factors.recoveryCodesLeft}
            due={account.factors.dueAt && format.dateTime(account.factors.dueAt, { dateStyle: "long" })}
            isOverdue={account.factors.isOverdue}
            resetDue={account.resetDueAt && format.dateTime(account.resetDueAt, { dateStyle: "long", timeStyle: "short" })}
          />
        </PageSection>
        {providers.length > 0 || account.accounts.linked.length > 0 ? (
          <PageSection title={t("provider.title")} lead={t("provider.lead")}>
            <LinkedAccounts
              linked={account.accounts.linked.map(({ since, ...one }) => ({
                ...one,
                since: format.dateTime(new Date(since), { dateStyle: "medium" }),
              }))}
              free={account.accounts.free}
              providers={providers}
            />
          </PageSection>
        ) : null}
        <ProofDialog />
        <PageSection title={mine("title")} lead={mine("lead")}>
          <Link href="/privacy" className={moreLink}>
            {mine("open")}
          </Link>
        </PageSection>
        <PageSection title={t("account.appearance")}>
          <ThemeSwitch className="self-start" />
          <div>
            <LocaleLinks className="max-w-form rounded-2 border border-line bg-card p-1.5" />
            <LetterLanguage language={account.locale as Locale} />
          </div>
        </PageSection>
      </Texts>
    </PageFrame>
  );
}
