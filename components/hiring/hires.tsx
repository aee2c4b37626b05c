"use client";
// Hires on a vacancy that wait for the organisation's word, or have it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmHire } from "#lib/hiring/actions";
import type { HireLine } from "#lib/hiring/view";
import { useRouter } from "#lib/i18n/navigation";
import { Batik } from "../ui/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { useRefusal } from "../ui/refusal.tsx";
import { useVisitorZone } from "../ui/visitor-zone.tsx";
import { useDay } from "./use-day.tsx";

export function Hires({ hires }: { hires: readonly HireLine[] }) {
  const t = useTranslations("hiring.hires");
  const say = useRefusal();
  const router = useRouter();
  const { day } = useDay(useVisitorZone());
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function confirm(outcomeId: string) {
    setBusy(outcomeId);
    setFault(null);
    const answer = await confirmHire({ outcomeId }).catch(() => ({ ok: false, code: "unavailable" }) as const);
    setBusy(null);
    if (!answer.ok) return setFault(say(answer));
    router.refresh();
  }

  return (
    <section aria-label={t("title")} className="mb-10">
      <h2 className="text-xl">{t("title")}</h2>
      <p className="mt-1 mb-3 text-ink-2 text-sm">{t("lead")}</p>
      {fault ? <Notice tone="fault" title={fault} className="mb-3" /> : null}
      <ul className="border-line border-t">
        {hires.map(({ outcomeId, name, seed, forum, at, confirmed }) => (
          <li key={outcomeId} className="flex min-h-16 flex-wrap items-center gap-x-3.5 gap-y-2 border-line border-b py-3.5">
            <Batik seed={seed} px={44} />
            <div className="min-w-0 flex-1">
              <b className="clip-line">
                <bdi>{name}</bdi>
              </b>
              <p className="text-ink-2 text-sm">{t("line", { date: day(at), forum })}</p>
            </div>
            {confirmed ? (
              <Chip tone="ok">{t("confirmed")}</Chip>
            ) : (
              <Button variant="mine" disabled={busy !== null} aria-busy={busy === outcomeId} onClick={() => confirm(outcomeId)}>
                {t("confirm")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
