// Builds the exports that are due: every context's part, one ZIP, sealed. Killed in the middle, it is built anew; it is stored once.
import "server-only";
import { personalData } from "#lib/personal-data";
import { db, transact } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import { sealBytes } from "#lib/platform/secret/sealed-text";
import * as participation from "#lib/rooms/read/participation";
import { privacyEvents } from "./events.ts";
import { sealPurpose } from "./export.ts";
import { calendarOf } from "./export-calendar.ts";
import { type ExportPart, zipOf } from "./export-file.ts";

type DueExport = { exportId: string; personId: string; locale: string };

/** Builds what is due, first what was not tried for longest: those that always fail, however many, keep nobody from theirs. */
export async function buildDue(): Promise<void> {
  const due = await db.$queryRaw<DueExport[]>`
    SELECT id AS "exportId", person_id AS "personId", locale FROM data_export
    WHERE ready_at IS NULL AND starts_at <= app_now() ORDER BY tried_at NULLS FIRST, starts_at LIMIT 500`;
  for (const one of due)
    await tryRow("export", one.exportId, async () => {
      await db.$executeRaw`UPDATE data_export SET tried_at = app_now() WHERE id = ${one.exportId}::uuid`;
      await build(one);
    });
}

/** The whole of it; does nothing where it was built, dropped or erased meanwhile. */
export async function build({ exportId, personId, locale }: DueExport): Promise<void> {
  const total = personalData.length + 1;
  const progress = (done: number) => db.$executeRaw`
    UPDATE data_export SET parts_done = ${done}, parts_total = ${total} WHERE id = ${exportId}::uuid AND ready_at IS NULL`;
  const parts: ExportPart[] = [];
  // In the order of the contexts: the account first.
  for (const { context, exportOf } of [...personalData].reverse()) {
    await progress(parts.length);
    parts.push({ context, content: await transact((tx) => exportOf(tx, personId)) });
  }
  const meetings = await participation.meetings(personId);
  const calendar = meetings.length > 0 ? calendarOf(meetings, locale) : null;
  await progress(total - 1);
  const zip = zipOf({ parts, calendar, locale, at: new Date() });
  const sealed = sealBytes(env().SITE_SECRET, sealPurpose(exportId), zip);
  await transact(async (tx) => {
    const stored = await tx.$executeRaw`
      UPDATE data_export SET sealed = ${sealed}, bytes = ${zip.length}, parts_done = ${total}, ready_at = app_now(),
        expires_at = app_now() + interval '1 day'
      WHERE id = ${exportId}::uuid AND ready_at IS NULL`;
    if (stored === 1) await emit(tx, privacyEvents, "export_ready", { exportId });
  });
}
