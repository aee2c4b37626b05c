"use client";
// What others hold about me, each with its purpose, its end and what I can do: remove the note, answer, dispute.
import { useTranslations } from "next-intl";
import { removeOutcomeNote } from "#lib/hiring/actions";
import { Link } from "#lib/i18n/navigation";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Line, Lines } from "./block.tsx";

export type HeldLine = { id: string; kind: string; text: string | null; said: string; kept: string; may: readonly string[] };

const kinds = ["outcome", "ban", "case", "factor_reset", "application_note"] as const;
type Kind = (typeof kinds)[number] | "other";

const kindOf = (kind: string): Kind => kinds.find((one) => kind === one || kind.startsWith(`${one}_`)) ?? "other";

/** Where it is answered: the outcome beside its turn, the wish of an admin on the account page, a report on its own. */
function answerOf(kind: Kind, id: string, may: readonly string[]) {
  if (kind === "outcome") return { href: "/me", label: "dispute" } as const;
  if (kind === "factor_reset") return { href: "/account", label: "toAccount" } as const;
  return kind === "case" && may.includes("answer") ? ({ href: `/reports/about/${id}`, label: "toReport" } as const) : null;
}

export function HeldList({ lines }: { lines: readonly HeldLine[] }) {
  const t = useTranslations("privacy.heldAbout");
  const action = useAction();
  return (
    <>
      <Lines>
        {lines.map(({ id, kind, text, said, kept, may }) => {
          const known = kindOf(kind);
          const name = t(`kinds.${known}.name`);
          const answer = answerOf(known, id, may);
          return (
            <Line
              key={id}
              name={name}
              end={
                <div className="flex flex-wrap gap-2">
                  {answer ? (
                    <Button asChild size="sm" variant="quiet">
                      <Link href={answer.href}>{t(answer.label)}</Link>
                    </Button>
                  ) : null}
                  {known === "outcome" && may.includes("remove") ? (
                    <Button
                      size="sm"
                      variant="quiet"
                      aria-label={t("removeOf", { name: `${name}, ${said}` })}
                      aria-busy={action.pending}
                      onClick={() => action.run(() => removeOutcomeNote({ outcomeId: id }), { done: t("removed"), refresh: true })}
                    >
                      {t("remove")}
                    </Button>
                  ) : null}
                </div>
              }
            >
              <p>{said}</p>
              {text ? (
                <p dir="auto" className="mt-1 whitespace-pre-line rounded-1 bg-sunk px-3 py-2 text-ink">
                  {text}
                </p>
              ) : null}
              <p className="mt-1">
                {t(`kinds.${known}.purpose`)}. {kept}.
              </p>
            </Line>
          );
        })}
      </Lines>
      <div className="mt-3">
        <ActionStatus action={action} />
      </div>
    </>
  );
}
