// The room radar with what is announced in the room: the vacancies pinned there are of this context.
import "server-only";
import type { Caller } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import type { Result } from "#lib/platform/result";
import * as radar from "#lib/rooms/read/radar";
import type { Radar } from "#lib/rooms/view";
import * as pin from "./pin.ts";

/** Whom the caller hides from or blocked in this room, as far as everybody may know that they are there. Refuses `missing`, `too_often`. */
export const read = async (caller: Caller | null, roomId: string): Promise<Result<Radar>> =>
  radar.read(caller, roomId, caller?.kind === "member" ? await pin.announcedIn(db, roomId) : []);
