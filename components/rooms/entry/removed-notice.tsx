"use client";
// Why the sound stopped here, and what is open to the person now.
import { useTranslations } from "next-intl";
import { useSignIn } from "#components/rooms/use-room-actions";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Link } from "#lib/i18n/navigation";
import type { OutOfRoom } from "#lib/rooms/screen/room-screen";

/** `onEnter` brings the sound back to this tab, or tries to enter again; `refusal` is why the last try failed. */
export function RemovedNotice({
  out,
  roomId,
  seriesSlug,
  refusal,
  onEnter,
}: {
  out: OutOfRoom;
  roomId: string;
  seriesSlug: string;
  refusal: string | null;
  onEnter: () => void;
}) {
  const t = useTranslations("rooms");
  const signIn = useSignIn(roomId);
  if (out.cause === "ended") return null;
  if (out.cause === "elsewhere") {
    return (
      <Notice
        tone="info"
        title={t("out.elsewhere")}
        action={
          <Button variant="main" onClick={onEnter}>
            {t("out.takeOver")}
          </Button>
        }
      >
        {t("out.elsewhereBody")}
      </Notice>
    );
  }
  if (out.cause === "signed_out") {
    return (
      <Notice
        tone="info"
        title={t("out.signed_out")}
        action={
          <Button asChild variant="main">
            <Link href={signIn}>{t("out.signIn")}</Link>
          </Button>
        }
      >
        {t("out.signedOutBody")}
      </Notice>
    );
  }
  return (
    <Notice
      tone="fault"
      title={t(`out.${out.cause}`)}
      action={
        <>
          <Button asChild size="sm">
            <Link href={`/series/${seriesSlug}`}>{t("out.ask")}</Link>
          </Button>
          <Button variant="quiet" size="sm" onClick={onEnter}>
            {t("out.tryAgain")}
          </Button>
        </>
      }
    >
      {out.reason && <p>{t("out.reason", { reason: out.reason })}</p>}
      <p>{refusal ? t("out.stillShut") : t("out.askBody")}</p>
    </Notice>
  );
}
