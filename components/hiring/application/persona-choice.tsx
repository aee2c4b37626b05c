"use client";
// Under which name one applies: the one of the room, which the moderators know, or a new one.
import { useTranslations } from "next-intl";
import type { ApplyStart } from "#lib/hiring/application/view";
import { Batik } from "../../ui/brand/batik.tsx";

type PersonaChoiceProps = { persona: NonNullable<ApplyStart["persona"]>; asNew: boolean; onChoose: (asNew: boolean) => void };

export function PersonaChoice({ persona, asNew, onChoose }: PersonaChoiceProps) {
  const t = useTranslations("hiring.apply");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold text-sm">{t("as")}</legend>
      <Choice
        checked={!asNew}
        onChoose={() => onChoose(false)}
        title={persona.name}
        text={t("asRoom", { forum: persona.forum })}
        seed={persona.seed}
      />
      <Choice checked={asNew} onChoose={() => onChoose(true)} title={t("asNew")} text={t("asNewText")} seed={null} />
    </fieldset>
  );
}

type ChoiceProps = { checked: boolean; onChoose: () => void; title: string; text: string; seed: string | null };

function Choice({ checked, onChoose, title, text, seed }: ChoiceProps) {
  return (
    <label className="flex min-h-14 items-center gap-3 rounded-2 border border-line px-3 py-2 has-checked:border-leaf has-checked:bg-leaf-soft">
      <input type="radio" name="as" className="size-5 shrink-0 accent-leaf" checked={checked} onChange={onChoose} />
      {seed ? <Batik seed={seed} px={36} /> : null}
      <span className="min-w-0">
        <span className="block font-semibold text-sm">
          <bdi>{title}</bdi>
        </span>
        <span className="block text-ink-2 text-xs">{text}</span>
      </span>
    </label>
  );
}
