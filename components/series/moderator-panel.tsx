"use client";
// Who moderates a forum: those who do, those who are asked, and asking another one by address.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm, useActionForm } from "#components/ui/action/action-form";
import { useAction } from "#components/ui/action/use-action";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/class/cn";
import { besideControl, EmailInput, Field, Input, Select } from "#components/ui/field";
import { Sheet } from "#components/ui/sheet";
import type { Refusal } from "#lib/platform/result";
import { addModerator, dropModerator, withdrawModerator } from "#lib/rooms/actions";

type Moderator = { moderatorId: string; name: string; seed: string; host: boolean; speaksFor: string | null };
type Invitation = { invitationId: string; email: string; name: string; speaksFor: string | null };

export type ModeratorPanelProps = {
  seriesId: string;
  moderators: Moderator[];
  invitations: Invitation[];
  organisations: { id: string; name: string }[];
};

export function ModeratorPanel({ seriesId, moderators, invitations, organisations }: ModeratorPanelProps) {
  const t = useTranslations("series.moderators");
  const action = useAction();
  const [leaving, setLeaving] = useState<Moderator | null>(null);
  const standing = (speaksFor: string | null) => (speaksFor ? t("speaksFor", { organisation: speaksFor }) : t("volunteer"));
  return (
    <div className="flex flex-col gap-5">
      <ul className="-mt-2 flex flex-col divide-y divide-line border-b border-line">
        {moderators.map((one) => (
          <li key={one.moderatorId} className="flex min-h-16 items-center gap-3 py-2">
            <Batik seed={one.seed} px={40} shape="square" />
            <p className="min-w-0 flex-1">
              <b className="clip-line block">
                <bdi translate="no">{one.name}</bdi>
              </b>
              <span className="clip-line block text-sm text-ink-2">
                {one.host ? `${t("host")} · ${standing(one.speaksFor)}` : standing(one.speaksFor)}
              </span>
            </p>
            {one.host ? null : (
              <Button size="sm" variant="quiet" onClick={() => setLeaving(one)}>
                {t("drop")}
              </Button>
            )}
          </li>
        ))}
        {invitations.map((one) => (
          <li key={one.invitationId} className="flex min-h-16 items-center gap-3 py-2">
            <p className="min-w-0 flex-1 ps-[52px]">
              <b className="clip-line block">
                <bdi translate="no">{one.name}</bdi>
              </b>
              <span className="clip-line block text-sm text-ink-2">
                <bdi dir="ltr">{one.email}</bdi> · {t("waiting")}
              </span>
            </p>
            <Button
              size="sm"
              variant="quiet"
              disabled={action.pending}
              onClick={() => action.run(() => withdrawModerator({ invitationId: one.invitationId }), { refresh: true })}
            >
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
      {action.sentence ? (
        <p role="alert" className="text-sm text-bata-ink">
          {action.sentence}
        </p>
      ) : null}
      <AskForm seriesId={seriesId} organisations={organisations} />
      <Sheet open={leaving !== null} onClose={() => setLeaving(null)} title={leaving ? t("dropTitle", { name: leaving.name }) : ""}>
        <p className="text-ink-2">{t("dropText")}</p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={() => setLeaving(null)}>
            {t("keep")}
          </Button>
          <Button
            variant="danger"
            disabled={action.pending}
            onClick={() =>
              leaving &&
              action.run(() => dropModerator({ seriesId, moderatorId: leaving.moderatorId }), {
                after: () => setLeaving(null),
                refresh: true,
              })
            }
          >
            {t("dropConfirm")}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

const fields = ["email", "name"] as const;
const fieldOf = ({ code }: Refusal) => (code === "email_invalid" ? "email" : code === "name_taken" ? "name" : null);

function AskForm({ seriesId, organisations }: { seriesId: string; organisations: { id: string; name: string }[] }) {
  const t = useTranslations("series.moderators");
  const faults = useTranslations("series.fault");
  const form = useActionForm({ fields, fieldOf });
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [organisationId, setOrganisationId] = useState("");
  const [isTried, setTried] = useState(false);
  const errorOf = (field: (typeof fields)[number], value: string) => (isTried && !value.trim() ? faults("empty") : form.fault(field));

  function send() {
    setTried(true);
    form.clear();
    if (!email.trim() || !name.trim()) return;
    void form.run(() => addModerator({ seriesId, email, name: name.trim(), organisationId: organisationId || null }), {
      after: () => {
        setEmail("");
        setName("");
        setTried(false);
      },
      done: t("invited", { email: email.trim() }),
      refresh: true,
    });
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t("email")} error={errorOf("email", email)}>
        <EmailInput name="email" value={email} autoComplete="off" onChange={({ target }) => setEmail(target.value)} />
      </Field>
      <Field label={t("name")} error={errorOf("name", name)}>
        <Input name="name" value={name} maxLength={40} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label={t("for")}>
        <Select value={organisationId} onChange={({ target }) => setOrganisationId(target.value)}>
          <option value="">{t("volunteer")}</option>
          {organisations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className={cn("flex flex-wrap items-center gap-3", besideControl)}>
        <Button type="submit" disabled={form.pending} aria-busy={form.pending}>
          {t(form.pending ? "inviting" : "invite")}
        </Button>
        {form.general ? (
          <p role="alert" className="text-sm text-bata-ink">
            {form.general}
          </p>
        ) : null}
      </div>
      <p role="status" className="text-sm text-leaf-ink empty:hidden sm:col-span-2">
        {form.done}
      </p>
    </ActionForm>
  );
}
