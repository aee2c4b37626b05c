// The check that tables belong to contexts, tried by planting violations in a small copy of the tree.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contexts } from "#lib/contexts";
import { tableFaults } from "#scripts/checks/tables";
import { root } from "#scripts/process";

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "suara-kerja-tables-"));
  await cp(join(root, "prisma/models"), join(copy, "prisma/models"), { recursive: true });
  for (const context of contexts.filter((name) => existsSync(join(root, "lib", name, "personal-data.ts")))) {
    await mkdir(join(copy, "lib", context), { recursive: true });
    for (const file of ["personal-data.ts", "personal-data-columns.ts"].map((name) => join("lib", context, name)))
      if (existsSync(join(root, file))) await cp(join(root, file), join(copy, file));
  }
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function faultsWith(file: string, text: string): Promise<string[]> {
  await mkdir(dirname(join(copy, file)), { recursive: true });
  await writeFile(join(copy, file), text);
  const faults = await tableFaults(copy);
  await rm(join(copy, file));
  return faults;
}

// It reads all of lib as the compiler does.
test("the tree as it is has no fault", { timeout: 90_000 }, async () => {
  expect(await tableFaults()).toEqual([]);
});

const refused: [what: string, file: string, text: string, fault: string][] = [
  [
    "a call that reads above",
    "lib/rooms/planted.ts",
    "await db.vacancy.findFirst({});",
    "lib/rooms/planted.ts reads vacancy, which belongs to hiring",
  ],
  [
    "SQL that reads above",
    "lib/rooms/planted.ts",
    "db.$queryRaw`SELECT FROM turn t JOIN outcome o ON o.turn_id = t.id`;",
    "lib/rooms/planted.ts reads outcome, which belongs to hiring",
  ],
  [
    "SQL that reads above in a list",
    "lib/accounts/planted.ts",
    "db.$queryRaw`SELECT FROM person p, seat s`;",
    "lib/accounts/planted.ts reads seat, which belongs to rooms",
  ],
  [
    "a relation that reads above",
    "lib/rooms/planted.ts",
    "await tx.turn.findMany({ select: { outcomes: { select: { id: true } } } });",
    "lib/rooms/planted.ts reads outcome, which belongs to hiring",
  ],
  [
    "a relation named in a constant",
    "lib/rooms/planted.ts",
    "const shown = { outcomes: true } as const;\nawait tx.turn.findMany({ select: { id: true, ...shown } });",
    "lib/rooms/planted.ts reads outcome, which belongs to hiring",
  ],
  [
    "a call that writes below",
    "lib/hiring/planted.ts",
    "await tx.seat.updateMany({ data: { reason: null } });",
    "lib/hiring/planted.ts writes seat, which belongs to rooms",
  ],
  [
    "SQL that writes below",
    "lib/hiring/planted.ts",
    "tx.$executeRaw`DELETE FROM organisation WHERE id = 1`;",
    "lib/hiring/planted.ts writes organisation, which belongs to accounts",
  ],
  [
    "a relation that writes below",
    "lib/hiring/planted.ts",
    "await tx.vacancy.create({ data: { organisation: { create: { name } } } });",
    "lib/hiring/planted.ts writes organisation, which belongs to accounts",
  ],
  [
    "a write where a read is allowed",
    "lib/rooms/interview/interview-invitation.ts",
    "await tx.person.update({ where: { id }, data: { locale } });",
    "lib/rooms/interview/interview-invitation.ts writes person, which belongs to accounts",
  ],
  [
    "a read below that nothing allows",
    "lib/hiring/planted.ts",
    "await db.ticket.count({});",
    "lib/hiring/planted.ts reads ticket, which belongs to rooms",
  ],
  [
    "who moderates, asked in a second place",
    "lib/rooms/stage/stage.ts",
    "await tx.moderator.count({ where: { personId } });",
    "lib/rooms/stage/stage.ts reads moderator, which belongs to series",
  ],
  [
    "a product table in the platform",
    "lib/platform/planted.ts",
    "await db.room.count({});",
    "lib/platform/planted.ts reads room, which belongs to rooms",
  ],
];
test.each(refused)("%s is a fault", async (_what, file, text, fault) => {
  expect(await faultsWith(file, text)).toContain(fault);
});

const accepted: [what: string, file: string, text: string][] = [
  ["its own tables", "lib/rooms/planted.ts", "await tx.seat.update({ where: { id }, data: { reason: null } });"],
  ["a join that the list allows", "lib/rooms/planted.ts", "db.$queryRaw`SELECT FROM room r JOIN series e ON e.id = r.series_id`;"],
  ["a column to group by that has a relation's name", "lib/hiring/planted.ts", 'await tx.outcome.groupBy({ by: ["code"] });'],
];
test.each(accepted)("%s is no fault", async (_what, file, text) => {
  expect(await faultsWith(file, text)).toEqual([]);
});

test("a table that no context answers for is a fault", async () => {
  await writeFile(join(copy, "prisma/models/planted.prisma"), 'model Orphan {\n  id String @id\n\n  @@map("orphan")\n}\n');
  expect(await tableFaults(copy)).toContain("nobody owns orphan");
  await rm(join(copy, "prisma/models/planted.prisma"));
});
