"use client";
// Tabs: arrows move, Home and End jump, only the chosen panel is in the tree of the page.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "./class/cn.tsx";

export type Tab = { value: string; label: ReactNode; panel: ReactNode };
export type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  onChange?: (value: string) => void;
  className?: string;
  panelClassName?: string;
};

/** Keeps its own choice unless `value` is given. `label` names the row of tabs. */
export function Tabs({ label, tabs, value, onChange, className, panelClassName }: TabsProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.value ?? "");
  const chosen = tabs.find((tab) => tab.value === (value ?? own)) ?? tabs[0];

  const choose = (next: string) => {
    setOwn(next);
    onChange?.(next);
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const at = tabs.findIndex((tab) => tab.value === chosen?.value);
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const target =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? tabs.length - 1
          : event.key === "ArrowLeft" || event.key === "ArrowRight"
            ? (at + (event.key === forward ? 1 : -1) + tabs.length) % tabs.length
            : -1;
    const tab = tabs[target];
    if (!tab) return;
    event.preventDefault();
    choose(tab.value);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[target]?.focus();
  }

  // A row that is wider than the screen shows the chosen tab, whoever chose it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is looked at anew when another tab is chosen
  useEffect(() => {
    const tab = row.current?.querySelector("[aria-selected=true]")?.getBoundingClientRect();
    const frame = row.current?.getBoundingClientRect();
    if (tab && frame) row.current?.scrollBy({ left: (tab.left + tab.right - frame.left - frame.right) / 2 });
  }, [chosen?.value]);

  if (!chosen) return null;
  return (
    <div className={cn("flex min-h-0 flex-col gap-4", className)}>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex overflow-x-auto rounded-full border border-line bg-card p-[3px] [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => choose(tab.value)}
            className="tap-44 min-h-9 flex-1 whitespace-nowrap rounded-full px-3 text-sm font-semibold text-ink-2 transition-colors hover:text-ink aria-selected:bg-ink aria-selected:text-paper"
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen.value}`} className={cn("min-h-0", panelClassName)}>
        {chosen.panel}
      </div>
    </div>
  );
}
