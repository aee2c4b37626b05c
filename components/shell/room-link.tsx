"use client";
// The way into a room. The right to the microphone belongs to the document, so a room is entered by loading its page. While this room or
// another is heard the way is soft, because a load would cut its sound, unless this document could not open a microphone there: then
// the sound is carried over the load.
import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { useRouter } from "#lib/i18n/navigation";
import { opensSoftly } from "./sound.tsx";

export type RoomLinkProps = Omit<ComponentProps<"a">, "href"> & { roomId: string; to?: "desk" };

export function RoomLink({ roomId, to, onClick, ...rest }: RoomLinkProps) {
  const locale = useLocale();
  const router = useRouter();
  const path = `/rooms/${roomId}${to ? `/${to}` : ""}`;
  return (
    <a
      href={`/${locale}${path}`}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        if (!opensSoftly()) return;
        event.preventDefault();
        router.push(path);
      }}
      {...rest}
    />
  );
}
