"use client";
// Interviews beside the forum: who with whom and how long still. One's own can be entered, ended, or offered again when the other's
// browser is gone.
import { useLocale, useTranslations } from "next-intl";
import { useDesk, useNow } from "#components/desk/desk-context";
import { useDeskAction } from "#components/desk/use-desk-action";
import { ActionButton } from "#components/ui/action/action-button";
import { Button } from "#components/ui/button";
import { clockDigits } from "#components/ui/time/turn-time";
import { Link } from "#lib/i18n/navigation";
import { endInterview, invite } from "#lib/rooms/actions";
import type { TalkLine } from "#lib/rooms/view";

/** `mine` draws one's own talk only, or all but that one. */
export function InterviewList({ mine }: { mine?: boolean }) {
  const t = useTranslations("desk.interviews");
  const { moderators, mySeatId } = useDesk();
  const shown = moderators.interviews.filter((talk) => mine === undefined || mine === (talk.bySeatId === mySeatId));
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("title")} className="rounded-2 border border-line bg-card px-3.5 py-3">
      {mine ? null : <h2 className="mb-1.5 text-sm">{t("title")}</h2>}
      <ul className="flex flex-col gap-3 text-sm">
        {shown.map((talk) => (
          <li key={talk.interviewId}>{talk.bySeatId === mySeatId ? <MyTalk talk={talk} /> : <Line talk={talk} />}</li>
        ))}
      </ul>
    </section>
  );
}

function Line({ talk }: { talk: TalkLine }) {
  const t = useTranslations("desk.interviews");
  return (
    <div className="flex items-baseline justify-between gap-3">
      <span className="min-w-0 text-ink-2">{t(talk.state, { by: talk.by, name: talk.name })}</span>
      <Left talk={talk} />
    </div>
  );
}

function Left({ talk }: { talk: TalkLine }) {
  const t = useTranslations("desk.interviews");
  const locale = useLocale();
  const now = useNow();
  if (talk.endsAt === null) return null;
  const left = Math.ceil((talk.endsAt - now) / 1000);
  return (
    <span className="shrink-0 font-semibold tabular-nums">{left > 0 ? t("left", { time: clockDigits(left, locale) }) : t("over")}</span>
  );
}

function MyTalk({ talk }: { talk: TalkLine }) {
  const t = useTranslations("desk.interviews");
  const ending = useDeskAction();
  const inviting = useDeskAction();
  const { interviewId, seatId, name } = talk;
  const end = () => void ending.run(() => endInterview({ interviewId }));
  if (talk.state === "invited") {
    return (
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0" role="status">
          {t("waiting", { name })}
        </span>
        <ActionButton size="sm" action={ending} onClick={end}>
          {t("takeBack")}
        </ActionButton>
      </div>
    );
  }
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <b className="min-w-0" role="status">
          {t(talk.there ? "there" : "accepted", { name })}
        </b>
        <Left talk={talk} />
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button asChild size="sm" variant="main">
          <Link href={`/interviews/${interviewId}`}>{t("enter")}</Link>
        </Button>
        {talk.there ? null : (
          <ActionButton size="sm" action={inviting} onClick={() => inviting.run(() => inviteAgain({ interviewId, seatId }))}>
            {t("again")}
          </ActionButton>
        )}
        <ActionButton size="sm" variant="danger" action={ending} onClick={end}>
          {t("end")}
        </ActionButton>
      </div>
    </>
  );
}

/** The old room for two is closed first: one person is in one talk. */
async function inviteAgain({ interviewId, seatId }: { interviewId: string; seatId: string }) {
  const ended = await endInterview({ interviewId });
  return ended.ok ? invite({ seatId }) : ended;
}
