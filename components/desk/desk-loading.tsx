"use client";
// The desk before the first snapshot: placeholders, and a notice when no snapshot comes.
import { useTranslations } from "next-intl";
import { LitCard } from "#components/ui/lit-card";
import { Notice } from "#components/ui/notice";
import { Skeleton } from "#components/ui/skeleton";

export function DeskLoading({ title, isLost }: { title: string; isLost: boolean }) {
  const t = useTranslations("desk");
  return (
    <div className="flex h-dvh flex-col overflow-hidden" aria-busy={!isLost}>
      <header className="flex min-h-14 items-center gap-3.5 border-b border-line bg-card px-4 desk:px-5">
        <Skeleton className="size-7" />
        <h1 className="text-md">{title}</h1>
        <span className="sr-only" role="status">
          {t("opening")}
        </span>
      </header>
      {isLost ? <Notice tone="fault" title={t("state.lost")} className="m-4" /> : null}
      <main id="content" className="grid min-h-0 flex-1 grid-cols-1 desk:grid-cols-[392px_minmax(0,1fr)_316px]">
        <div className="order-2 flex flex-col gap-2.5 bg-sunk px-[18px] py-4 desk:order-none desk:border-e desk:border-line">
          <Skeleton className="h-9 w-48 bg-card" />
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-23 rounded-2 bg-card" />
          ))}
        </div>
        <div className="flex flex-col gap-6 px-[18px] py-4">
          <LitCard className="h-52 desk:h-72">{null}</LitCard>
          <div className="hidden grid-cols-2 gap-4 desk:grid">
            {[0, 1, 2, 3].map((row) => (
              <Skeleton key={row} className="h-10" />
            ))}
          </div>
        </div>
        <div className="hidden flex-col gap-4 border-s border-line px-[18px] py-4 desk:flex">
          <Skeleton className="h-11 rounded-full" />
          {[0, 1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="h-5" />
          ))}
        </div>
      </main>
    </div>
  );
}
