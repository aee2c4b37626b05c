// The ids of people who were erased, and of closings that their owners took back, each with its day, and nothing else: a backup that is
// restored brings both back, and they are erased and put back again before it takes traffic. The first list stands in the database and,
// where `ERASURE_LIST` names a file, beside it, since a backup has lost the newest.
import "server-only";
import { appendFile, open, readFile, rename } from "node:fs/promises";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";

/** Longer than any backup is kept. */
const keptDays = 40;

export const file = (): string => process.env.ERASURE_LIST ?? "";

/** Who adds to the file holds this lock with others, who shortens it holds it alone: no line is lost between reading and writing. */
const fileLock = 270_000_001;

type Line = { id: string; isKept: boolean; day: string };

const lineShape = /^(kept )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?: (\d{4}-\d\d-\d\d))?$/;

/** Lines of a list, whatever else stands in it. One without a day is from before days were written. */
export const linesOf = (list: string): Line[] =>
  list.split("\n").flatMap((line) => {
    const [, kept, id = "", day = ""] = lineShape.exec(line.trim()) ?? [];
    return id ? [{ id, isKept: kept !== undefined, day }] : [];
  });

const textOf = ({ id, isKept, day }: Line): string => `${isKept ? "kept " : ""}${id} ${day}\n`;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

async function append(tx: Tx, line: Pick<Line, "id" | "isKept">): Promise<void> {
  if (!file()) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${fileLock})`;
  // On a line of its own, also behind one that a crash cut off.
  await appendFile(file(), `\n${textOf({ ...line, day: dayOf(await now(tx)) })}`, { mode: 0o600, flush: true });
}

/** Adds one; adding it twice is adding it once. The file first: an id too many erases nobody who is there. */
export async function add(tx: Tx, personId: string): Promise<void> {
  await append(tx, { id: personId, isKept: false });
  await tx.erasedPerson.createMany({ data: { personId }, skipDuplicates: true });
}

/** Adds that a closing was taken back, by its own id: a backup from before that would destroy the account at once. */
export const addKept = (deletionId: string): Promise<void> => transact((tx) => append(tx, { id: deletionId, isKept: true }));

/** Ids are forgotten once no backup can bring them back. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM erased_person WHERE erased_at < app_now() - ${keptDays} * interval '1 day'`;
  if (file()) await transact(shorten);
}

/** Writes the file anew without the lines whose time is over, whole or not at all. */
async function shorten(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${fileLock})`;
  const list = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? "" : Promise.reject(error),
  );
  const at = await now(tx);
  const oldest = dayOf(new Date(at.getTime() - keptDays * 24 * 3_600_000));
  const left = linesOf(list).map((line) => ({ ...line, day: line.day || dayOf(at) }));
  const text = left
    .filter(({ day }) => day >= oldest)
    .map(textOf)
    .join("");
  if (text === list) return;
  const draft = await open(`${file()}.new`, "w", 0o600);
  try {
    await draft.writeFile(text);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file()}.new`, file());
}
