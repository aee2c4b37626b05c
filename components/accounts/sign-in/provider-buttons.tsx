"use client";
// Signing in with an identity provider, one button for each.
import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { carryHeardToProvider } from "#components/shell/sound";
import { leaving } from "../../ui/action/action.ts";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { useLoaded } from "../../ui/use-loaded.tsx";
import { wantedPath } from "./next-link.tsx";
import type { ProviderChoice } from "./provider-message.tsx";
import { useProvider } from "./use-provider.ts";

const loadMessage = async () => (await import("./provider-message.tsx")).ProviderMessage;

/** The address says what came of a try: only then is there anything to load. */
const never = () => () => {};
const hasMessage = () => new URLSearchParams(location.search).has("provider");

export function ProviderButtons({ providers }: { providers: readonly ProviderChoice[] }) {
  const t = useTranslations("accounts.provider");
  const action = useAction();
  const begin = useProvider();
  const ProviderMessage = useLoaded(
    loadMessage,
    useSyncExternalStore(never, hasMessage, () => false),
  );
  if (providers.length === 0) return null;
  return (
    <section aria-label={t("others")} className="mb-6 flex flex-col gap-3">
      {ProviderMessage && <ProviderMessage providers={providers} />}
      <ActionStatus action={action} />
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          className={longName}
          aria-busy={action.pending}
          onClick={() => void action.run(() => begin(id, wantedPath()), { after: goToProvider })}
        >
          <Landmark aria-hidden strokeWidth={1.9} />
          <span className="wrap-anywhere">{t.rich("signIn", { name, b: (chunks) => <bdi>{chunks}</bdi> })}</span>
        </Button>
      ))}
      <p className="text-center text-xs text-ink-2">{t("hint")}</p>
    </section>
  );
}

/** A provider's name may be long: it goes on in a second line. */
export const longName = "max-w-full shrink whitespace-normal py-2 leading-snug";

/** To the provider's page; what is heard goes on when they come back. */
export function goToProvider(address: string) {
  carryHeardToProvider();
  location.assign(address);
  return leaving;
}
