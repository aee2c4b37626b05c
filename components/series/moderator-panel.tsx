"use client";
// Who moderates a forum: those who do, those who are asked, and asking another one by address.
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Batik } from "#components/ui/batik";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { besideControl, EmailInput, Field, Input, Select } from "#components/ui/field";
import { useRefusal } from "#components/ui/refusal";
import { Sheet } from "#components/ui/sheet";
import { addModerator, dropModerator, withdrawModerator } from "#lib/rooms/actions";
import { useDeed } from "./use-deed.ts";

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
  const say = useRefusal();
  const { run, isBusy, refusal } = useDeed();
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
              disabled={isBusy}
              onClick={() => run(() => withdrawModerator({ invitationId: one.invitationId }))}
            >
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
      {refusal ? (
        <p role="alert" className="text-sm text-bata-ink">
          {say(refusal)}
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
            disabled={isBusy}
            onClick={() =>
              leaving &&
              run(
                () => dropModerator({ seriesId, moderatorId: leaving.moderatorId }),
                () => setLeaving(null),
              )
            }
          >
            {t("dropConfirm")}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

function AskForm({ seriesId, organisations }: { seriesId: string; organisations: { id: string; name: string }[] }) {
  const t = useTranslations("series.moderators");
  const faults = useTranslations("series.fault");
  const say = useRefusal();
  const { run, isBusy, refusal } = useDeed();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [organisationId, setOrganisationId] = useState("");
  const [isTried, setTried] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const refusedAt = refusal?.code === "email_invalid" ? "email" : refusal?.code === "name_taken" ? "name" : null;
  const errorOf = (field: "email" | "name", value: string) =>
    isTried && !value.trim() ? faults("empty") : refusal && refusedAt === field ? say(refusal) : null;

  function send(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setAsked(null);
    if (!email.trim() || !name.trim()) return;
    void run(
      () => addModerator({ seriesId, email, name: name.trim(), organisationId: organisationId || null }),
      () => {
        setAsked(email.trim());
        setEmail("");
        setName("");
        setTried(false);
      },
    );
  }

  return (
    <form onSubmit={send} noValidate className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t("email")} error={errorOf("email", email)}>
        <EmailInput value={email} autoComplete="off" onChange={({ target }) => setEmail(target.value)} />
      </Field>
      <Field label={t("name")} error={errorOf("name", name)}>
        <Input value={name} maxLength={40} autoComplete="off" onChange={({ target }) => setName(target.value)} />
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
        <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
          {t(isBusy ? "inviting" : "invite")}
        </Button>
        {refusal && !refusedAt ? (
          <p role="alert" className="text-sm text-bata-ink">
            {say(refusal)}
          </p>
        ) : null}
      </div>
      <p role="status" className="text-sm text-leaf-ink empty:hidden sm:col-span-2">
        {asked ? t("invited", { email: asked }) : ""}
      </p>
    </form>
  );
}
