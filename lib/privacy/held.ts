// What others hold about somebody: notes of moderators, bans, cases and wishes of admins, from every context.
import "server-only";
import { personalData } from "#lib/personal-data";
import type { Actor } from "#lib/platform/auth/actor";
import { transact } from "#lib/platform/db";
import type { HeldAbout } from "#lib/platform/personal-data";

/** All of it, newest first. It names no other person. */
export const aboutMe = ({ personId }: Actor): Promise<HeldAbout[]> =>
  transact(async (tx) => {
    const held: HeldAbout[] = [];
    for (const { heldAbout } of personalData) held.push(...(await heldAbout(tx, personId)));
    return held.sort((one, other) => other.at.getTime() - one.at.getTime());
  });
