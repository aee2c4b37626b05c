"use client";
// Shown in place of the desk when the session has ended or this person no longer moderates here: which of the two, what is kept, and how
// to come back.
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RoomLink } from "#components/shell/room-link";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Link } from "#lib/i18n/navigation";
import type { RoomConnection } from "../rooms/connection/room-connection.ts";

export function DeskClosed({ room, title }: { room: RoomConnection; title: string }) {
  const t = useTranslations("desk.closed");
  const locale = useLocale();
  const isSignedIn = useSignedIn();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The controls of the sound are gone with the desk, so the sound goes with them; the focus finds a new place.
    void room.stopPlayback();
    heading.current?.focus();
  }, [room]);
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-form flex-col justify-center gap-5 px-4 py-12">
      <h1 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        <bdi>{title}</bdi>
      </h1>
      <Notice
        tone="warn"
        title={t(isSignedIn ? "rightsTitle" : "sessionTitle")}
        action={
          <>
            {isSignedIn ? null : (
              <Button asChild variant="main">
                <Link href={`/sign-in?next=${encodeURIComponent(`/${locale}/rooms/${room.roomId}/desk`)}`}>{t("signIn")}</Link>
              </Button>
            )}
            <Button asChild>
              <RoomLink roomId={room.roomId}>{t("room")}</RoomLink>
            </Button>
          </>
        }
      >
        <p>{t(isSignedIn ? "rightsText" : "sessionText")}</p>
        <p className="mt-2">{t("sound")}</p>
      </Notice>
    </main>
  );
}

/** Asked once, since only the server knows; without an answer the session counts as over, and signing in shows the truth. */
function useSignedIn(): boolean {
  const [isSignedIn, setSignedIn] = useState(false);
  useEffect(() => {
    let isGone = false;
    void fetch("/api/me", { cache: "no-store" })
      .then(async (answer) => answer.ok && ((await answer.json()) as { person: object | null }).person !== null)
      .then((isThere) => !isGone && setSignedIn(isThere))
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return isSignedIn;
}
