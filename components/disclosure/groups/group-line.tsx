"use client";
// One group of companies: its companies, a form to change it, and a way to take it apart that asks first.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionStatus } from "#components/ui/action/action-status";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { dropCompanyGroup } from "#lib/disclosure/actions";
import type { CompanyGroup, OrganisationChoice } from "#lib/disclosure/visibility-view";
import { GroupForm } from "./group-form.tsx";

export function GroupLine({ group, organisations }: { group: CompanyGroup; organisations: readonly OrganisationChoice[] }) {
  const t = useTranslations("admin.groups");
  const action = useAction();
  const [step, setStep] = useState<"read" | "edit" | "drop">("read");
  const { groupId, name, companies } = group;
  return (
    <li className="border-t border-line py-3">
      <p className="font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </p>
      <ul className="text-sm text-ink-2">
        {companies.map((one) => (
          <li key={one.id} className="wrap-anywhere">
            <bdi translate="no">{one.name}</bdi>
          </li>
        ))}
      </ul>
      {step === "edit" ? <GroupForm group={group} organisations={organisations} onSaved={() => setStep("read")} /> : null}
      {step === "drop" ? <p className="mt-2 text-sm">{t("sure")}</p> : null}
      <div className="mt-2 flex flex-wrap gap-2">
        {step === "drop" ? (
          <Button
            variant="danger"
            aria-busy={action.pending}
            onClick={() => action.run(() => dropCompanyGroup({ groupId }), { refresh: true })}
          >
            {t("dropNow")}
          </Button>
        ) : (
          <Button variant="quiet" aria-label={t("dropOf", { name })} onClick={() => setStep("drop")}>
            {t("drop")}
          </Button>
        )}
        {step === "read" ? (
          <Button aria-label={t("editOf", { name })} onClick={() => setStep("edit")}>
            {t("edit")}
          </Button>
        ) : (
          <Button onClick={() => setStep("read")}>{t("keep")}</Button>
        )}
      </div>
      <ActionStatus action={action} />
    </li>
  );
}
