"use client";
// A moderator's way to show a vacancy to everybody in the room: one at a time, until it is taken down.
import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pinVacancy, unpinVacancy } from "#lib/hiring/actions";
import { unanswered } from "#lib/platform/unanswered";
import type { PinView } from "#lib/rooms/view";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useRefusal } from "../ui/refusal.tsx";
import { PinFacts } from "./pin-facts.tsx";
import { VacancyPicker } from "./vacancy-picker.tsx";

const none: never[] = [];

/** `pinned` is what the room shows now; the stream brings the change. Wrap in the texts of `hiring`. */
export function PinPicker({ roomId, pinned }: { roomId: string; pinned: PinView | null }) {
  const t = useTranslations("hiring.picker");
  const say = useRefusal();
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function act(key: string, send: () => Promise<{ ok: true } | Parameters<typeof say>[0]>) {
    setBusy(key);
    setFault(null);
    const answer = await send().catch(unanswered);
    setBusy(null);
    if (!("ok" in answer && answer.ok)) setFault(say(answer as Parameters<typeof say>[0]));
  }

  return (
    <div className="grid gap-3">
      {pinned ? (
        <div className="flex items-start gap-3 rounded-2 bg-leaf-soft p-3.5">
          <Pin aria-hidden strokeWidth={1.9} className="mt-0.5 size-[18px] shrink-0 text-leaf" />
          <div className="min-w-0 flex-1 text-sm">
            <PinFacts pin={pinned} />
            <Button
              size="sm"
              variant="mine"
              className="mt-2.5"
              disabled={busy !== null}
              onClick={() => act("unpin", () => unpinVacancy({ roomId }))}
            >
              {t("unpin")}
            </Button>
          </div>
        </div>
      ) : null}
      {fault ? <Notice tone="fault" title={fault} /> : null}
      <VacancyPicker
        label={t("search")}
        near={none}
        line={({ vacancyId, title, organisation }) => {
          const isPinned = pinned?.subject === `vacancy:${vacancyId}`;
          return (
            <div className="flex min-h-14 items-center gap-3 py-1.5">
              <p className="min-w-0 flex-1 text-sm">
                <b dir="auto" className="begin-here block truncate">
                  <bdi>{title}</bdi>
                </b>
                <span dir="auto" className="begin-here block truncate text-ink-2">
                  <bdi>{organisation}</bdi>
                </span>
              </p>
              <Button
                size="sm"
                disabled={busy !== null || isPinned}
                aria-busy={busy === vacancyId}
                onClick={() => act(vacancyId, () => pinVacancy({ roomId, vacancyId }))}
              >
                {isPinned ? t("pinned") : t("pin")}
              </Button>
            </div>
          );
        }}
      />
    </div>
  );
}
