"use client";
// For admins: everybody who holds a role, role by role.
import { useTranslations } from "next-intl";
import { revokeRole } from "#lib/accounts/actions";
import type { Role } from "#lib/platform/auth/actor";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";

/** `since` in words, as the server wrote it. */
export type HolderLine = { personId: string; email: string; role: Role; since: string };

export function RoleHolders({ holders, me }: { holders: readonly HolderLine[]; me: string }) {
  const t = useTranslations("admin");
  const accounts = useTranslations("accounts");
  const action = useAction();
  if (holders.length === 0) return <Notice tone="empty" title={t("none")} />;
  return (
    <>
      <ActionStatus action={action} />
      <ul className="border-t border-line">
        {holders.map(({ personId, email, role, since }) => {
          const name = accounts(`roles.${role}`);
          const revoke = () => revokeRole({ personId, role });
          return (
            <li key={`${personId} ${role}`} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line py-2.5">
              <div className="min-w-0 flex-1 basis-56">
                <p className="flex flex-wrap items-center gap-2">
                  <bdi className="font-semibold wrap-anywhere">{email}</bdi>
                  <Chip tone="verified">{name}</Chip>
                </p>
                <p className="text-sm text-ink-2">{t("since", { date: since })}</p>
              </div>
              <Button
                size="sm"
                variant="quiet"
                aria-busy={action.pending}
                aria-label={t("revokeOf", { role: name, address: email })}
                onClick={() =>
                  personId === me
                    ? action.run(revoke, { leaveTo: "/sign-in?next=/admin" })
                    : action.run(revoke, { done: t("revoked", { address: email, role: name }), refresh: true })
                }
              >
                {t("revoke")}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
