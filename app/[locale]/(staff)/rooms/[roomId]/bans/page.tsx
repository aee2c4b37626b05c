// Who is kept out of a room, why and by whom; its moderators let people back in here. For everybody else it does not exist.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { LiftBan } from "#components/desk/people/lift-ban";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Link, redirect } from "#lib/i18n/navigation";
import { roomBans } from "#lib/rooms/loaders";
import { id } from "#lib/rooms/schema";

type Props = { params: Promise<{ locale: Locale; roomId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "desk" });
  return { title: t("bans.title"), robots: { index: false } };
}

export default async function BansPage({ params }: Props) {
  const { locale, roomId } = await params;
  setRequestLocale(locale);
  if (!id.safeParse(roomId).success) notFound();
  const bans = await roomBans(roomId);
  if (bans === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/rooms/${roomId}/bans` } }, locale });
  if (!bans) notFound();
  const [t, ui, format] = await Promise.all([getTranslations("desk.bans"), getTranslations("ui"), getFormatter()]);
  const nameOf = ({ name, isNeutral }: (typeof bans)[number]) => name || (isNeutral ? ui("participant") : t("guest"));
  return (
    <Texts of={["desk.bans", "desk.refused"]}>
      <PageFrame width="text">
        <PageTitle title={t("title")} lead={t("lead")} />
        {bans.length === 0 ? <Notice tone="empty" title={t("empty")} /> : null}
        <ul className="border-line not-empty:border-b">
          {bans.map((ban) => (
            <li key={ban.banId} className="flex flex-wrap items-center gap-3 border-line border-t py-3">
              {ban.seed ? <Batik seed={ban.seed} px={38} shape="round" /> : null}
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-semibold">
                  <bdi>{nameOf(ban)}</bdi> <span className="font-normal text-ink-2 text-sm">{t(ban.scope)}</span>
                </p>
                <p className="text-sm">
                  <bdi>{ban.reason}</bdi>
                </p>
                <p className="text-ink-2 text-xs tabular-nums">
                  <bdi>{ban.by}</bdi> · {format.dateTime(new Date(ban.at), { dateStyle: "medium", timeStyle: "short" })}
                </p>
              </div>
              <LiftBan banId={ban.banId} name={nameOf(ban)} />
            </li>
          ))}
        </ul>
        <Button asChild className="mt-6">
          <Link href={`/rooms/${roomId}/desk`}>{t("back")}</Link>
        </Button>
      </PageFrame>
    </Texts>
  );
}
