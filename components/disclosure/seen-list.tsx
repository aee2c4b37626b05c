"use client";
// Who saw me: one line for each look, newest first, with the way to take back what it stood on.
import { useState } from "react";
import type { LooksView, LookView } from "#lib/disclosure/view";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useDisclosureTexts } from "./use-texts.ts";
import { type Leaving, WithdrawSheet } from "./withdraw-sheet.tsx";

/** How many are shown before somebody asks for all. */
const first = 3;

export function SeenList({ looks, total }: LooksView) {
  const { t } = useDisclosureTexts();
  const [all, setAll] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  if (looks.length === 0)
    return (
      <Notice tone="empty" title={t("seen.none")} className="mt-3">
        {t("seen.noneText")}
      </Notice>
    );
  return (
    <>
      <ul className="mt-3 border-line border-b">
        {looks.slice(0, all ? looks.length : first).map((look) => (
          <SeenLine key={look.seq} look={look} onWithdraw={setLeaving} />
        ))}
      </ul>
      {!all && looks.length > first ? (
        <Button variant="quiet" className="-ms-4 mt-1" onClick={() => setAll(true)}>
          {t("seen.all", { total })}
        </Button>
      ) : null}
      {all && total > looks.length ? <p className="mt-2 text-ink-2 text-sm">{t("seen.rest", { shown: looks.length, total })}</p> : null}
      <WithdrawSheet leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function SeenLine({ look, onWithdraw }: { look: LookView; onWithdraw: (leaving: Leaving) => void }) {
  const { t, fields, viewer, day, moment } = useDisclosureTexts();
  const { grant, aboutKind } = look;
  const name = viewer(look.organisation, look.viewerRole);
  return (
    <li className="flex items-start gap-x-3 border-line border-t py-3">
      <Batik seed={look.seed} px={40} className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm">{fields(look.fields)}</p>
        {look.aboutTitle ? (
          <p className="wrap-anywhere text-ink-2 text-sm">{t(`about.${aboutKind ?? "case"}`, { title: look.aboutTitle })}</p>
        ) : null}
        <p className="text-ink-2 text-sm">{t(`purposes.${look.purpose}`)}</p>
        {look.reason ? <p className="wrap-anywhere text-ink-2 text-sm">{look.reason}</p> : null}
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <span translate="no" className="text-ink-2 text-sm">
            {moment(look.at)}
          </span>
          {grant?.state === "standing" && aboutKind ? (
            <Button
              size="sm"
              variant="quiet"
              className="-me-3"
              aria-label={t("withdraw.label", { name })}
              onClick={() => onWithdraw({ grantId: grant.grantId, to: name, aboutKind })}
            >
              {t("withdraw.button")}
            </Button>
          ) : grant ? (
            <span className="text-ink-2 text-sm">{t(`ended.${grant.state}`, { date: day(grant.endedAt) })}</span>
          ) : null}
        </div>
      </div>
    </li>
  );
}
