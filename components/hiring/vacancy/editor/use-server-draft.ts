"use client";
// Saves a form that is being written a moment after each change, so that it is there on every device; what a colleague saved meanwhile is
// shown, never overwritten.
import { useCallback, useEffect, useRef, useState } from "react";
import { saveVacancyDraft } from "#lib/hiring/actions";
import type { DraftFields } from "#lib/hiring/vacancy/vacancy-schema";
import { type FormState, fieldsOf } from "./form-state.ts";

const pauseMs = 1_200;
const retryMs = 5_000;

export type Saving = "none" | "saving" | "saved" | "unsaved" | "gone";
export type Theirs = { fields: DraftFields; draftId: string; version: number };

type Options = {
  state: FormState;
  vacancyId: string | null;
  /** Whether the page's address names this draft or vacancy already. */
  hasOwnPage: boolean;
  change: (part: Partial<FormState>) => void;
};

export function useServerDraft({ state, vacancyId, hasOwnPage, change }: Options) {
  const text = JSON.stringify(fieldsOf(state));
  const saved = useRef(text);
  const latest = useRef(state);
  latest.current = state;
  const [saving, setSaving] = useState<Saving>("none");
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [tries, setTries] = useState(0);
  const running = useRef<Promise<void> | null>(null);
  const stopped = useRef(false);

  const save = useCallback(async () => {
    const { draftId, draftVersion, organisationId } = latest.current;
    const fields = fieldsOf(latest.current);
    setSaving("saving");
    const answer = await saveVacancyDraft({ draftId: draftId || null, organisationId, vacancyId, version: draftVersion, fields }).catch(
      () => null,
    );
    if (!answer?.ok) {
      setSaving(answer?.code === "missing" && draftId ? "gone" : "unsaved");
      return;
    }
    if (answer.value.theirs) {
      setTheirs({ fields: answer.value.theirs, draftId: answer.value.draftId, version: answer.value.version });
      return setSaving("unsaved");
    }
    saved.current = JSON.stringify(fields);
    const numbers = { draftId: answer.value.draftId, draftVersion: answer.value.version };
    // A new draft has its own address from its first saving on. Written while no other action is on its way: Next drops the answer of
    // one when the address changes, and whoever waits for it would wait for ever.
    if (!hasOwnPage && !draftId) window.history.replaceState(null, "", `?draft=${numbers.draftId}`);
    latest.current = { ...latest.current, ...numbers };
    change(numbers);
    setSaving("saved");
  }, [vacancyId, hasOwnPage, change]);

  const mayRun = saving !== "saving" && saving !== "gone" && theirs === null;
  // `tries` asks again after a failure.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (!mayRun || stopped.current || text === saved.current) return;
    const timer = setTimeout(
      () => {
        if (stopped.current) return;
        running.current = save().finally(() => {
          running.current = null;
        });
      },
      saving === "unsaved" && tries > 0 ? retryMs : pauseMs,
    );
    return () => clearTimeout(timer);
  }, [text, mayRun, tries, save]);

  useEffect(() => {
    if (saving === "unsaved") setTries((before) => before + 1);
  }, [saving]);

  return {
    saving,
    theirs,
    /** Whether everything on the screen is saved. */
    isCurrent: text === saved.current,
    /** Waits for a saving that is on its way and begins no other: answers the draft that is handed in. */
    settle: useCallback(async () => {
      stopped.current = true;
      await running.current;
      const { draftId, draftVersion } = latest.current;
      return draftId ? { draftId, version: draftVersion } : null;
    }, []),
    resume: useCallback(() => {
      stopped.current = false;
      setTries((before) => before + 1);
    }, []),
    /** Mine in the place of theirs, or theirs in the place of mine. */
    choose: useCallback(
      (which: "mine" | "theirs") => {
        if (!theirs) return;
        if (which === "theirs") saved.current = JSON.stringify(theirs.fields);
        change({ ...(which === "theirs" ? theirs.fields : {}), draftId: theirs.draftId, draftVersion: theirs.version });
        setTheirs(null);
        setSaving(which === "theirs" ? "saved" : "none");
      },
      [theirs, change],
    ),
    /** A new draft of what stands here, after the one it was in is gone. */
    startAnew: useCallback(() => {
      saved.current = "";
      change({ draftId: "", draftVersion: 0 });
      setSaving("none");
    }, [change]),
  };
}
