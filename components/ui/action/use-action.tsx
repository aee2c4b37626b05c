"use client";
// The one way to run an action from a screen: pending, refused in the person's language, not sent because the network is away, done.
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useRouter } from "#lib/i18n/navigation";
import { refusalOfFailure } from "#lib/platform/failed-action";
import type { Refusal, Result } from "#lib/platform/result";
import { createAction, idle, leaving, type RunOptions } from "./action.ts";
import { useRefusal } from "./refusal.tsx";
import { withRemedy } from "./remedy.ts";

export type ActionOptions = {
  /** Milliseconds for which a refusal stands; without it, until the next run. */
  forgetMs?: number;
  /** Another sentence for a refusal of this screen; null takes the usual one. */
  say?: (refusal: Refusal) => string | null;
};

export type ActionRun<T> = RunOptions<T> & {
  /** Reads the page anew when it worked. */
  refresh?: boolean;
  /** The page to load when it worked, without its language; the action stays pending until it is there. */
  leaveTo?: string;
};

export type Action = {
  /** True when it worked. While one run is on its way another is ignored. */
  run<T>(verb: () => Promise<Result<T>>, options?: ActionRun<T>): Promise<boolean>;
  pending: boolean;
  /** Which button's run is on its way. */
  pendingKey: string | null;
  /** Null while nothing was refused; null too when the network gave no answer. */
  refusal: Refusal | null;
  /** The button whose run was refused. */
  refusedKey: string | null;
  /** Why it was refused or not sent, in the person's language. */
  sentence: string | null;
  done: string;
  clear(): void;
};

export function useAction({ forgetMs, say }: ActionOptions = {}): Action {
  const t = useTranslations("ui");
  const sentenceOf = useRefusal();
  const router = useRouter();
  const locale = useLocale();
  const [state, put] = useState(idle);
  const [action] = useState(() => createAction(put, refusalOfFailure));
  const latest = useRef({ router, locale });
  latest.current = { router, locale };

  const run = useCallback(
    <T,>(verb: () => Promise<Result<T>>, { refresh, leaveTo, after, ...options }: ActionRun<T> = {}) =>
      action.run<T>(() => withRemedy(verb), {
        ...options,
        after: (value) => {
          const answer = after?.(value);
          if (refresh) latest.current.router.refresh();
          if (leaveTo === undefined) return answer;
          location.assign(`/${latest.current.locale}${leaveTo}`);
          return leaving;
        },
      }),
    [action],
  );

  const { pendingKey, refused, done } = state;
  useEffect(() => {
    if (!refused || forgetMs === undefined) return;
    const timer = setTimeout(action.clear, forgetMs);
    return () => clearTimeout(timer);
  }, [refused, forgetMs, action]);

  return useMemo(() => {
    const refusal = refused?.refusal ?? null;
    const sentence = refusal && (refused?.isUnsent ? t("unsent") : (say?.(refusal) ?? sentenceOf(refusal)));
    return {
      run,
      pending: pendingKey !== null,
      pendingKey,
      refusal: refused?.isUnsent ? null : refusal,
      refusedKey: refused?.key ?? null,
      sentence,
      done,
      clear: action.clear,
    };
  }, [run, action, pendingKey, refused, done, say, sentenceOf, t]);
}
