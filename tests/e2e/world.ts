// The running stack behind the tests: its database, its processes, and a forum of their own for each test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeAt } from "#lib/accounts/factors/totp";
import { cookieName } from "#lib/platform/auth/cookie-name";
import { digest, randomId, randomToken } from "#lib/platform/secret/random";
import { appSecret, karawang } from "#prisma/cast";
import { connect } from "#prisma/seed";

export const site = process.env.SITE_URL ?? "";
const folder = process.env.STACK_FOLDER ?? "";

export const db = connect(process.env.DATABASE_URL ?? "");

export type ProcessName = "postgres" | "livekit-server" | "web" | "live" | "worker";

/** The pid of a process of the stack now. */
export function pidOf(name: ProcessName): number {
  const pid = (JSON.parse(readFileSync(join(folder, "processes.json"), "utf8")) as Record<string, number>)[name];
  if (!pid) throw new Error(`${name} is down`);
  return pid;
}

/** Asks the supervisor to replace `web`, `live` and `worker` without a gap. */
export function replaceAll(): void {
  const { supervisor } = JSON.parse(readFileSync(join(folder, "processes.json"), "utf8")) as { supervisor: number };
  process.kill(supervisor, "SIGUSR2");
}

/** Stopped, not dead: it answers nothing more. Answers its pid. */
export function hang(name: ProcessName): number {
  const pid = pidOf(name);
  process.kill(pid, "SIGSTOP");
  return pid;
}

/** kill -9; the supervisor starts it again. Answers its pid. */
export function killHard(name: ProcessName): number {
  const pid = pidOf(name);
  process.kill(pid, "SIGKILL");
  return pid;
}

/** What the site at `url` calls this cookie. */
export const named = (name: "session" | "member" | "guest" | "attempt", url = site): string => cookieName(name, new URL(url));

/** The browsers of these tests, as the list of devices calls them. */
const browsers = ["Chrome, Windows", "Firefox, Linux"];

/** Signs a person of the cast in without the form: the cookies of a fresh session, in a browser and at a place that are theirs. */
export async function sessionCookies(email: string, url = site): Promise<{ name: string; value: string; url: string }[]> {
  const { id } = await db.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const token = randomToken();
  await db.session.create({
    data: { personId: id, tokenDigest: digest(token), device: "Test", expiresAt: new Date(Date.now() + 3_600_000) },
    select: { id: true },
  });
  await db.knownDevice.createMany({
    data: browsers.map((device) => ({ personId: id, device, networkDigest: digest("127.0.0.1") })),
    skipDuplicates: true,
  });
  return [
    { name: named("session", url), value: token, url },
    { name: named("member", url), value: "1", url },
  ];
}

/** A code of the cast's authenticator app that this person has not used, as their phone shows it now. */
export async function appCode(email: string): Promise<string> {
  await db.authenticatorApp.updateMany({ where: { person: { email } }, data: { lastStep: null } });
  return codeAt(appSecret, Date.now());
}

export type Forum = { seriesId: string; slug: string; title: string; roomId: string };

/** A series of one's own with Rina as host, Bayu and Hanan, and a room that is open since now. */
export async function makeForum({ phase = "open" }: { phase?: "scheduled" | "open" } = {}): Promise<Forum> {
  const slug = `forum-${randomId(10)}`;
  const title = `Forum ${slug.slice(-6)}`;
  const people = await db.person.findMany({
    where: { email: { in: ["rina@demo.test", "bayu@demo.test", "hanan@demo.test"] } },
    select: { id: true, email: true },
  });
  const idOf = (key: string) => people.find(({ email }) => email === `${key}@demo.test`)?.id ?? "";
  const rangka = await db.organisation.findUniqueOrThrow({ where: { name: "PT Rangka Nusantara" }, select: { id: true } });
  const { purpose, zone, minutes, turnSeconds, agenda } = karawang;
  const { id: seriesId } = await db.series.create({
    data: {
      slug,
      title,
      purpose,
      zone,
      rule: "FREQ=DAILY;COUNT=1",
      startsLocal: "2026-01-01T19:00",
      minutes,
      turnSeconds,
      agenda,
      createdBy: { connect: { id: idOf("rina") } },
      space: {
        create: {
          kind: "series",
          moderators: {
            create: [
              { personId: idOf("rina"), name: "Rina", seed: randomId(16), host: true },
              { personId: idOf("bayu"), name: "Bayu", seed: randomId(16) },
              { personId: idOf("hanan"), name: "Hanan", seed: randomId(16), organisationId: rangka.id },
            ],
          },
        },
      },
    },
    select: { id: true },
  });
  return { seriesId, slug, title, roomId: await makeRoom(seriesId, { isOpen: phase === "open" }) };
}

/** A further room of the same series, open now that the first one is over. */
export async function anotherRoom({ seriesId, roomId }: Forum): Promise<{ roomId: string }> {
  await db.room.update({ where: { id: roomId }, data: { phase: "ended", endedAt: new Date() }, select: { id: true } });
  return { roomId: await makeRoom(seriesId, { isOpen: true }) };
}

/** A room that is to begin now; answers its id. */
async function makeRoom(seriesId: string, { isOpen }: { isOpen: boolean }): Promise<string> {
  const { turnSeconds, agenda, minutes } = karawang;
  const now = new Date();
  const { id } = await db.room.create({
    data: {
      seriesId,
      voiceRoom: randomId(26),
      startsAt: now,
      endsAt: new Date(now.getTime() + minutes * 60_000),
      turnSeconds,
      agenda,
      ...(isOpen ? { phase: "open", openedAt: now, segmentAt: now } : {}),
    },
    select: { id: true },
  });
  return id;
}
