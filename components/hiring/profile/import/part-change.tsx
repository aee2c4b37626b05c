"use client";
// What a file would change in one part, and whether it is to be taken.
import { useTranslations } from "next-intl";
import type { PartDifference } from "#lib/hiring/profile/difference";
import type { Words } from "#lib/hiring/profile/parts";
import { isListSection } from "#lib/hiring/profile/sections";
import { Check } from "../../../ui/field.tsx";
import { titleOf } from "../part-lines.tsx";

type PartChangeProps = { part: PartDifference; isChosen: boolean; isTooLarge: boolean; onChoose: (isChosen: boolean) => void };

export function PartChange({ part, isChosen, isTooLarge, onChoose }: PartChangeProps) {
  const t = useTranslations("profile");
  const { section, added, changed, same, over, names } = part;
  const nameOf = (words: Words) => (isListSection(section) ? titleOf(section, words) : Object.values(words).join(" "));
  return (
    <li className="rounded-2 border border-line bg-card px-4 py-2">
      <Check
        label={<b>{t(`section.${section}`)}</b>}
        checked={isChosen}
        disabled={isTooLarge}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <ul className="grid gap-1 pb-2 text-sm">
        {isTooLarge ? <li className="text-bata-ink">{t("importing.large")}</li> : null}
        {section === "availability" ? <li>{t("importing.replaces")}</li> : null}
        {isListSection(section)
          ? added.map((words) => (
              <li key={nameOf(words)} className="wrap-anywhere">
                <span className="font-semibold text-leaf-ink">{t("importing.new")}</span> <bdi>{nameOf(words)}</bdi>
              </li>
            ))
          : null}
        {changed.map(({ before, after }) => (
          <li key={nameOf(after)} className="wrap-anywhere">
            <span className="font-semibold text-kunyit-ink">{t("importing.changes")}</span>{" "}
            {isListSection(section) ? (
              <Fields before={before} after={after} name={nameOf(after)} />
            ) : (
              <Fields before={before} after={after} name="" />
            )}
          </li>
        ))}
        {same > 0 ? <li className="text-ink-2">{t("importing.same", { count: same })}</li> : null}
        {over > 0 ? <li className="text-bata-ink">{t("importing.over", { count: over })}</li> : null}
        {names.length > 0 ? <li className="wrap-anywhere text-ink-2">{t("importing.beside", { names: names.join(", ") })}</li> : null}
      </ul>
    </li>
  );
}

/** Field by field: what stands here, and what would. */
function Fields({ before, after, name }: { before: Words; after: Words; name: string }) {
  const fields = Object.keys(after).filter((field) => before[field] !== after[field]);
  return (
    <>
      <bdi>{name}</bdi>
      {fields.map((field) => (
        <span key={field} className="block ps-3">
          {before[field] ? (
            <>
              <del className="text-ink-2">
                <bdi>{before[field]}</bdi>
              </del>{" "}
              →{" "}
            </>
          ) : null}
          <ins className="no-underline">
            <bdi>{after[field]}</bdi>
          </ins>
        </span>
      ))}
    </>
  );
}
