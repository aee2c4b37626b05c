"use client";
// A company's people: who acts for it, who is invited, and inviting one more.
import { ChevronDown, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { dropMember, inviteMember, withdrawInvitation } from "#lib/accounts/actions";
import { done } from "#lib/platform/result";
import { Batik } from "../ui/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { EmailInput, Field } from "../ui/field.tsx";
import { StepSaid } from "./step-said.tsx";
import { SendForm, typed, useForm } from "./use-form.tsx";
import { useStep } from "./use-step.tsx";

export type CrewCardProps = {
  organisationId: string;
  name: string;
  seed: string;
  members: readonly { personId: string; email: string; isMe: boolean }[];
  invitations: readonly { invitationId: string; email: string }[];
};

const line = "flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5";

export function CrewCard({ organisationId, name, seed, members, invitations }: CrewCardProps) {
  const t = useTranslations("accounts.crew");
  const step = useStep();
  const form = useForm("email");
  const head = useId();
  return (
    <details className="group rounded-2 border border-line bg-card">
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
        <StepSaid step={step} />
        <ul aria-labelledby={head} className="border-t border-line">
          {members.map(({ personId, email, isMe }) => (
            <li key={personId} className={line}>
              <bdi className="min-w-0 flex-1 wrap-anywhere">{email}</bdi>
              {isMe ? <Chip tone="ok">{t("me")}</Chip> : null}
              <Button
                size="sm"
                variant="quiet"
                aria-busy={step.pending}
                aria-label={isMe ? t("leaveOf", { organisation: name }) : t("dropOf", { address: email })}
                onClick={() => step.take(() => dropMember({ organisationId, personId }), t("dropped", { address: email }))}
              >
                {isMe ? t("leave") : t("drop")}
              </Button>
            </li>
          ))}
          {invitations.map(({ invitationId, email }) => (
            <li key={invitationId} className={line}>
              <bdi className="min-w-0 flex-1 text-ink-2 wrap-anywhere">{email}</bdi>
              <Chip tone="first">{t("invited")}</Chip>
              <Button
                size="sm"
                variant="quiet"
                aria-busy={step.pending}
                aria-label={t("withdrawOf", { address: email })}
                onClick={() => step.take(() => withdrawInvitation({ invitationId }), t("withdrawn"))}
              >
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
        <SendForm
          form={form}
          className="mt-4 flex flex-col gap-3"
          onSend={(filled) => {
            const email = typed(filled, "email");
            void form.send(
              () => inviteMember({ organisationId, email }),
              () => {
                filled.reset();
                void step.take(async () => done(null), t("sent", { address: email }));
              },
            );
          }}
        >
          <Field label={t("invite")} hint={t("inviteHint")} error={form.fault("email")}>
            <EmailInput name="email" autoComplete="off" />
          </Field>
          <Button type="submit" className="self-start" aria-busy={form.pending}>
            <UserRoundPlus aria-hidden strokeWidth={1.9} />
            {t("send")}
          </Button>
        </SendForm>
      </div>
    </details>
  );
}
