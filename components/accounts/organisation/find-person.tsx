"use client";
// For admins: one person by the exact address, with the roles that can be given and taken.
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { grantRole, revokeRole } from "#lib/accounts/actions";
import type { Role } from "#lib/platform/auth/actor";
import { done } from "#lib/platform/result";
import { findPerson } from "#lib/reports/actions";
import { ActionForm, typed } from "../../ui/action/action-form.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Chip } from "../../ui/chip.tsx";
import { besideControl, EmailInput, Field, Input } from "../../ui/field.tsx";
import { FactorReset } from "../factors/factor-reset.tsx";
import { useAccountForm } from "../use-account-form.tsx";

type FoundPerson = {
  personId: string;
  email: string;
  roles: readonly Role[];
  organisations: readonly { id: string; name: string }[];
  isMe: boolean;
  hasSecondFactor: boolean;
  isResetAsked: boolean;
};

const roles = ["recruiter", "officer", "admin"] as const satisfies readonly Role[];

export function FindPerson() {
  const t = useTranslations("admin");
  const accounts = useTranslations("accounts");
  const form = useAccountForm("email", "reason");
  const [found, setFound] = useState<FoundPerson | null>(null);
  const [nobody, setNobody] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <ActionForm
        form={form}
        className="max-w-text gap-3 sm:flex-row sm:items-start"
        onSend={(filled) => {
          const [email, reason] = [typed(filled, "email"), typed(filled, "reason")];
          setNobody(false);
          setFound(null);
          void form.run<FoundPerson | null>(
            async () => {
              const answer = await findPerson({ email, reason });
              return answer.ok || answer.code !== "missing" ? answer : done(null);
            },
            {
              after: (value) => {
                setFound(value);
                setNobody(value === null);
              },
            },
          );
        }}
      >
        <Field label={accounts("email")} error={nobody ? t("nobody") : form.fault("email")} className="min-w-0 sm:flex-1">
          <EmailInput name="email" autoComplete="off" />
        </Field>
        <Field label={t("findReason")} hint={t("findReasonHint")} error={form.fault("reason")} className="min-w-0 sm:flex-1">
          <Input name="reason" maxLength={200} autoComplete="off" />
        </Field>
        <Button type="submit" variant="main" className={besideControl} aria-busy={form.pending}>
          <Search aria-hidden strokeWidth={1.9} />
          {t("findGo")}
        </Button>
      </ActionForm>
      {found ? <RolesCard key={found.personId} found={found} onChange={(held) => setFound({ ...found, roles: held })} /> : null}
    </div>
  );
}

function RolesCard({ found, onChange }: { found: FoundPerson; onChange: (held: Role[]) => void }) {
  const t = useTranslations("admin");
  const accounts = useTranslations("accounts");
  const action = useAction();
  const { personId, email: address, isMe } = found;

  function change(role: Role, held: boolean) {
    const work = async () => {
      const answer = await (held ? revokeRole : grantRole)({ personId, role });
      if (answer.ok) onChange(held ? found.roles.filter((other) => other !== role) : [...found.roles, role]);
      return answer;
    };
    // A change of one's own roles ends one's own session.
    if (isMe) void action.run(work, { leaveTo: "/sign-in?next=/admin" });
    else void action.run(work, { done: t(held ? "revoked" : "granted", { address, role: accounts(`roles.${role}`) }), refresh: true });
  }

  return (
    <Card className="max-w-text">
      <h3 className="mb-1 text-lg wrap-anywhere">{t.rich("rolesOf", { address, b: (chunks) => <bdi>{chunks}</bdi> })}</h3>
      <p className="mb-3 text-sm text-ink-2">
        {isMe ? t("meWarning") : found.roles.length === 0 ? t("noRole") : found.organisations.map(({ name }) => name).join(" · ")}
      </p>
      <ActionStatus action={action} />
      <ul className="border-t border-line">
        {roles.map((role) => {
          const held = found.roles.includes(role);
          const name = accounts(`roles.${role}`);
          return (
            <li key={role} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
              <div className="min-w-0 flex-1 basis-48">
                <p className="flex items-center gap-2 font-semibold">
                  {name}
                  {held ? <Chip tone="verified">{t("held")}</Chip> : null}
                </p>
                <p className="text-sm text-ink-2">{t(`what.${role}`)}</p>
              </div>
              <Button
                variant={held ? "danger" : "plain"}
                aria-busy={action.pending}
                aria-label={held ? t("revokeOf", { role: name, address }) : t("grantOf", { role: name })}
                onClick={() => change(role, held)}
              >
                {held ? t("revoke") : t("grant")}
              </Button>
            </li>
          );
        })}
      </ul>
      {found.hasSecondFactor && !isMe ? <FactorReset personId={personId} isAsked={found.isResetAsked} /> : null}
    </Card>
  );
}
