// A room: its public page for everyone, and the stage for those inside. The same HTML for all; what is personal comes later.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { RoomView } from "#components/rooms/room-view";
import { Footer } from "#components/shell/footer";
import { Header } from "#components/shell/header/header";
import { Texts } from "#components/shell/texts";
import { roomEvent, roomPage } from "#lib/rooms/loaders";

type Props = { params: Promise<{ locale: Locale; roomId: string }> };

/** Made at the first visit, kept until the room changes. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, roomId } = await params;
  const page = await roomPage(roomId);
  if (!page) return {};
  const [t, format] = await Promise.all([getTranslations({ locale, namespace: "rooms" }), getFormatter({ locale })]);
  return {
    title: page.title,
    description: t("meta.description", {
      title: page.title,
      date: format.dateTime(page.startsAt, { day: "numeric", month: "long", year: "numeric", timeZone: page.zone }),
    }),
  };
}

export default async function Room({ params }: Props) {
  const { locale, roomId } = await params;
  setRequestLocale(locale);
  const page = await roomPage(roomId);
  if (!page) notFound();
  return (
    <Texts of={["rooms", "interview.invitation", "interview.notice"]}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of ours with every "<" escaped; data, not a script. */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: (await roomEvent(roomId, locale)) ?? "" }} />
      <RoomView page={page} header={<Header />} footer={<Footer />} />
    </Texts>
  );
}
