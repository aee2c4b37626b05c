"use client";
// My applications: where each stands, until when it is answered, and the way to take it back.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { allowContact, withdrawApplication } from "#lib/hiring/actions";
import type { MyApplication } from "#lib/hiring/application/view";
import type { ShownSection } from "#lib/hiring/profile/sections";
import { Link } from "#lib/i18n/navigation";
import { ActionButton } from "../../ui/action/action-button.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Batik } from "../../ui/brand/batik.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { SharedWith } from "../profile/shared-with.tsx";
import { useDay } from "../use-day.tsx";
import { ApplicationTimeline } from "./application-timeline.tsx";
import { toneOf } from "./application-tone.ts";
import { OfferAnswer } from "./offer-answer.tsx";

type MyApplicationsProps = { applications: readonly MyApplication[]; profileParts: readonly ShownSection[] };

export function MyApplications({ applications, profileParts }: MyApplicationsProps) {
  const t = useTranslations("hiring");
  const { day } = useDay(useVisitorZone());
  const [leaving, setLeaving] = useState<MyApplication | null>(null);
  const action = useAction();
  const opening = useAction();

  function withdraw() {
    if (!leaving) return;
    const { applicationId } = leaving;
    void action.run(() => withdrawApplication({ applicationId }), { after: () => setLeaving(null), refresh: true });
  }

  if (applications.length === 0)
    return (
      <Notice
        tone="empty"
        title={t("me.noApplications")}
        action={
          <Button asChild>
            <Link href="/vacancies">{t("me.findVacancies")}</Link>
          </Button>
        }
      >
        {t("me.noApplicationsText")}
      </Notice>
    );
  return (
    <>
      <ul className="border-line border-t">
        {applications.map((one) => {
          const state = one.late ? "late" : one.state;
          return (
            <li key={one.applicationId} className="flex flex-wrap items-start gap-x-3 gap-y-2 border-line border-b py-4">
              <Batik seed={one.seed} px={40} className="mt-1" />
              <div className="min-w-0 flex-1 basis-[calc(100%-4rem)] sm:basis-0">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Link href={`/vacancies/${one.vacancyId}`} className="tap-44 font-semibold hover:text-leaf">
                    <bdi>{one.title}</bdi>
                  </Link>
                  <Chip tone={one.late ? "danger" : toneOf(one.state)}>{t(`state.${state}`)}</Chip>
                </p>
                <p className="text-ink-2 text-sm">
                  <bdi>{one.organisation}</bdi> · {t("me.as", { name: one.name })}
                </p>
                <p className="text-ink-2 text-sm">
                  {t("me.sentOn", { date: day(one.appliedAt) })}
                  {one.isWaiting ? ` · ${t(one.late ? "me.lateSince" : "me.replyBy", { date: day(one.replyBy, false) })}` : ""}
                </p>
                {one.notes > 0 ? (
                  <p className="text-ink-2 text-xs">
                    {t("me.notes", { count: one.notes })}. {t("me.notesText")}
                  </p>
                ) : null}
                {one.state === "ghosted" ? <p className="mt-1 text-sm">{t("me.ghostedText")}</p> : null}
                {one.isWaiting || one.shared ? <SharedWith application={one} filled={profileParts} /> : null}
                {one.history.length > 1 ? (
                  <details className="mt-1">
                    <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-leaf text-sm">
                      {t("timeline.show")}
                    </summary>
                    <ApplicationTimeline application={one} />
                  </details>
                ) : null}
              </div>
              <div className="flex flex-wrap gap-x-2 max-sm:ms-9 sm:justify-end">
                {one.state === "offered" ? <OfferAnswer application={one} /> : null}
                {one.mayAllowContact ? (
                  <ActionButton
                    action={opening.refusedKey === one.applicationId ? opening : { pending: opening.pending, sentence: null }}
                    size="sm"
                    variant="quiet"
                    onClick={() =>
                      opening.run(() => allowContact({ applicationId: one.applicationId }), { key: one.applicationId, refresh: true })
                    }
                  >
                    {t("me.allowContact")}
                  </ActionButton>
                ) : null}
                {one.state === "withdrawn" ? null : (
                  <Button size="sm" variant="quiet" onClick={() => setLeaving(one)}>
                    {t("me.withdraw")}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Sheet open={leaving !== null} onClose={() => setLeaving(null)} title={t("me.withdrawTitle")}>
        <p className="text-ink-2">{t("me.withdrawText", { organisation: leaving?.organisation ?? "" })}</p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="danger" onClick={withdraw} disabled={action.pending} aria-busy={action.pending}>
            {t("me.withdrawYes")}
          </Button>
          <Button onClick={() => setLeaving(null)}>{t("me.withdrawNo")}</Button>
        </div>
      </Sheet>
    </>
  );
}
