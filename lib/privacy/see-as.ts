// Who can see this now: what a kind of viewer is shown of somebody, made by the reads that answer such viewers, for that person alone.
import "server-only";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import { applicationsSeenBy, companiesAppliedTo } from "#lib/hiring/application/seen-as";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { personasSeenAs, type ViewerKind } from "#lib/rooms/read/seen-as";
import type { CardInput } from "#lib/rooms/schema";
import * as ownModerator from "#lib/series/moderator";
import { type Preview, previewFields, type SeenThing, type ViewerName } from "./view.ts";

type Persona = { name: string; seed: string; card: CardInput };

/** What this viewer is shown. For an employer `organisationId` is one of the companies of the answer; without, the first of them. */
export async function preview(actor: Actor, as: ViewerName, organisationId: string | null): Promise<Preview> {
  const { personId } = actor;
  const [hiddenFrom, applied, frozenSince, moderates] = await Promise.all([
    shield.companiesHiddenFrom(db, personId),
    companiesAppliedTo(personId),
    freeze.frozenSince(actor),
    ownModerator.shownIn(db, personId),
  ]);
  const companies = [...new Map([...applied, ...hiddenFrom].map((one) => [one.id, one])).values()];
  const company = companies.find(({ id }) => id === organisationId) ?? companies[0] ?? null;
  const viewer: ViewerKind = as === "employer" ? { as, organisationId: company?.id ?? anyOther } : { as };
  const personas = await personasSeenAs(personId, viewer);
  const applications = as === "employer" && company ? await applicationsSeenBy(personId, company.id) : [];
  return {
    as,
    companies,
    company: as === "employer" ? company : null,
    isFrozen: frozenSince !== null,
    moderates,
    forums: personas.map(({ spaceId, forum, own, onStage, inQueue }) => ({
      ...thing(spaceId, forum, own, onStage),
      inQueue: inQueue && { name: inQueue.name },
    })),
    applications: applications.map(({ applicationId, title, own, line, card, parts }) => ({
      ...thing(applicationId, title, own, { name: line?.name ?? "", seed: line?.seed ?? "", card }),
      isThere: line !== null,
      parts,
    })),
  };
}

/** No company: whoever hides from none and applied nowhere sees what a member of any company is shown. */
const anyOther = "00000000-0000-0000-0000-000000000000";

/** Which of the fields that hold something are shown. */
function thing(id: string, title: string, own: Persona, shown: { name: string; seed: string; card: CardInput | null }): SeenThing {
  const value = (of: { name: string; seed: string; card: CardInput | null }, field: (typeof previewFields)[number]) =>
    field === "name" ? of.name : field === "picture" ? of.seed : (of.card?.[field] ?? "");
  const filled = previewFields.filter((field) => value(own, field) !== "");
  const seen = filled.filter((field) => value(shown, field) === value(own, field));
  return {
    id,
    title,
    name: shown.name,
    seed: shown.seed,
    words: [...new Set([shown.card?.roleWanted, shown.card?.city, shown.card?.line])].filter((word): word is string => Boolean(word)),
    seen,
    closed: filled.filter((field) => !seen.includes(field)),
  };
}
