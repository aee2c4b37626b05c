"use client";
// The headline and the text below it; and the name that stands on one's own copies of the CV and nowhere else.
import { useTranslations } from "next-intl";
import { type Basics, basicsFields, wordsOf } from "#lib/hiring/profile/sections";
import { Field, Input } from "../../../ui/field.tsx";
import { TextField } from "./text-field.tsx";

export function BasicsEditor({ basics, onChange }: { basics: Basics; onChange: (basics: Basics) => void }) {
  const t = useTranslations("profile");
  return (
    <div className="grid gap-4">
      {basicsFields.map((rule) => (
        <TextField
          key={rule.name}
          rule={rule}
          label={t(`field.${rule.name === "label" ? "label" : "about"}`)}
          hint={t(rule.name === "label" ? "labelHint" : "aboutHint")}
          value={basics[rule.name]}
          onChange={(value) => onChange({ ...basics, [rule.name]: value })}
        />
      ))}
      <Field label={t("field.cvName")} hint={t("cvNameHint")}>
        <Input
          name="cvName"
          value={wordsOf(basics.extra, "name")}
          maxLength={80}
          autoComplete="name"
          onChange={({ target }) => {
            const { name: _name, ...others } = basics.extra;
            onChange({ ...basics, extra: target.value === "" ? others : { ...others, name: target.value } });
          }}
        />
      </Field>
    </div>
  );
}
