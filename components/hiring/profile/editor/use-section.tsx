"use client";
// A section that is being written: saved by itself shortly after each change, kept in this browser until the server has it, put together
// with what another tab or device saved meanwhile.
import { useCallback, useEffect, useRef, useState } from "react";
import { readProfile, saveProfileSection } from "#lib/hiring/actions";
import { merged } from "#lib/hiring/profile/merge";
import { type TakenOut, together, withoutNeverKept } from "#lib/hiring/profile/never-kept";
import { type Contents, contentShapes, entryFields, isListSection, type ShownSection, wordsOf } from "#lib/hiring/profile/sections";
import type { RefusalCode } from "#lib/platform/result";

/** Milliseconds without a change before it is saved, and before it is tried again. */
const restMs = 700;
const retryMs = 8_000;

export type SaveState = "saved" | "saving" | "waiting" | "unfit";
type Kept<S extends ShownSection> = { content: Contents[S]; base: Contents[S]; version: number };

export function useSection<S extends ShownSection>(section: S, first: Contents[S], firstVersion: number) {
  const [content, show] = useState(first);
  const [state, setState] = useState<SaveState>("saved");
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const [takenOut, setTakenOut] = useState<TakenOut>({});
  const [isJoined, setJoined] = useState(false);
  const now = useRef<Kept<S>>({ content: first, base: first, version: firstVersion });
  const isBegun = useRef(false);
  const running = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = `profile:${section}`;

  const put = useCallback(
    (next: Contents[S]) => {
      now.current.content = next;
      show(next);
      remember(key, now.current);
    },
    [key],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (running.current) return;
    running.current = true;
    try {
      for (let tries = 0; tries < 5 && !same(now.current.content, now.current.base); tries++) {
        const writing = now.current.content;
        const { kept, takenOut: removed } = withoutNeverKept(writing);
        const fit = contentShapes[section].safeParse(withoutBlank(section, kept));
        if (!fit.success) return setState("unfit");
        setState("saving");
        const input = { section, version: now.current.version, content: fit.data } as Parameters<typeof saveProfileSection>[0];
        const answer = await saveProfileSection(input).catch(() => null);
        if (answer?.ok) {
          setTakenOut((before) => together(before, removed));
          setRefused(null);
          // Written on while it was on its way: that is saved next.
          const isStill = now.current.content === writing;
          now.current = { content: now.current.content, base: kept, version: answer.value.version };
          if (isStill) put(kept);
        } else if (answer?.code === "conflict") {
          const read = await readProfile({}).catch(() => null);
          if (!read?.ok) return setState("waiting");
          const theirs = read.value.contents[section];
          const both = merged(section, now.current.base, now.current.content, theirs) as Contents[S];
          now.current = { content: both, base: theirs, version: read.value.versions[section] };
          setJoined(true);
          put(both);
        } else {
          setRefused(answer?.code ?? null);
          timer.current = setTimeout(() => void save(), retryMs);
          return setState("waiting");
        }
      }
      setState("saved");
      forget(key);
    } finally {
      running.current = false;
    }
  }, [section, key, put]);

  const change = useCallback(
    (next: Contents[S]) => {
      put(next);
      setState((before) => (before === "saving" ? before : "waiting"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), restMs);
    },
    [put, save],
  );

  // What this browser could not send before, on top of what the server has by now.
  useEffect(() => {
    const kept = isBegun.current ? null : remembered<S>(key);
    isBegun.current = true;
    if (kept) {
      const { base, version } = now.current;
      const both = kept.version === version ? kept.content : (merged(section, kept.base, kept.content, base) as Contents[S]);
      put(both);
      void save();
    }
    const again = () => void save();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      void save();
      clearTimeout(timer.current);
    };
  }, [section, key, put, save]);

  return { content, change, save, state, refused, takenOut, isJoined };
}

/** Without entries in which nothing was written yet. */
function withoutBlank(section: ShownSection, content: unknown): unknown {
  if (!isListSection(section)) return content;
  const isWritten = (entry: Contents[typeof section][number]) =>
    entryFields[section].some(({ name }) => wordsOf(entry, name).trim() !== "") || Object.keys(entry.extra).length > 0;
  return (content as Contents[typeof section]).filter(isWritten);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function remember(key: string, kept: object) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage is off or full: what was written still stands on the screen.
  }
}

function forget(key: string) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function remembered<S extends ShownSection>(key: string): Kept<S> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept<S> | null;
  } catch {
    return null;
  }
}
