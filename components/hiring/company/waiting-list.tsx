"use client";
// What waits for an administrator, the longest first, and what came of the last decision.
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WaitingVacancy as Waiting } from "#lib/hiring/vacancy/view";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { Notice } from "../../ui/notice.tsx";
import { WaitingVacancy } from "./waiting-vacancy.tsx";

export function WaitingList({ vacancies }: { vacancies: readonly (Waiting & { since: string })[] }) {
  const t = useTranslations("companies.waiting");
  const [done, setDone] = useState("");
  return (
    <>
      <ActionStatus action={{ done, sentence: null }} />
      {vacancies.length === 0 ? (
        <Notice tone="empty" title={t("none")}>
          {t("noneText")}
        </Notice>
      ) : (
        <ul className="grid gap-6">
          {vacancies.map(({ since, ...vacancy }) => (
            <li key={vacancy.vacancyId}>
              <WaitingVacancy vacancy={vacancy} since={since} onDone={setDone} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
