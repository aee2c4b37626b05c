"use client";
// One danger action on a person: says what it does, asks for the reason, runs it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { Segmented } from "#components/ui/segmented";
import { ban, demote, lock, remove } from "#lib/rooms/actions";
import type { DangerAction, Person } from "./person.ts";
import { ReasonForm, type UsualReason } from "./reason-form.tsx";

const usual: Readonly<Record<DangerAction, readonly UsualReason[]>> = {
  lock: ["noise", "rude"],
  stepDown: ["overtime", "noise", "rude"],
  lower: ["served", "later", "unclear"],
  remove: ["rude", "advert", "money", "noise"],
  ban: ["rude", "advert", "money"],
};

export type DangerActionFormProps = { danger: DangerAction; person: Person; onBack(): void; onDone(): void };

export function DangerActionForm({ danger, person, onBack, onDone }: DangerActionFormProps) {
  const t = useTranslations("desk.person");
  const { lowering } = useDesk();
  const [scope, setScope] = useState<"room" | "series">("room");
  const action = useDeskAction();

  function run(reason: string) {
    const input = { seatId: person.seatId, reason };
    switch (danger) {
      case "lock":
        return void action.run(() => lock(input), { after: onDone });
      case "stepDown":
        return void action.run(() => demote(input), { after: onDone });
      case "remove":
        return void action.run(() => remove(input), { after: onDone });
      case "ban":
        return void action.run(() => ban({ ...input, scope }), { after: onDone });
      case "lower":
        if (person.ticket) lowering.begin(person.ticket.ticketId, reason);
        return onDone();
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="text-md">{t(danger)}</h3>
        <p className="mt-1 text-sm text-ink-2">
          {t(`${danger}Text`)} {t("reasonShown")}
        </p>
      </div>
      {danger === "ban" ? (
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
        usual={usual[danger]}
        confirm={t(danger)}
        variant={danger === "remove" || danger === "ban" ? "danger" : "main"}
        cancel={t("back")}
        onCancel={onBack}
        onReason={run}
      />
      {action.sentence ? (
        <p role="alert" className="text-sm font-semibold text-bata-ink">
          {action.sentence}
        </p>
      ) : null}
    </div>
  );
}
