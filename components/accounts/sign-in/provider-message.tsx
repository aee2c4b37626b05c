"use client";
// What came of a sign-in with an identity provider, as the address says it: `?provider=code&of=id`.
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Notice } from "../../ui/notice.tsx";

export type ProviderChoice = { id: string; name: string };

const codes = [
  "linked",
  "letter_sent",
  "cancelled",
  "unreachable",
  "stale",
  "failed",
  "unavailable",
  "taken",
  "other_linked",
  "no_address",
  "too_often",
] as const;
type Code = (typeof codes)[number];

const never = () => () => {};
const search = () => location.search;

/** Null for what is no code of ours. */
export function readProviderMessage(query: string): { code: Code; of: string } | null {
  const parts = new URLSearchParams(query);
  const code = codes.find((one) => one === parts.get("provider"));
  return code ? { code, of: parts.get("of") ?? "" } : null;
}

const tones: Partial<Record<Code, "info" | "warn">> = { linked: "info", letter_sent: "info", cancelled: "warn", stale: "warn" };

export function ProviderMessage({ providers }: { providers: readonly ProviderChoice[] }) {
  const t = useTranslations("accounts.provider");
  const said = readProviderMessage(useSyncExternalStore(never, search, () => ""));
  if (!said) return null;
  const name = providers.find(({ id }) => id === said.of)?.name ?? t("someProvider");
  return (
    <div role={said.code === "linked" || said.code === "letter_sent" ? "status" : "alert"}>
      <Notice tone={tones[said.code] ?? "fault"} title={t(`said.${said.code}.title`, { name })}>
        {t(`said.${said.code}.text`, { name })}
      </Notice>
    </div>
  );
}
