// A room of 1,500 people among others: what is asked while people wait finds its rows by an index. A plan that reads a whole table of
// people, seats, hands, turns or events fails here, before it is slow anywhere.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import { onAir } from "#lib/rooms/read/audience";
import { moderatorView } from "#lib/rooms/read/moderators";
import { selfViews } from "#lib/rooms/read/self-view";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import { closeSeats } from "#lib/rooms/seat/session-end";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as timekeeper from "#lib/rooms/timekeeper";
import { roomTopic } from "#lib/rooms/topic";
import { crowd, pastCrowd, tokenOf } from "#tests/factories/crowd";
import { card, type Forum, forum, guest, listener, member, must, waiting } from "#tests/factories/forum";
import { type Statement, watchStatements } from "#tests/fakes/statements";

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
let hall: Forum;

beforeAll(async () => {
  await owner.connect();
  hall = await forum({ capacity: 2_000 });
  await crowd(hall, 1_500, 80);
  for (let n = 0; n < 4; n++) await crowd(await forum(), 200, 10);
  for (let n = 0; n < 30; n++) await pastCrowd(await forum(), 1_000);
  await owner.query("ANALYZE");
}, 120_000);
afterAll(() => owner.end());

/** Tables that grow with people and time. */
const large = ["seat", "ticket", "turn", "room_event", "session", "person", "persona"];

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function planOf({ text, values }: Statement): Promise<Plan> {
  const { rows } = await owner.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values });
  return (rows[0] as { "QUERY PLAN": { Plan: Plan }[] })["QUERY PLAN"][0]?.Plan as Plan;
}

/** Does this, then looks at the plan of every statement that it sent; answers the whole tables that were read. */
async function wholeTablesOf(act: () => Promise<unknown>): Promise<{ statements: number; read: string[] }> {
  const watched = watchStatements();
  await act().finally(() => watched.stop());
  const read: string[] = [];
  for (const statement of watched.statements) {
    for (const node of nodes(await planOf(statement))) {
      if (node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""))
        read.push(`${node["Relation Name"]} in ${statement.text.replaceAll(/\s+/g, " ").slice(0, 160)}`);
    }
  }
  return { statements: watched.statements.length, read };
}

const seatIds = async (take: number) =>
  (
    await db.seat.findMany({
      where: { roomId: hall.roomId, role: "listener", leftAt: null },
      orderBy: { id: "asc" },
      take,
      select: { id: true },
    })
  ).map(({ id }) => id);
const readers = (count: number) => Array.from({ length: count }, (_, nth) => ({ session: digest(tokenOf(hall, nth)), guest: null }));

test("the test itself sees a whole table being read", async () => {
  const { statements, read } = await wholeTablesOf(() => db.$queryRaw`SELECT count(*) FROM seat WHERE reason = 'none'`);
  expect([statements, read.length]).toEqual([1, 1]);
});

const looks: Record<string, () => Promise<unknown>> = {
  "the access of one reader": () => roomTopic.access(hall.roomId, readers(1)),
  "the access of 500 readers, as the sweep asks it": () => roomTopic.access(hall.roomId, readers(500)),
  "whose streams an event names": async () => roomTopic.digestsOf(hall.roomId, await seatIds(5)),
  "the number of the latest event": () => roomTopic.lastEvents([hall.roomId]),
  "the events after a number": () => roomTopic.eventsAfter(hall.roomId, 1_400),
  "one own view": async () => selfViews(hall.roomId, await seatIds(1)),
  "500 own views, as the sweep reads them": async () => selfViews(hall.roomId, await seatIds(500)),
  "all that moderators see": () => moderatorView(hall.roomId),
  "who is on air": () => onAir(),
  "beats of many browsers": () => presence.beat(readers(200).map((reader) => ({ topicId: hall.roomId, ...reader }))),
  "a browser that closed its stream": () => presence.closed(readers(1).map((reader) => ({ topicId: hall.roomId, ...reader }))),
  "who has faded away": () => presence.fade(),
  "what the clock makes due": () => timekeeper.tick(),
  "seats of ended sessions": () => closeSeats(),
};
for (const [name, section] of Object.entries(roomTopic.sections)) {
  looks[`the section ${name}`] = () => section.load(hall.roomId);
  const { update } = section;
  if (!update) continue;
  looks[`one seat of the section ${name}`] = async () => update(hall.roomId, await section.load(hall.roomId), await seatIds(1));
}

test.each(Object.entries(looks))("%s is found by index", async (_, look) => {
  const { statements, read } = await wholeTablesOf(look);
  expect(statements).toBeGreaterThan(0);
  expect(read).toEqual([]);
});

test("coming in, raising a hand, being called and going are found by index", async () => {
  const [person, caller] = [await listener(hall), await waiting(hall)];
  const verbs: Record<string, () => Promise<unknown>> = {
    come: async () => seat.take(await member(), { roomId: hall.roomId }),
    visit: () => seat.take(guest(), { roomId: hall.roomId }),
    raise: async () => must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })),
    call: async () => must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: caller.ticketId, reason: "leaves soon" })),
    accept: async () => must(await stage.accept(caller, { ticketId: caller.ticketId })),
    leave: () => seat.leave(person, { roomId: hall.roomId }),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    const { read } = await wholeTablesOf(verb);
    expect(read, name).toEqual([]);
  }
});
