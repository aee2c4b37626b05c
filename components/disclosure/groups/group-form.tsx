"use client";
// Makes a group of companies or changes one: its name, and the companies in it.
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { IconButton } from "#components/ui/button";
import { Field, Input, Select } from "#components/ui/field";
import { saveCompanyGroup } from "#lib/disclosure/actions";
import type { CompanyGroup, OrganisationChoice } from "#lib/disclosure/visibility-view";

export type GroupFormProps = {
  /** Null makes a new one. */
  group: CompanyGroup | null;
  organisations: readonly OrganisationChoice[];
  onSaved?: () => void;
};

export function GroupForm({ group, organisations, onSaved }: GroupFormProps) {
  const t = useTranslations("admin.groups");
  const action = useAction({ say: (refusal) => (refusal.code === "conflict" ? t("elsewhere") : null) });
  const [name, setName] = useState(group?.name ?? "");
  const [chosen, setChosen] = useState<readonly OrganisationChoice[]>(group?.companies ?? []);
  const left = organisations.filter(({ id }) => !chosen.some((one) => one.id === id));
  const isReady = name.trim().length >= 2 && chosen.length >= 2;
  const after = () => {
    if (!group) {
      setName("");
      setChosen([]);
    }
    onSaved?.();
  };
  return (
    <form
      className="mt-3 flex max-w-text flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const input = { groupId: group?.groupId ?? null, name: name.trim(), organisationIds: chosen.map(({ id }) => id) };
        if (isReady) void action.run(() => saveCompanyGroup(input), { refresh: true, done: t("saved"), after });
      }}
    >
      <Field label={t("name")} className="w-full">
        <Input value={name} autoComplete="off" maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      {chosen.length > 0 ? (
        <ul className="w-full border-b border-line">
          {chosen.map((one) => (
            <li key={one.id} className="flex items-center justify-between gap-3 border-t border-line">
              <bdi translate="no" className="min-w-0 wrap-anywhere">
                {one.name}
              </bdi>
              <IconButton label={t("remove", { name: one.name })} onClick={() => setChosen(chosen.filter(({ id }) => id !== one.id))}>
                <X aria-hidden strokeWidth={1.9} />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Field label={t("add")} hint={t("few")} className="w-full">
        <Select
          value=""
          onChange={(event) => {
            const found = left.find(({ id }) => id === event.target.value);
            if (found) setChosen([...chosen, found]);
          }}
        >
          <option value="">{t("choose")}</option>
          {left.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <ActionButton type="submit" action={action} disabled={!isReady}>
        {t("save")}
      </ActionButton>
      <p role="status" className="text-sm text-ink-2">
        {action.done}
      </p>
    </form>
  );
}
