"use client";
// What I allowed: to whom, which fields, about what, until when; and the way to take it back.
import { useState } from "react";
import { daysLeft } from "#lib/disclosure/rules";
import type { GrantView } from "#lib/disclosure/view";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useDisclosureTexts } from "./use-texts.ts";
import { type Leaving, WithdrawSheet } from "./withdraw-sheet.tsx";

/** `at`: the server's present, from which the days that are left are reckoned. */
export function GrantedList({ grants, at }: { grants: readonly GrantView[]; at: string }) {
  const { t } = useDisclosureTexts();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  if (grants.length === 0)
    return (
      <Notice tone="empty" title={t("granted.none")} className="mt-3">
        {t("granted.noneText")}
      </Notice>
    );
  return (
    <>
      <ul className="mt-3 border-line border-b">
        {grants.map((grant) => (
          <GrantLine key={grant.grantId} grant={grant} at={at} onWithdraw={setLeaving} />
        ))}
      </ul>
      <WithdrawSheet leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function GrantLine({ grant, at, onWithdraw }: { grant: GrantView; at: string; onWithdraw: (leaving: Leaving) => void }) {
  const { t, fields, viewer, day } = useDisclosureTexts();
  const { left, all } = daysLeft(grant.givenAt, grant.until, new Date(at));
  const name = viewer(grant.to, "recruiter");
  return (
    <li className="flex items-start gap-x-3 border-line border-t py-3">
      <Batik seed={grant.seed} px={40} className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm">{fields(grant.fields)}</p>
        <p className="wrap-anywhere text-ink-2 text-sm">{t(`about.${grant.aboutKind}`, { title: grant.aboutTitle })}</p>
        {grant.state === "standing" ? (
          <>
            {grant.relay ? (
              <p className="text-ink-2 text-sm">
                {t("granted.relay")}{" "}
                <bdi dir="ltr" translate="no" className="wrap-anywhere">
                  {grant.relay}
                </bdi>
              </p>
            ) : null}
            <p className="text-ink-2 text-sm">
              {t("granted.until", { date: day(grant.until) })} · {t("granted.left", { left, all })}
            </p>
            <div className="flex items-center justify-between gap-x-6">
              <svg
                aria-hidden="true"
                viewBox="0 0 64 4"
                preserveAspectRatio="none"
                className="h-1 max-w-40 flex-1 overflow-hidden rounded-full bg-line rtl:-scale-x-100"
              >
                <rect width={all > 0 ? (64 * left) / all : 0} height="4" className="fill-kunyit" />
              </svg>
              <Button
                size="sm"
                variant="quiet"
                className="-me-3"
                aria-label={t("withdraw.label", { name })}
                onClick={() => onWithdraw({ grantId: grant.grantId, to: name, aboutKind: grant.aboutKind })}
              >
                {t("withdraw.button")}
              </Button>
            </div>
          </>
        ) : (
          <p className="text-ink-2 text-sm">{t(`ended.${grant.state}`, { date: day(grant.endedAt) })}</p>
        )}
      </div>
    </li>
  );
}
