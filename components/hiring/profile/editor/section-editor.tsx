"use client";
// One section being written: its fields, how far it is saved, and the way to the next one.
import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { neverKept } from "#lib/hiring/profile/never-kept";
import { type Availability, type Basics, type Contents, type Entry, isListSection, type ShownSection } from "#lib/hiring/profile/sections";
import { useRefusal } from "../../../ui/action/refusal.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { AvailabilityEditor } from "./availability-editor.tsx";
import { BasicsEditor } from "./basics-editor.tsx";
import { ListEditor } from "./list-editor.tsx";
import { type SaveState, useSection } from "./use-section.tsx";

type SectionEditorProps = { section: ShownSection; content: Contents[ShownSection]; version: number };

export function SectionEditor({ section, content: first, version }: SectionEditorProps) {
  const t = useTranslations("profile");
  const say = useRefusal();
  const { content, change, state, refused, takenOut, isJoined } = useSection(section, first, version);
  const removed = neverKept.filter((kind) => takenOut[kind]);
  return (
    <div className="grid gap-4">
      <SaveLine state={state} />
      {refused ? <Notice tone="warn" title={say({ code: refused })} /> : null}
      {removed.length > 0 ? (
        <Notice title={t("removed")}>{t("removedText", { what: removed.map((kind) => t(`never.${kind}`)).join(", ") })}</Notice>
      ) : null}
      {isJoined ? <Notice title={t("joined")}>{t("joinedText")}</Notice> : null}
      {isListSection(section) ? (
        <ListEditor section={section} entries={content as readonly Entry[]} onChange={change} />
      ) : section === "basics" ? (
        <BasicsEditor basics={content as Basics} onChange={change} />
      ) : (
        <AvailabilityEditor availability={content as Availability} onChange={change} />
      )}
    </div>
  );
}

const icons = { saved: Check, saving: LoaderCircle, waiting: CloudOff, unfit: CloudOff } as const;

function SaveLine({ state }: { state: SaveState }) {
  const t = useTranslations("profile");
  const Icon = icons[state];
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-ink-2 text-sm">
      <Icon aria-hidden strokeWidth={1.9} className="size-[18px] shrink-0" />
      {t(`save.${state}`)}
    </p>
  );
}
