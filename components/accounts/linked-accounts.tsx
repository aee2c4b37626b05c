"use client";
// Accounts of identity providers by which one signs in: linked, unlinked, and those that can be linked.
import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { startLinking, unlinkAccount } from "#lib/accounts/actions";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { goToProvider, longName } from "./sign-in/provider-buttons.tsx";
import { type ProviderChoice, ProviderMessage } from "./sign-in/provider-message.tsx";
import { useProvider } from "./sign-in/use-provider.ts";

/** `since` in words, as the server wrote it. */
export type LinkedAccountLine = { linkedAccountId: string; provider: string; since: string };

type Props = { linked: readonly LinkedAccountLine[]; free: readonly ProviderChoice[]; providers: readonly ProviderChoice[] };

export function LinkedAccounts({ linked, free, providers }: Props) {
  const t = useTranslations("accounts.provider");
  const action = useAction();
  const begin = useProvider();
  const linkWith = async (id: string) => {
    const allowed = await startLinking({ provider: id });
    return allowed.ok ? begin(id, "/account") : allowed;
  };
  return (
    <>
      <ProviderMessage providers={providers} />
      <ActionStatus action={action} />
      {linked.length > 0 ? (
        <ul className="-mt-3.5">
          {linked.map(({ linkedAccountId, provider, since }) => (
            <li key={linkedAccountId} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3.5">
              <Landmark aria-hidden strokeWidth={1.6} className="size-6 shrink-0 text-ink-2" />
              <div className="min-w-0 flex-1">
                <p className="font-semibold wrap-anywhere">
                  <bdi>{provider}</bdi>
                </p>
                <p className="text-sm text-ink-2">{t("since", { date: since })}</p>
              </div>
              <Button
                size="sm"
                variant="quiet"
                aria-busy={action.pending}
                aria-label={t("unlinkOf", { name: provider })}
                onClick={() =>
                  void action.run(() => unlinkAccount({ linkedAccountId }), { done: t("unlinked", { name: provider }), refresh: true })
                }
              >
                {t("unlink")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        {free.map(({ id, name }) => (
          <Button
            key={id}
            className={longName}
            aria-busy={action.pending}
            onClick={() => void action.run(() => linkWith(id), { after: goToProvider })}
          >
            <Landmark aria-hidden strokeWidth={1.9} />
            <span className="wrap-anywhere">{t("link", { name })}</span>
          </Button>
        ))}
      </div>
    </>
  );
}
