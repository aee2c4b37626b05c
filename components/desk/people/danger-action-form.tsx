"use client";
// One grave deed on a person: says what it does, asks for the reason, does it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "#components/desk/desk-context";
import { Segmented } from "#components/ui/segmented";
import { ban, demote, lock, remove } from "#lib/rooms/actions";
import { useAct } from "../use-act.ts";
import { useSay } from "../use-say.ts";
import type { GraveDeed, Subject } from "./person.ts";
import { ReasonForm, type UsualReason } from "./reason-form.tsx";

const usual: Readonly<Record<GraveDeed, readonly UsualReason[]>> = {
  lock: ["noise", "rude"],
  stepDown: ["overtime", "noise", "rude"],
  lower: ["served", "later", "unclear"],
  remove: ["rude", "advert", "money", "noise"],
  ban: ["rude", "advert", "money"],
};

export type GraveDeedFormProps = { deed: GraveDeed; subject: Subject; onBack(): void; onDone(): void };

export function GraveDeedForm({ deed, subject, onBack, onDone }: GraveDeedFormProps) {
  const t = useTranslations("desk.person");
  const say = useSay();
  const { lowering } = useDesk();
  const [scope, setScope] = useState<"room" | "series">("room");
  const locking = useAct(lock, onDone);
  const demoting = useAct(demote, onDone);
  const removing = useAct(remove, onDone);
  const banning = useAct(ban, onDone);
  const refusal = locking.refusal ?? demoting.refusal ?? removing.refusal ?? banning.refusal;

  function run(reason: string) {
    const input = { seatId: subject.seatId, reason };
    switch (deed) {
      case "lock":
        return locking.run(input);
      case "stepDown":
        return demoting.run(input);
      case "remove":
        return removing.run(input);
      case "ban":
        return banning.run({ ...input, scope });
      case "lower":
        if (subject.ticket) lowering.begin(subject.ticket.ticketId, reason);
        return onDone();
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="text-md">{t(deed)}</h3>
        <p className="mt-1 text-sm text-ink-2">
          {t(`${deed}Text`)} {t("reasonShown")}
        </p>
      </div>
      {deed === "ban" ? (
        <Segmented
          label={t("banScope")}
          value={scope}
          onChange={setScope}
          options={[
            { value: "room", label: t("banRoom") },
            { value: "series", label: t("banSeries") },
          ]}
          className="self-start"
        />
      ) : null}
      <ReasonForm
        usual={usual[deed]}
        confirm={t(deed)}
        variant={deed === "remove" || deed === "ban" ? "danger" : "main"}
        cancel={t("back")}
        onCancel={onBack}
        onReason={run}
      />
      {refusal ? (
        <p role="alert" className="text-sm font-semibold text-bata-ink">
          {say(refusal)}
        </p>
      ) : null}
    </div>
  );
}
