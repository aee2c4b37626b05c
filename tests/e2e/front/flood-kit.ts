// Floods from one network of loopback: guests who come for the first time, and wrong passwords. Bounded in number; each answers what its
// tries were told, and whoever is in another network goes on meanwhile.
import { type IncomingHttpHeaders, request as plain } from "node:http";
import { request as secure } from "node:https";
import { expect } from "@playwright/test";
import { limits } from "#lib/contexts";
import { digest } from "#lib/platform/secret/random";
import { password } from "#prisma/cast";
import { actionId, resultIn } from "../strangers/knock.ts";
import { db, makeForum } from "../world.ts";

export type Asked = { status: number; headers: IncomingHttpHeaders; text: string };
export type Ask = (
  path: string,
  options?: { from?: string; method?: string; headers?: Record<string, string>; body?: string },
) => Promise<Asked>;

/** Asks a site at this port, each time on a connection of its own, as somebody in the network of `from`. */
export const askAt =
  (port: number, isSecure = false): Ask =>
  (path, { from = "127.0.0.1", method = "GET", headers = {}, body = "" } = {}) =>
    new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path, method, headers, localAddress: from, agent: false, timeout: lateMs };
      const read = async (answer: AsyncIterable<Buffer> & { statusCode?: number | undefined; headers: IncomingHttpHeaders }) => {
        let text = "";
        for await (const part of answer) text += part;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      };
      const asked = isSecure ? secure({ ...options, rejectUnauthorized: false }, read) : plain(options, read);
      asked.on("timeout", () => asked.destroy(new Error(`${path} is late`)));
      asked.on("error", reject);
      asked.end(body);
    });

/** An answer that takes longer has been held up. */
const lateMs = 15_000;
const visitor = "127.0.0.1";
/** Tries that are on their way at once. */
const lanes = 6;

/** Does it so many times, `lanes` at once; answers what came, in no order. */
async function flood(times: number, attempt: (nth: number) => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  let next = 0;
  const lane = async () => {
    while (next < times) answers.push(await attempt(next++));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}

const count = (answers: readonly string[], what: string) => answers.filter((one) => one === what).length;

/** `attacker`: the network that floods. The tests share one database, and each floods from a network of its own. */
export type FloodedSite = { ask: Ask; origin: string; attacker: string };

const post = (origin: string, body: string, headers: Record<string, string>) => ({
  method: "POST",
  body,
  headers: { origin, "content-length": String(Buffer.byteLength(body)), ...headers },
});

/** A guest without any cookie comes into the room. */
async function comeIn({ ask, origin }: FloodedSite, roomId: string, from: string): Promise<string> {
  const { status, text } = await ask(`/api/rooms/${roomId}/entry`, { from, ...post(origin, "{}", { "content-type": "application/json" }) });
  return status === 200 ? "ok" : String((JSON.parse(text) as { code: string }).code);
}

async function signIn({ ask, origin }: FloodedSite, from: string, email: string, typed: string): Promise<string> {
  const headers = { "next-action": actionId("signIn"), accept: "text/x-component", "content-type": "text/plain;charset=UTF-8" };
  const { status, text } = await ask("/id/sign-in", { from, ...post(origin, JSON.stringify([{ email, password: typed }]), headers) });
  const result = resultIn(text);
  return result ? (result.ok ? "ok" : (result.code ?? "")) : `status ${status}`;
}

/** As many guests of one network come in as may; a guest of another comes in meanwhile, and reads. */
export async function expectGuestsAreHeldBack(site: FloodedSite): Promise<void> {
  const { roomId } = await makeForum();
  const [{ points }, rest] = [limits.guestEntryByNetwork, 60];
  // Most of them have come: the rest can be sent within the minute of the count on a slow machine too.
  const key = `guestEntryByNetwork:${digest(site.attacker)}`;
  const counted = { points: points - rest, expire: BigInt(Date.now() + 60_000) };
  await db.rateLimit.upsert({ where: { key }, create: { key, ...counted }, update: counted, select: { key: true } });
  const others: string[] = [];
  const answers = await flood(rest + 40, async (nth) => {
    if (nth % 25 === 12) {
      others.push(await comeIn(site, roomId, visitor));
      others.push((await site.ask("/api/hiring/vacancies", { from: visitor })).status === 200 ? "ok" : "not read");
    }
    return comeIn(site, roomId, site.attacker);
  });
  expect([count(answers, "ok"), count(answers, "too_often")]).toEqual([rest, 40]);
  expect(others).toEqual(Array(8).fill("ok"));
  expect(await comeIn(site, roomId, visitor)).toBe("ok");
}

/** As many wrong passwords of one network are looked at as may; the owner of the account that they are tried on signs in meanwhile. */
export async function expectPasswordsAreHeldBack(site: FloodedSite, owner: string): Promise<void> {
  const { points } = limits.wrongByNetwork;
  const onOne = limits.wrongByAccountAndNetwork.points;
  const owners: string[] = [];
  const answers = await flood(points + 40, async (nth) => {
    if (nth % 35 === 17) owners.push(await signIn(site, visitor, owner, password));
    // A few at the owner's account first, then a list of addresses.
    return signIn(site, site.attacker, nth < onOne + 5 ? owner : `nobody-${nth}@flood.test`, `wrong-${nth}-wrong`);
  });
  expect([count(answers, "wrong_password"), count(answers, "too_often")]).toEqual([points, 40]);
  expect(owners).toEqual(Array(4).fill("ok"));
  expect(await signIn(site, site.attacker, owner, password)).toBe("too_often");
  expect(await signIn(site, visitor, owner, password)).toBe("ok");
}
