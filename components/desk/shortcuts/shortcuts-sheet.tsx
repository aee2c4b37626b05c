"use client";
// The list of keys, for whoever pressed "?".
import { useTranslations } from "next-intl";
import { Sheet } from "#components/ui/sheet";
import { type Command, printedKeys } from "./shortcuts.ts";

const commands = Object.keys(printedKeys) as Command[];

export function ShortcutsSheet({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations("desk.keys");
  return (
    <Sheet open={open} onClose={onClose} title={t("title")}>
      <p className="text-sm text-ink-2">{t("text")}</p>
      <dl className="mt-3 flex flex-col">
        {commands.map((command) => (
          <div key={command} className="flex items-center justify-between gap-4 border-t border-line py-2.5 first:border-0">
            <dt>{t(command)}</dt>
            <dd>
              <kbd className="inline-block min-w-8 rounded-1 border border-edge px-2 py-1 text-center font-sans text-sm font-semibold">
                {printedKeys[command]}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
