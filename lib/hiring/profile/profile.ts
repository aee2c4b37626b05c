// A person's profile: read and written by its owner alone, one section at a time. What a company may see of it: shared-profile.ts.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { db, type Prisma, type Tx, transact, wasFirst } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import { type TakenOut, withoutNeverKept } from "./never-kept.ts";
import type { sectionInput } from "./schema.ts";
import { blankContents, contentShapes, sectionBytesMax, sections } from "./sections.ts";
import type { Profile } from "./view.ts";

/** The whole profile of whoever asks. */
export const read = (actor: Actor): Promise<Profile> => readOf(db, actor.personId);

/** The same for a page that stays open, after another tab or device wrote. */
export const readAgain = async (actor: Actor): Promise<Result<Profile>> => done(await read(actor));

export async function readOf(tx: Tx, personId: string): Promise<Profile> {
  const rows = await tx.profileSection.findMany({ where: { personId }, select: { section: true, content: true, version: true } });
  const found = new Map(rows.map(({ section, ...row }) => [section, row]));
  const contents = sections.map((section) => {
    const read = contentShapes[section].safeParse(found.get(section)?.content);
    return [section, read.success ? read.data : blankContents[section]];
  });
  const versions = sections.map((section) => [section, found.get(section)?.version ?? 0]);
  return { contents: Object.fromEntries(contents), versions: Object.fromEntries(versions) };
}

type Saved = { version: number; takenOut: TakenOut };

/**
 * Writes one section where nobody has since `version` was read; 0 for the first time. What a profile never holds is taken out before.
 * Refuses `conflict` (it was written meanwhile), `invalid` (too large), `too_often`, `signed_out` (the account was closed meanwhile).
 */
export async function save(actor: Actor, { section, version, content }: z.output<typeof sectionInput>): Promise<Result<Saved>> {
  const minutes = await spend([limits.profileByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  const { kept, takenOut } = withoutNeverKept(content);
  if (Buffer.byteLength(JSON.stringify(kept)) > sectionBytesMax) return refuse("invalid", { field: "content" });
  const own = { personId: actor.personId, section };
  const data = { content: kept as Prisma.InputJsonObject };
  try {
    return await transact(async (tx) => {
      if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
      if (version === 0) await tx.profileSection.create({ data: { ...own, ...data }, select: { version: true } });
      else {
        const { count } = await tx.profileSection.updateMany({
          where: { ...own, version },
          data: { ...data, version: { increment: 1 }, updatedAt: await now(tx) },
        });
        if (count === 0) return refuse("conflict");
      }
      return done({ version: version + 1, takenOut });
    });
  } catch (error) {
    if (wasFirst(error)) return refuse("conflict");
    throw error;
  }
}
