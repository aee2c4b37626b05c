"use client";
// Companies that ask one to act for them.
import { useTranslations } from "next-intl";
import { acceptInvitation, declineInvitation } from "#lib/accounts/actions";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Batik } from "../../ui/brand/batik.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PageSection } from "../../ui/page-section.tsx";

export type InvitationLine = { invitationId: string; organisation: string; seed: string };

export function InvitationList({ invitations }: { invitations: readonly InvitationLine[] }) {
  const t = useTranslations("accounts.account");
  const action = useAction();
  // The last answer is still said when nothing is left to answer.
  if (invitations.length === 0 && !action.done) return null;
  return (
    <PageSection title={t("invitations")}>
      <ActionStatus action={action} />
      <ul className="flex flex-col gap-3">
        {invitations.map(({ invitationId, organisation, seed }) => (
          <li key={invitationId}>
            <Card className="flex flex-wrap items-center gap-x-4 gap-y-3">
              <Batik seed={seed} px={44} shape="square" />
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-semibold">{organisation}</p>
                <p className="text-sm text-ink-2">{t("invitedTo", { organisation })}</p>
              </div>
              <div className="flex gap-2">
                <Button
                  variant="main"
                  aria-busy={action.pending}
                  aria-label={t("acceptOf", { organisation })}
                  onClick={() =>
                    action.run(() => acceptInvitation({ invitationId }), { done: t("accepted", { organisation }), refresh: true })
                  }
                >
                  {t("accept")}
                </Button>
                <Button
                  variant="quiet"
                  aria-busy={action.pending}
                  aria-label={t("declineOf", { organisation })}
                  onClick={() => action.run(() => declineInvitation({ invitationId }), { done: t("declined"), refresh: true })}
                >
                  {t("decline")}
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
