"use client";
// A company's people: who acts for it, who is invited, and inviting one more.
import { ChevronDown, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ActionForm, typed } from "#components/ui/action/action-form";
import { ActionStatus } from "#components/ui/action/action-status";
import { useAction } from "#components/ui/action/use-action";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { EmailInput, Field, Select } from "#components/ui/field";
import { changeMemberRole, dropMember, inviteMember, withdrawInvitation } from "#lib/accounts/actions";
import { type CompanyRole, companyRoles } from "#lib/accounts/company/rules";
import { useAccountForm } from "../use-account-form.tsx";

export type OrganisationMembersProps = {
  organisationId: string;
  name: string;
  seed: string;
  members: readonly MemberLine[];
  invitations: readonly { invitationId: string; email: string; role: CompanyRole }[];
  /** Whether its people are shown from the start. */
  isOpen?: boolean;
};
type MemberLine = { personId: string; email: string; role: CompanyRole; isMe: boolean };

const line = "flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5";

export function OrganisationMembers({ organisationId, name, seed, members, invitations, isOpen = false }: OrganisationMembersProps) {
  const t = useTranslations("accounts.crew");
  const action = useAction();
  const form = useAccountForm("email");
  const head = useId();
  return (
    <details open={isOpen} className="group rounded-2 border border-line bg-card">
      <summary className="flex min-h-16 cursor-pointer list-none items-center gap-3 rounded-2 px-4 py-3">
        <Batik seed={seed} px={40} shape="square" />
        <span className="min-w-0 flex-1">
          <span id={head} className="block font-semibold">
            {name}
          </span>
          <span className="block text-sm text-ink-2">{t("members", { count: members.length })}</span>
        </span>
        <ChevronDown aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-2 transition-transform group-open:rotate-180" />
      </summary>
      <div className="px-4 pb-5">
        <ActionStatus action={{ done: action.done || form.done, sentence: action.sentence }} />
        <ul aria-labelledby={head} className="border-t border-line">
          {members.map(({ personId, email, role, isMe }) => (
            <li key={personId} className={line}>
              <bdi className="min-w-0 flex-1 basis-48 wrap-anywhere">{email}</bdi>
              {isMe ? <Chip tone="ok">{t("me")}</Chip> : null}
              <RoleSelect
                label={t("roleOf", { address: email })}
                role={role}
                onChange={(to) =>
                  action.run(() => changeMemberRole({ organisationId, personId, role: to }), {
                    done: t("changed", { address: email, role: t(`roles.${to}`) }),
                    refresh: true,
                  })
                }
              />
              <Button
                size="sm"
                variant="quiet"
                aria-busy={action.pending}
                aria-label={isMe ? t("leaveOf", { organisation: name }) : t("dropOf", { address: email })}
                onClick={() =>
                  action.run(() => dropMember({ organisationId, personId }), { done: t("dropped", { address: email }), refresh: true })
                }
              >
                {isMe ? t("leave") : t("drop")}
              </Button>
            </li>
          ))}
          {invitations.map(({ invitationId, email, role }) => (
            <li key={invitationId} className={line}>
              <bdi className="min-w-0 flex-1 text-ink-2 wrap-anywhere">{email}</bdi>
              <Chip tone="first">{t("invited")}</Chip>
              <Chip>{t(`roles.${role}`)}</Chip>
              <Button
                size="sm"
                variant="quiet"
                aria-busy={action.pending}
                aria-label={t("withdrawOf", { address: email })}
                onClick={() => action.run(() => withdrawInvitation({ invitationId }), { done: t("withdrawn"), refresh: true })}
              >
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
        <ActionForm
          form={form}
          className="mt-4 flex flex-col gap-3"
          onSend={(filled) => {
            const email = typed(filled, "email");
            const role = companyRoles.find((one) => one === typed(filled, "role")) ?? "recruiter";
            void form.run(() => inviteMember({ organisationId, email, role }), {
              after: () => filled.reset(),
              done: t("sent", { address: email }),
              refresh: true,
            });
          }}
        >
          <Field label={t("invite")} hint={t("inviteHint")} error={form.fault("email")}>
            <EmailInput name="email" autoComplete="off" />
          </Field>
          <Field label={t("role")}>
            <Select name="role" defaultValue={members.length === 0 ? "admin" : "recruiter"}>
              {companyRoles.map((role) => (
                <option key={role} value={role}>
                  {t(`roles.${role}`)}: {t(`what.${role}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" className="self-start" aria-busy={form.pending}>
            <UserRoundPlus aria-hidden strokeWidth={1.9} />
            {t("send")}
          </Button>
        </ActionForm>
      </div>
    </details>
  );
}

/** The role as a list to choose from: chosen is done. After a refusal it shows what holds again. */
function RoleSelect({ label, role, onChange }: { label: string; role: CompanyRole; onChange: (to: CompanyRole) => Promise<boolean> }) {
  const t = useTranslations("accounts.crew");
  return (
    <Field label={label} labelHidden className="w-40">
      <Select
        value={role}
        onChange={(event) => {
          const to = companyRoles.find((one) => one === event.target.value);
          if (to && to !== role) void onChange(to);
        }}
      >
        {companyRoles.map((one) => (
          <option key={one} value={one}>
            {t(`roles.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
