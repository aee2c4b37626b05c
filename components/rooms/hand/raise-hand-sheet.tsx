"use client";
// Raising the hand: the card, prefilled from last time, and one button. A draft survives signing in and lost networks.
import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RoomRadar } from "#components/rooms/radar/room-radar";
import { useSignIn } from "#components/rooms/use-room-actions";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Sheet } from "#components/ui/sheet";
import { useRouter } from "#lib/i18n/navigation";
import { raise } from "#lib/rooms/actions";
import type { CardInput } from "#lib/rooms/schema";
import type { PinView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { dropDraft, emptyCard, keepDraft, readDraft } from "./card-draft.ts";
import { CardForm } from "./card-form.tsx";

/** `pin` is what the hand is raised for; null for the open queue. */
export function RaiseHandSheet({
  room,
  member,
  open,
  onClose,
  lastCard,
  pin,
}: {
  room: RoomConnection;
  member: boolean;
  open: boolean;
  onClose: () => void;
  lastCard: CardInput | null;
  pin: PinView | null;
}) {
  const t = useTranslations("rooms");
  const { roomId } = room;
  const action = useAction();
  const signIn = useSignIn(roomId);
  const router = useRouter();
  const [card, setCard] = useState<CardInput>(emptyCard);
  useEffect(() => {
    if (open) setCard(readDraft(roomId)?.card ?? lastCard ?? emptyCard);
  }, [open, roomId, lastCard]);
  const change = (next: CardInput) => {
    setCard(next);
    keepDraft(roomId, { card: next, pinRef: pin?.pinRef ?? null });
  };
  const send = async (judged: CardInput) => {
    if (!member || action.refusal?.code === "signed_out") {
      keepDraft(roomId, { card: judged, pinRef: pin?.pinRef ?? null, returning: true });
      return router.push(signIn);
    }
    const raised = await action.run(() => raise({ roomId, card: judged, pinRef: pin?.pinRef ?? null }));
    if (!raised) return;
    dropDraft(roomId);
    onClose();
  };
  return (
    <Sheet open={open} onClose={onClose} title={pin ? t("raise.titleFor", { title: pin.title }) : t("raise.title")}>
      <p className="mb-4 text-ink-2 text-sm">{t("raise.seen")}</p>
      {member && (
        <div className="mb-4 empty:hidden">
          <RoomRadar room={room} before="raising" />
        </div>
      )}
      <CardForm card={card} onChange={change} onSend={(judged) => void send(judged)}>
        {!member && <Notice tone="info" title={t("raise.guest")} />}
        {action.sentence && <Notice tone="fault" title={action.sentence} />}
        <Button type="submit" variant="main" size="big" className="w-full" disabled={action.pending} aria-busy={action.pending}>
          <Hand aria-hidden="true" />
          {member && action.refusal?.code !== "signed_out" ? t("main.raise") : t("raise.signIn")}
        </Button>
      </CardForm>
    </Sheet>
  );
}
