// Whether a public vacancy is still open: its company is asked every seven days. One question without an answer is said on its page; after
// two it takes no applications until the company answers.
import "server-only";
import type { z } from "zod";
import { membershipWith } from "#lib/accounts/company/membership";
import type { Actor } from "#lib/platform/auth/actor";
import { transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { missedMost } from "../rules.ts";
import { listingChanged } from "./publication.ts";
import type { heartbeatInput } from "./vacancy-schema.ts";

/** Vacancies in one transaction; the next run takes the rest. */
const batch = 200;

/** Asks where an answer is seven days old, and counts the questions that got none. Repeated at once it does nothing. */
export const ask = (): Promise<void> =>
  transact(async (tx) => {
    const asked = await tx.$queryRaw<{ id: string; organisationId: string; missed: number }[]>`
      UPDATE vacancy v SET missed_heartbeats = due.missed, asked_open_at = app_now()
      FROM (
        SELECT id, LEAST(${missedMost}::int, floor(extract(epoch FROM app_now() - confirmed_open_at) / 604800)::int - 1) AS missed
        FROM vacancy
        WHERE published_at IS NOT NULL AND closed_at IS NULL AND confirmed_open_at <= app_now() - interval '7 days'
          AND filled < openings AND deadline >= to_char(app_now() AT TIME ZONE zone, 'YYYY-MM-DD')
          AND (asked_open_at IS NULL OR asked_open_at < confirmed_open_at OR missed_heartbeats < LEAST(${missedMost}::int,
            floor(extract(epoch FROM app_now() - confirmed_open_at) / 604800)::int - 1))
        ORDER BY id LIMIT ${batch} FOR NO KEY UPDATE
      ) due
      WHERE v.id = due.id RETURNING v.id, v.organisation_id AS "organisationId", due.missed`;
    for (const { id, organisationId, missed } of asked) if (missed > 0) await listingChanged(tx, id, organisationId);
  });

/** Still open, with so many seats nobody has: asked or not, the seven days begin anew. Refuses `missing`, `vacancy_closed`. */
export const confirm = (actor: Actor, { vacancyId, seatsLeft }: z.output<typeof heartbeatInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const where = {
      id: vacancyId,
      publishedAt: { not: null },
      organisation: { memberships: { some: membershipWith(actor, "vacancies") } },
    };
    const mine = await tx.vacancy.findFirst({ where, select: { organisationId: true } });
    if (!mine) return refuse("missing");
    const count = await tx.$executeRaw`
      UPDATE vacancy SET confirmed_open_at = app_now(), missed_heartbeats = 0, openings = filled + ${seatsLeft}::int
      WHERE id = ${vacancyId}::uuid AND closed_at IS NULL`;
    if (count === 0) return refuse("vacancy_closed");
    await listingChanged(tx, vacancyId, mine.organisationId);
    return done(null);
  });
