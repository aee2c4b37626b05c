// What somebody who spoke in a forum lets one of its moderators see of them, field by field, until a day: nothing unless they give it.
import "server-only";
import type { z } from "zod";
import * as grant from "#lib/disclosure/grant";
import { look } from "#lib/disclosure/look";
import { viewerOf } from "#lib/disclosure/viewer";
import { isHiddenFromCompany, visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import * as participation from "#lib/rooms/read/participation";
import * as moderator from "#lib/series/moderator";
import { limits } from "../context.ts";
import type { allowedIdInput, allowRecruiterInput } from "../schema.ts";
import type { AllowedLine, AllowedPerson, RecruiterChoice } from "../view.ts";

const dayMs = 86_400_000;

/** So many days after a turn or a private talk its moderators can be chosen. */
const choosableDays = 30;

/** The moderators of the forums in which the person spoke lately, the newest first. */
export async function choices(actor: Actor): Promise<RecruiterChoice[]> {
  const spoken = await spokenIn(db, actor);
  const parts = await moderator.partsOf(
    db,
    spoken.map(({ seriesId }) => seriesId),
  );
  return spoken.flatMap(({ roomId, seriesId, forum, at }) =>
    parts
      .filter((part) => part.seriesId === seriesId && part.personId !== actor.personId)
      .map(({ moderatorId, name, organisation: company }) => {
        const organisation = company?.name ?? null;
        return { roomId, moderatorId, name, organisation, forum, at: at.toISOString() };
      }),
  );
}

/**
 * Lets one moderator of a forum in which the person spoke see these fields. An earlier permission for the same moderator and meeting ends.
 * What stands between the two otherwise, such as a block, keeps the moderator from seeing anything, and is no answer here.
 * Refuses `missing` where they did not speak or the moderator is none there, `hidden_by_yourself` (one is frozen, or hides from the company
 * that the moderator speaks for), `too_often`, `signed_out`.
 */
export async function allow(
  actor: Actor,
  { roomId, moderatorId, fields, days }: z.output<typeof allowRecruiterInput>,
): Promise<Result<null>> {
  const minutes = await spend([limits.allowanceByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    // Of two presses at once the second waits here, and ends what the first gave.
    await session.lockAccount(tx, actor.personId);
    if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
    const spoken = (await spokenIn(tx, actor)).find((one) => one.roomId === roomId);
    const part = spoken && (await moderator.partsOf(tx, [spoken.seriesId])).find((one) => one.moderatorId === moderatorId);
    if (!spoken || !part || part.personId === actor.personId) return refuse("missing");
    // Compared with what everybody reads of the moderator alone: by their address, memberships and blocks an answer would tell who they are.
    if (await isHiddenFromCompany(tx, actor.personId, part.organisation?.id ?? null)) return refuse("hidden_by_yourself");
    const persona = await participation.personaIn(tx, roomId, actor.personId);
    await grant.give(tx, {
      personId: actor.personId,
      to: { recruiterId: part.personId },
      fields: [...new Set(fields)],
      about: { kind: "room", id: roomId, title: spoken.forum },
      until: new Date((await now(tx)).getTime() + days * dayMs),
      ...(fields.includes("name") && persona ? { knownAs: persona.name } : {}),
    });
    return done(null);
  });
}

/** What was allowed to this recruiter: from which forum, what, until when. Shows nobody, and so is no look. */
export const toMe = (actor: Actor): Promise<AllowedLine[]> =>
  transact(async (tx) => {
    const given = await grant.toRecruiter(tx, actor.personId);
    const visible = await visibleTo(
      tx,
      await viewerOf(tx, actor.personId),
      given.map(({ personId }) => personId),
    );
    return given
      .filter(({ personId }) => visible.has(personId))
      .map(({ grantId, title, fields, until }) => ({ grantId, forum: title, fields, until: until.toISOString() }));
  });

/** What one permission shows: a look, with its row in the person's ledger. Refuses `missing`, also for one that has ended or is somebody else's. */
export const open = (actor: Actor, { grantId }: z.output<typeof allowedIdInput>): Promise<Result<AllowedPerson>> =>
  transact(async (tx) => {
    const given = (await grant.toRecruiter(tx, actor.personId)).find((one) => one.grantId === grantId);
    if (!given) return refuse("missing");
    const { roomId, personId, fields } = given;
    const asked = { about: { kind: "room", id: roomId } as const, fields, purpose: "allowed" as const, personIds: [personId] };
    return look(tx, actor, asked, async ([granted]) => {
      if (granted === undefined) return refuse("missing");
      const persona = fields.includes("name") ? await participation.personaIn(tx, roomId, granted) : null;
      return done({
        name: persona?.name ?? null,
        seed: persona?.seed ?? null,
        card: fields.includes("card") ? await participation.cardIn(tx, roomId, granted) : null,
        relay: fields.includes("contact") ? await grant.relayOf(tx, grantId) : null,
      });
    });
  });

const spokenIn = async (tx: Tx, actor: Actor) =>
  participation.spokenIn(tx, actor.personId, new Date((await now(tx)).getTime() - choosableDays * dayMs));
