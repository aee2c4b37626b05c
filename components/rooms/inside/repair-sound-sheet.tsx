"use client";
// "I can't hear": does four things one after the other and says which.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Sheet } from "#components/ui/sheet";
import type { RoomConnection } from "../connection/room-connection.ts";

const steps = ["playback", "resubscribe", "reconnect", "relay"] as const;
type Step = (typeof steps)[number];

export function RepairSoundSheet({ room, open, onClose }: { room: RoomConnection; open: boolean; onClose: () => void }) {
  const t = useTranslations("rooms");
  const [done, setDone] = useState<Step[]>([]);
  const [at, setAt] = useState<"ready" | "running" | "over">("ready");
  const repair = async () => {
    setDone([]);
    setAt("running");
    await room
      .voice()
      ?.repair((step) => setDone((before) => [...before, step]))
      .catch(() => undefined);
    setAt("over");
  };
  return (
    <Sheet open={open} onClose={onClose} title={t("repair.title")}>
      <p className="text-ink-2 text-sm">{t("repair.first")}</p>
      <ol className="my-4 flex flex-col gap-2" aria-live="polite">
        {done.map((step) => (
          <li key={step}>{t(`repair.${step}`)}</li>
        ))}
        {at === "over" && <li className="font-semibold">{t("repair.over")}</li>}
      </ol>
      <Button variant="main" className="w-full" onClick={() => void repair()} disabled={at === "running"} aria-busy={at === "running"}>
        {at === "over" ? t("repair.again") : t("repair.start")}
      </Button>
    </Sheet>
  );
}
