"use client";
// The members on stage with a way to block each, for who is signed in. Only what is shown of them is shown here.
import { useTranslations } from "next-intl";
import { useMember, useRoom } from "#components/rooms/connection/use-room";
import { ActionButton } from "#components/ui/action/action-button";
import { useAction } from "#components/ui/action/use-action";
import { blockSeat } from "#lib/rooms/actions";

export function StageBlocks({ roomId }: { roomId: string }) {
  const t = useTranslations("rooms.block");
  const isMember = useMember();
  const { snapshot } = useRoom(roomId).roomState;
  const mine = snapshot?.self?.seatId;
  const speakers = (snapshot?.public.stage ?? []).filter(({ role, seatId }) => role === "speaker" && seatId !== mine);
  if (!isMember || !mine || speakers.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-md">{t("title")}</h3>
      <p className="text-sm text-ink-2">{t("about")}</p>
      <ul className="mt-2 border-b border-line">
        {speakers.map(({ seatId, name }) => (
          <li key={seatId} className="flex flex-wrap items-center justify-between gap-x-3 border-t border-line py-2">
            <bdi translate="no" className="min-w-0 wrap-anywhere">
              {name}
            </bdi>
            <BlockButton seatId={seatId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BlockButton({ seatId }: { seatId: string }) {
  const t = useTranslations("rooms.block");
  const action = useAction();
  if (action.done)
    return (
      <span role="status" className="text-sm text-ink-2">
        {action.done}
      </span>
    );
  return (
    <ActionButton action={action} onClick={() => action.run(() => blockSeat({ seatId }), { done: t("blocked") })}>
      {t("block")}
    </ActionButton>
  );
}
