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
  "account_banned",
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
  const message = readProviderMessage(useSyncExternalStore(never, search, () => ""));
  if (!message) return null;
  const name = providers.find(({ id }) => id === message.of)?.name ?? t("someProvider");
  return (
    <div role={message.code === "linked" || message.code === "letter_sent" ? "status" : "alert"}>
      <Notice tone={tones[message.code] ?? "fault"} title={t(`message.${message.code}.title`, { name })}>
        {t(`message.${message.code}.text`, { name })}
      </Notice>
    </div>
  );
}
