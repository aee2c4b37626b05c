"use client";
// Binds the desk's keys to what is offered now. A command without an action does nothing.
import { useEffect, useRef } from "react";
import { type Command, commandOf } from "./shortcuts.ts";

export type ShortcutActions = Partial<Record<Command, () => void>>;

export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf({
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        repeat: event.repeat,
        elsewhere: event.defaultPrevented || isElsewhere(event.target),
      });
      const action = command && latest.current[command];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

const isElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector("dialog[open]") !== null ||
  (target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null));
