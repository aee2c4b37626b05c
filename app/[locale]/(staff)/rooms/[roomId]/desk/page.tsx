// The moderators' desk of one room. For everybody else it does not exist.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Desk } from "#components/desk/desk";
import { Texts } from "#components/shell/texts";
import { redirect } from "#lib/i18n/navigation";
import { deskPage } from "#lib/rooms/loaders";
import { id } from "#lib/rooms/schema";

type Props = { params: Promise<{ locale: Locale; roomId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, roomId } = await params;
  const room = id.safeParse(roomId).success ? await deskPage(roomId) : null;
  const t = await getTranslations({ locale, namespace: "desk" });
  return { ...(room && room !== "signed_out" ? { title: t("title", { forum: room.title }) } : {}), robots: { index: false } };
}

export default async function DeskPage({ params }: Props) {
  const { locale, roomId } = await params;
  setRequestLocale(locale);
  if (!id.safeParse(roomId).success) notFound();
  const room = await deskPage(roomId);
  if (room === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/rooms/${roomId}/desk` } }, locale });
  if (!room) notFound();
  return (
    <Texts of={["desk", "hiring.outcomeForm", "hiring.code", "hiring.picker", "hiring.pay", "hiring.pinRemote", "hiring.seats", "rooms"]}>
      <Desk roomId={room.roomId} title={room.title} />
    </Texts>
  );
}
