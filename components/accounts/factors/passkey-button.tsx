"use client";
// A button that signs with a passkey; where the browser or the site has none, there is no button.
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { hasPasskeys } from "./passkey-browser.ts";

const never = () => () => {};

export const useHasPasskeys = (): boolean => useSyncExternalStore(never, hasPasskeys, () => false);

export function PasskeyButton({ pending, onPress }: { pending: boolean; onPress: () => void }) {
  const t = useTranslations("accounts.passkeys");
  if (!useHasPasskeys()) return null;
  return (
    <Button aria-busy={pending} onClick={onPress}>
      <KeyRound aria-hidden strokeWidth={1.9} />
      {t("use")}
    </Button>
  );
}
