"use client";
// A JSON Resume, as a file or pasted: read on this device, shown as what it would change, and saved part by part as chosen.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { saveProfileSection } from "#lib/hiring/actions";
import { differences, type PartDifference } from "#lib/hiring/profile/difference";
import { type ReadResume, readResume, resumeBytesMax } from "#lib/hiring/profile/json-resume";
import { neverKept } from "#lib/hiring/profile/never-kept";
import { type Section, sectionBytesMax } from "#lib/hiring/profile/sections";
import type { Profile } from "#lib/hiring/profile/view";
import { Link } from "#lib/i18n/navigation";
import { typed } from "../../../ui/action/action-form.tsx";
import { useAction } from "../../../ui/action/use-action.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input, Textarea } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PartChange } from "./part-change.tsx";

export function ImportForm({ profile }: { profile: Profile }) {
  const t = useTranslations("profile.importing");
  const never = useTranslations("profile.never");
  const [read, setRead] = useState<ReadResume | null>(null);
  const [parts, setParts] = useState<readonly PartDifference[]>([]);
  const [left, setLeft] = useState<readonly Section[]>([]);
  const [savedCount, setSavedCount] = useState<number | null>(null);
  const action = useAction();

  function look(text: string) {
    const found = readResume(text);
    setRead(found);
    setLeft([]);
    action.clear();
    setParts(found.ok ? differences(profile.contents, found.contents) : []);
  }

  const isTooLarge = ({ result }: PartDifference) => new TextEncoder().encode(JSON.stringify(result)).length > sectionBytesMax;
  const chosen = parts.filter((part) => !left.includes(part.section) && !isTooLarge(part));

  function take() {
    void action.run(
      async () => {
        for (const { section, result } of chosen) {
          const input = { section, version: profile.versions[section], content: result } as Parameters<typeof saveProfileSection>[0];
          const answer = await saveProfileSection(input);
          if (!answer.ok) return answer;
        }
        return { ok: true as const, value: null };
      },
      { after: () => setSavedCount(chosen.length) },
    );
  }

  if (savedCount !== null)
    return (
      <Notice
        title={t("saved", { count: savedCount })}
        action={
          <Button asChild variant="main">
            <Link href="/profile">{t("toProfile")}</Link>
          </Button>
        }
      />
    );

  if (read?.ok) {
    const removed = neverKept.filter((kind) => read.takenOut[kind]);
    return (
      <div className="grid gap-5">
        {removed.length > 0 ? (
          <Notice title={t("removed")}>{t("removedText", { what: removed.map((kind) => never(kind)).join(", ") })}</Notice>
        ) : null}
        {read.unread > 0 ? <Notice tone="warn" title={t("unread", { count: read.unread })} /> : null}
        {parts.length === 0 ? (
          <Notice tone="empty" title={t("nothing")}>
            {t("nothingText")}
          </Notice>
        ) : (
          <>
            <p className="text-ink-2">{t("choose")}</p>
            <ul className="grid gap-3">
              {parts.map((part) => (
                <PartChange
                  key={part.section}
                  part={part}
                  isTooLarge={isTooLarge(part)}
                  isChosen={chosen.includes(part)}
                  onChoose={(isChosen) => setLeft(isChosen ? left.filter((one) => one !== part.section) : [...left, part.section])}
                />
              ))}
            </ul>
          </>
        )}
        {action.sentence ? (
          <Notice tone="fault" title={action.sentence}>
            {t("again")}
          </Notice>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {parts.length > 0 ? (
            <Button variant="main" disabled={chosen.length === 0} aria-busy={action.pending} onClick={take}>
              {t("take", { count: chosen.length })}
            </Button>
          ) : null}
          <Button onClick={() => setRead(null)}>{t("other")}</Button>
        </div>
      </div>
    );
  }

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        look(typed(event.currentTarget, "pasted"));
      }}
    >
      <Field label={t("file")} hint={t("fileHint")}>
        <Input
          type="file"
          accept="application/json,.json"
          className="py-2"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (!file) return;
            if (file.size > resumeBytesMax) setRead({ ok: false, fault: "too_large" });
            else void file.text().then(look, () => setRead({ ok: false, fault: "no_json" }));
          }}
        />
      </Field>
      <Field label={t("paste")}>
        <Textarea name="pasted" rows={6} dir="ltr" spellCheck={false} className="font-mono text-sm" />
      </Field>
      {read ? <Notice tone="fault" title={t(`fault.${read.fault}`)} /> : null}
      <Button type="submit" variant="main" className="justify-self-start">
        {t("look")}
      </Button>
    </form>
  );
}
