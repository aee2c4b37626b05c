"use client";
// The people who applied, in order of arrival. What one wrote is opened one by one, and the person sees that it was.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerApplication, openApplication } from "#lib/hiring/actions";
import type { ApplicantLine } from "#lib/hiring/view";
import { useRouter } from "#lib/i18n/navigation";
import { unanswered } from "#lib/platform/unanswered";
import type { CardInput } from "#lib/rooms/schema";
import { Batik } from "../ui/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { useRefusal } from "../ui/refusal.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useVisitorZone } from "../ui/visitor-zone.tsx";
import { ApplicationHistory } from "./application-history.tsx";
import { useDay } from "./use-day.tsx";

const tones = { applied: "first", seen: "plain", contacted: "ok", rejected: "plain", withdrawn: "plain" } as const;

/** Sent again after an answer: who reads it now should know. */
const wasAnswered = ({ history }: ApplicantLine) => history.filter(({ kind }) => kind === "applied").length > 1;

type Opened = { line: ApplicantLine; card: CardInput | null; answered: "contacted" | "rejected" | null; fault: string | null };

export function ApplicantList({ applicants }: { applicants: readonly ApplicantLine[] }) {
  const t = useTranslations("hiring");
  const say = useRefusal();
  const router = useRouter();
  const { day } = useDay(useVisitorZone());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [busy, setBusy] = useState(false);

  async function open(line: ApplicantLine) {
    const answered = line.state === "contacted" || line.state === "rejected" ? line.state : null;
    setOpened({ line, card: null, answered, fault: null });
    const answer = await openApplication({ applicationId: line.applicationId }).catch(unanswered);
    setOpened((now) => (now?.line !== line ? now : answer.ok ? { ...now, card: answer.value } : { ...now, fault: say(answer) }));
  }

  async function reply(answer: "contacted" | "rejected") {
    if (!opened) return;
    setBusy(true);
    const result = await answerApplication({ applicationId: opened.line.applicationId, answer }).catch(unanswered);
    setBusy(false);
    setOpened((now) => now && (result.ok ? { ...now, answered: answer, fault: null } : { ...now, fault: say(result) }));
  }

  function shut() {
    setOpened(null);
    router.refresh();
  }

  return (
    <>
      <ul className="border-line border-t">
        {applicants.map((line) => (
          <li key={line.applicationId} className="flex min-h-16 items-center gap-x-3.5 border-line border-b py-3.5">
            {line.name === null || line.seed === null ? (
              <div>
                <p className="text-ink-2 text-sm">{t("applicants.withdrawn", { date: day(line.withdrawnAt ?? line.appliedAt) })}</p>
                <ApplicationHistory history={line.history} />
              </div>
            ) : (
              <>
                <Batik seed={line.seed} px={44} />
                <div className="grid min-w-0 flex-1 items-center gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
                  <b className="clip-line">
                    <bdi translate="no">{line.name}</bdi>
                  </b>
                  <div className="text-ink-2 text-sm">
                    <span className="block">{t("applicants.applied", { date: day(line.appliedAt, false) })}</span>
                    {line.state === "applied" || line.state === "seen" ? (
                      <span className="block">{t("applicants.replyBy", { date: day(line.replyBy, false) })}</span>
                    ) : null}
                    {wasAnswered(line) ? <ApplicationHistory history={line.history} /> : null}
                  </div>
                  <Chip tone={line.late ? "danger" : tones[line.state]} className="justify-self-start md:justify-self-end">
                    {line.late ? t("applicants.late") : line.state === "contacted" ? t("applicants.contacted") : t(`state.${line.state}`)}
                  </Chip>
                </div>
                <Button onClick={() => open(line)}>{t("applicants.open")}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Sheet open={opened !== null} onClose={shut} title={<bdi translate="no">{opened?.line.name ?? ""}</bdi>}>
        {opened?.card ? (
          <div className="grid gap-4">
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
              {(["role", "field", "city"] as const).map((name) => (
                <div key={name} className="contents">
                  <dt className="text-ink-2">{t(`apply.${name}`)}</dt>
                  <dd className="font-semibold">
                    <bdi>{opened.card?.[name === "role" ? "roleWanted" : name]}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
            <p dir="auto" className="rounded-2 bg-sunk p-4">
              {opened.card.line}
            </p>
            <ApplicationHistory history={opened.line.history} />
            <p className="text-ink-2 text-xs">{t("applicants.seenNote")}</p>
          </div>
        ) : opened && !opened.fault ? (
          <Skeleton className="h-32" />
        ) : null}
        {opened?.fault ? <Notice tone="fault" title={opened.fault} className="mt-3" /> : null}
        {opened?.card && opened.answered === null ? (
          <div className="mt-4 flex flex-wrap gap-2">
            <Button variant="main" disabled={busy} aria-busy={busy} onClick={() => reply("contacted")}>
              {t("applicants.contact")}
            </Button>
            <Button disabled={busy} onClick={() => reply("rejected")}>
              {t("applicants.reject")}
            </Button>
          </div>
        ) : null}
        {opened?.answered ? (
          <Notice title={t(`applicants.${opened.answered}`)} className="mt-4">
            {t("applicants.answered")}
          </Notice>
        ) : null}
      </Sheet>
    </>
  );
}
