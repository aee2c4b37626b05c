// Every route handler of the build and every door of `live`, asked by everybody: the status that the list says, not a word about others,
// and not a row changed by who was refused.
import { expect, test } from "@playwright/test";
import { site } from "../world.ts";
import { cookieOf, ours, routeNames } from "./knock.ts";
import { type Knock, liveDoors, routes } from "./route-doors.ts";
import { type Caller, makeScene, markAway, members, type Scene, traces } from "./scene.ts";

const everybody = ["guest", ...members] as const;
/** Who has no part in the scene. */
const strangers: readonly Caller[] = ["guest", "seeker", "neighbour", "officer"];

test("every route handler of the build has its rule, and every rule its handler", () => {
  expect([...routeNames].sort()).toEqual(Object.keys(routes).sort());
});

for (const [route, knocks] of Object.entries({ ...routes, ...liveDoors })) {
  test(`strangers at ${route}`, async () => {
    const scene = await makeScene();
    for (const knock of knocks) await expectAnswers(scene, knock);
  });
}

async function expectAnswers(scene: Scene, knock: Knock): Promise<void> {
  const path = knock.path(scene);
  const wanted = (who: Caller) => knock.but?.[who] ?? knock.status;
  const before = await traces(scene);
  const mayChange = everybody.filter((who) => knock.method === "POST" && wanted(who) === 200);
  const askAll = (them: readonly Caller[]) => Promise.all(them.map(async (who) => ({ who, ...(await ask(scene, knock, who)) })));
  const refused = await askAll(everybody.filter((who) => !mayChange.includes(who)));
  expect(await traces(scene), `${path} changes nothing`).toEqual(before);
  if (knock.method === "POST") await expectOnlyFromOurPages(scene, knock);
  const answers = [...refused, ...(await askAll(mayChange))];
  if (mayChange.length > 0) await markAway(scene);
  expect(Object.fromEntries(answers.map(({ who, ...answer }) => [who, told(answer)])), path).toEqual(
    Object.fromEntries(answers.map(({ who }) => [who, wanted(who)])),
  );
  for (const { who, text } of answers) {
    if (strangers.includes(who))
      for (const [name, secret] of secretsOf(scene, who)) expect(text, `${path} tells ${who} ${name}`).not.toContain(secret);
    if (knock.desk && text) expect(/"moderators?":\s*\{/.test(text), `${who} sees the desk`).toBe(knock.desk.includes(who));
  }
}

/** The status, or the code of a refusal that is an answer like any other. */
const told = ({ status, text }: { status: number; text: string }) =>
  (status === 200 && /^\{"ok":false,"code":"(\w+)"/.exec(text)?.[1]) || status;

/** another site's page is turned away whoever's browser it is, and so is a write that comes from no page. */
async function expectOnlyFromOurPages(scene: Scene, knock: Knock): Promise<void> {
  const before = await traces(scene);
  for (const from of [{ origin: "https://evil.example" }, { origin: "null" }]) {
    // The doors between our own processes are not there from outside, whoever asks.
    const refused = knock.path(scene).startsWith("/api/internal/") ? 404 : 403;
    expect((await ask(scene, knock, "talker", from)).status, `${knock.path(scene)} from ${from.origin}`).toBe(refused);
  }
  expect((await ask(scene, knock, "talker", {})).status).toBeGreaterThanOrEqual(400);
  expect(await traces(scene)).toEqual(before);
}

test("what only reads takes no other method", async () => {
  const scene = await makeScene();
  for (const knock of Object.values({ ...routes, ...liveDoors }).flatMap(([first]) => first ?? [])) {
    const path = knock.path(scene).split("?")[0] ?? "";
    for (const method of knock.method === "POST" ? ["GET", "PUT", "DELETE"] : ["POST", "PUT", "DELETE", "PATCH"]) {
      const { status } = await fetch(site + path, { method, headers: ours, redirect: "manual" });
      expect(status === 405 || status === 404 || status === 401, `${method} ${path}: ${status}`).toBe(true);
    }
  }
});

async function ask(scene: Scene, { method = "GET", path, body, desk }: Knock, who: Caller, from: Record<string, string> = ours) {
  const stop = new AbortController();
  const answer = await fetch(site + path(scene), {
    method,
    redirect: "manual",
    signal: stop.signal,
    headers: { ...cookieOf(scene, who), ...(method === "POST" ? { "content-type": "application/json", ...from } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!desk || !answer.body || !answer.ok) return { status: answer.status, text: await answer.text() };
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of answer.body) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (/event: snapshot[\s\S]*\n\n/.test(text)) break;
  }
  stop.abort();
  return { status: answer.status, text };
}

/** What nobody may learn of the others here: who they are, and what they have beside this forum's public page. */
function secretsOf(scene: Scene, who: Caller): [string, string][] {
  const { tickets, interviewId, talkId, sideRoomId, outcomeId, applicationId, invitationId, banId } = scene;
  const things = Object.entries({ ...tickets, interviewId, talkId, sideRoomId, outcomeId, applicationId, invitationId, banId });
  const people = members
    .filter((one) => one !== who)
    .flatMap((one) => [
      [`the id of ${one}`, scene.people[one]] as [string, string],
      [`the address of ${one}`, scene.email(one)] as [string, string],
    ]);
  return [...things, ...people];
}
