"use client";
// Invitations to moderate that wait for my answer.
import { useTranslations } from "next-intl";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { PageSection } from "#components/ui/page-section";
import { acceptModerating, declineModerating } from "#lib/rooms/actions";

export type ModeratorInvitationLine = { invitationId: string; title: string; name: string; organisation: string | null };

export function ModeratorInvitations({ invitations }: { invitations: readonly ModeratorInvitationLine[] }) {
  const t = useTranslations("series.asked");
  if (invitations.length === 0) return null;
  return (
    <PageSection title={t("title")}>
      <ul className="flex flex-col gap-3">
        {invitations.map((one) => (
          <li key={one.invitationId}>
            <Invitation invitation={one} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function Invitation({ invitation }: { invitation: ModeratorInvitationLine }) {
  const t = useTranslations("series.asked");
  const action = useAction();
  const { invitationId, title, name, organisation } = invitation;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-64">{organisation ? t("textFor", { title, name, organisation }) : t("text", { title, name })}</p>
      <div className="flex gap-2">
        <Button
          variant="quiet"
          disabled={action.pending}
          onClick={() => action.run(() => declineModerating({ invitationId }), { refresh: true })}
        >
          {t("decline")}
        </Button>
        <Button
          variant="main"
          disabled={action.pending}
          aria-busy={action.pending}
          onClick={() => action.run(() => acceptModerating({ invitationId }), { refresh: true })}
        >
          {t("accept")}
        </Button>
      </div>
      {action.sentence ? (
        <p role="alert" className="basis-full text-sm text-bata-ink">
          {action.sentence}
        </p>
      ) : null}
    </Card>
  );
}
