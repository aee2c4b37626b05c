"use client";
// The list that anyone may search: what was made with the page until somebody looks for something else. The search stands in the
// address, so that it can be kept and sent.
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { VacancyLine } from "#lib/hiring/view";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { findVacancies } from "./find-vacancies.tsx";
import { VacancyLines } from "./vacancy-lines.tsx";

type SearchState = { state: "all" } | { state: "searching" } | { state: "fault" } | { state: "found"; vacancies: VacancyLine[] };

export function VacancySearch({ total, children }: { total: number; children: ReactNode }) {
  const t = useTranslations("hiring.list");
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<SearchState>({ state: "all" });
  const newest = useRef(0);

  const look = useCallback(async (q: string, place: string) => {
    newest.current += 1;
    const mine = newest.current;
    if (!q && !place) return setFound({ state: "all" });
    setFound({ state: "searching" });
    const vacancies = await findVacancies({ q, place });
    if (mine === newest.current) setFound(vacancies ? { state: "found", vacancies } : { state: "fault" });
  }, []);

  useEffect(() => {
    const asked = new URLSearchParams(window.location.search);
    const fill = (name: string) => {
      const field = form.current?.elements.namedItem(name);
      const value = asked.get(name)?.slice(0, 80) ?? "";
      if (value && field instanceof HTMLInputElement) field.value = value;
      return value.trim();
    };
    const [q, place] = [fill("q"), fill("place")];
    if (q || place) void look(q, place);
  }, [look]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [q, place] = [String(data.get("q") ?? "").trim(), String(data.get("place") ?? "").trim()];
    const words = new URLSearchParams([...(q ? [["q", q]] : []), ...(place ? [["place", place]] : [])] as string[][]);
    window.history.replaceState(null, "", words.size > 0 ? `?${words}` : window.location.pathname);
    void look(q, place);
  }

  return (
    <>
      <search>
        <form
          ref={form}
          onSubmit={onSubmit}
          onReset={() => void look("", "")}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_auto]"
        >
          <Field label={t("words")}>
            <Input name="q" type="search" maxLength={80} placeholder={t("wordsHint")} enterKeyHint="search" />
          </Field>
          <Field label={t("place")}>
            <Input
              name="place"
              type="search"
              maxLength={80}
              placeholder={t("placeHint")}
              enterKeyHint="search"
              autoComplete="address-level2"
            />
          </Field>
          <Button type="submit" variant="main">
            <Search aria-hidden strokeWidth={1.9} />
            {t("search")}
          </Button>
        </form>
      </search>
      <div className="mt-8 mb-3 flex min-h-11 flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-ink-2 text-sm tabular-nums">
          {found.state === "found"
            ? t("found", { count: found.vacancies.length })
            : found.state === "all"
              ? t("total", { count: total })
              : ""}
        </p>
        {found.state === "all" ? null : (
          <Button
            variant="quiet"
            size="sm"
            onClick={() => {
              form.current?.reset();
              window.history.replaceState(null, "", window.location.pathname);
            }}
          >
            {t("clear")}
          </Button>
        )}
      </div>
      {found.state === "all" ? children : null}
      {found.state === "searching" ? (
        <div className="grid gap-4" aria-busy="true">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      ) : null}
      {found.state === "fault" ? <Notice tone="fault" title={t("fault")} /> : null}
      {found.state === "found" && found.vacancies.length > 0 ? <VacancyLines vacancies={found.vacancies} /> : null}
      {found.state === "found" && found.vacancies.length === 0 ? (
        <Notice tone="empty" title={t("noneTitle")}>
          {t("noneText")}
        </Notice>
      ) : null}
    </>
  );
}
