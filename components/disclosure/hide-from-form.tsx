"use client";
// Adds a company, a domain or an address to the hide list. The answer never tells whether anybody stands behind it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { EmailInput, Field, Input, Select } from "#components/ui/field";
import { Segmented } from "#components/ui/segmented";
import { hideFrom } from "#lib/disclosure/actions";
import type { HiddenFromLine, OrganisationChoice } from "#lib/disclosure/visibility-view";

type Kind = HiddenFromLine["kind"];
const kinds: readonly Kind[] = ["organisation", "domain", "address"];

export function HideFromForm({ organisations }: { organisations: readonly OrganisationChoice[] }) {
  const t = useTranslations("visibility.hide");
  const action = useAction();
  const [kind, setKind] = useState<Kind>("organisation");
  const [typed, setTyped] = useState<Record<Kind, string>>({ organisation: "", domain: "", address: "" });
  const value = typed[kind];
  const put = (text: string) => setTyped({ ...typed, [kind]: text });
  const input = () =>
    kind === "organisation" ? { kind, organisationId: value } : kind === "domain" ? { kind, domain: value } : { kind, address: value };
  return (
    <form
      className="mt-4 flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== "") void action.run(() => hideFrom(input()), { refresh: true, done: t("added"), after: () => put("") });
      }}
    >
      <Segmented
        label={t("kind")}
        options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Field label={t(`label.${kind}`)} hint={t(`hint.${kind}`)} className="w-full">
        {kind === "organisation" ? (
          <Select value={value} onChange={(event) => put(event.target.value)}>
            <option value="">{t("choose")}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        ) : kind === "domain" ? (
          <Input
            dir="ltr"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={253}
            value={value}
            onChange={(event) => put(event.target.value)}
          />
        ) : (
          <EmailInput name="address" autoComplete="off" value={value} onChange={(event) => put(event.target.value)} />
        )}
      </Field>
      <ActionButton type="submit" action={action} disabled={value.trim() === ""}>
        {t("add")}
      </ActionButton>
      <p role="status" className="text-sm text-ink-2">
        {action.done}
      </p>
    </form>
  );
}
