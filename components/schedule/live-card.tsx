"use client";
// The forum that is open now, as the lit stage of the front page: who speaks, how many listen, one way in.
import { Play } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { fewListeners, type ListenerCount } from "#lib/rooms/seat/listener-count";
import { RoomLink } from "../shell/room-link.tsx";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { LitCard } from "../ui/lit-card.tsx";
import { sameWall } from "../ui/time/days.tsx";
import { useVisitorZone } from "../ui/time/visitor-zone.tsx";
import { When, ZoneName } from "../ui/time/when.tsx";
import { VoiceBars } from "../ui/voice-bars.tsx";
import { ModeratorPictures } from "./moderator-pictures.tsx";
import { PlayLink } from "./play-link.tsx";
import { useLiveNow } from "./use-live-now.tsx";

/** Further open rooms on the front page; the others are in the timetable. */
const othersShown = 4;

export type LiveRoom = {
  roomId: string;
  title: string;
  zone: string;
  openedAt: string | null;
  segments: { now: string | null; next: string | null };
  moderators: { name: string; seed: string }[];
};

export function LiveCard({ rooms: [first, ...others] }: { rooms: readonly LiveRoom[] }) {
  const t = useTranslations("home");
  const answer = useLiveNow();
  const nowOf = (roomId: string) => answer?.find((room) => room.roomId === roomId);
  if (!first) return null;
  const now = nowOf(first.roomId);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <LitCard className="relative min-w-0 p-4 sm:p-[22px]" aria-labelledby="live-title">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <Chip tone="live">
            <span>
              {first.openedAt ? t.rich("liveSince", { when: () => <Since at={first.openedAt ?? ""} zone={first.zone} /> }) : t("live")}
            </span>
          </Chip>
          {now ? (
            <span className="text-sm tabular-nums text-ink-2">
              {now.listeners === "few" ? t("listeningFew", { count: fewListeners }) : t("listening", { count: now.listeners })}
            </span>
          ) : null}
        </div>
        <h2 id="live-title" className="mt-4 text-xl leading-tight sm:text-2xl">
          <bdi>{first.title}</bdi>
        </h2>
        {first.segments.now ? (
          <p className="mt-1 text-ink-2">
            {first.segments.next ? t("nowThen", { now: first.segments.now, next: first.segments.next }) : first.segments.now}
          </p>
        ) : null}
        <div className="mt-4 flex items-center gap-3.5 rounded-2 bg-[rgb(0_0_0/.22)] p-3.5">
          {now?.speaker ? (
            <Batik seed={now.speaker.seed} px={54} />
          ) : (
            <Batik seed={first.moderators[0]?.seed ?? first.roomId} px={54} shape="square" />
          )}
          <div className="min-w-0 flex-1">
            <p className="line-clamp-2 font-semibold leading-snug">
              {now?.speaker ? <bdi translate="no">{now.speaker.name}</bdi> : t("quiet")}
            </p>
            <p className="line-clamp-2 text-sm leading-snug text-ink-2">
              <bdi>{now?.speaker?.line ?? (now && now.hands > 0 ? t("hands", { count: now.hands }) : t("quietLine"))}</bdi>
            </p>
          </div>
          <VoiceBars px={44} className="max-[380px]:hidden" />
        </div>
        <div className="mt-4 flex items-center justify-between gap-3">
          <span className="flex min-w-0 items-center gap-2.5 text-sm text-ink-2">
            <ModeratorPictures people={first.moderators} most={first.moderators.length > 4 ? 3 : 4} />
            {first.moderators.length > 4 ? (
              <span className="clip-line max-[419px]:hidden">{t("moreModerators", { count: first.moderators.length - 3 })}</span>
            ) : null}
          </span>
          <Button asChild variant="main">
            <PlayLink roomId={first.roomId} className="after:absolute after:inset-0 after:rounded-3" aria-describedby="live-title">
              <Play aria-hidden strokeWidth={1.9} />
              {t("listen")}
            </PlayLink>
          </Button>
        </div>
      </LitCard>
      {others.length > 0 ? (
        <section aria-label={t("alsoLive")}>
          <h3 className="text-sm text-ink-2">{t("alsoLive")}</h3>
          <ul>
            {others.slice(0, othersShown).map((room) => (
              <li key={room.roomId} className="border-b border-line last:border-0">
                <RoomLink roomId={room.roomId} className="flex min-h-12 items-center gap-3 font-semibold hover:text-leaf">
                  <span aria-hidden className="size-2 shrink-0 rounded-full bg-bata" />
                  <span className="clip-line flex-1">
                    <bdi>{room.title}</bdi>
                  </span>
                  <RoomConnection count={nowOf(room.roomId)?.listeners ?? null} />
                </RoomLink>
              </li>
            ))}
          </ul>
          {others.length > othersShown ? (
            <Link href="/schedule" className="tap-44 mt-1 inline-flex text-sm font-semibold text-leaf hover:underline">
              {t("moreLive", { count: others.length - othersShown })}
            </Link>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}

/** The hour on the visitor's clock, with the name of their zone where the forum's shows something else. */
function Since({ at, zone }: { at: string; zone: string }) {
  const visitor = useVisitorZone();
  return (
    <>
      <When at={at} as="time" /> {sameWall(Date.parse(at), visitor, zone) ? null : <ZoneName />}
    </>
  );
}

/** In a line of its own only a number is worth its place. */
function RoomConnection({ count }: { count: ListenerCount | null }) {
  const t = useTranslations("home");
  const format = useFormatter();
  if (count === null || count === "few") return null;
  return (
    <span className="text-sm font-normal tabular-nums text-ink-2">
      <span aria-hidden>{format.number(count)}</span>
      <span className="sr-only">{t("listening", { count })}</span>
    </span>
  );
}
