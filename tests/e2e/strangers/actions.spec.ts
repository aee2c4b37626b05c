// Every server action of the build, sent by everybody who has no business there, in words that name real things of others: refused for
// who asks, and not a row is changed. Then by whoever may, so that the refusal was not about the words.
import { expect, test } from "@playwright/test";
import { named } from "../world.ts";
import { type Door, doors } from "./action-doors.ts";
import { actionNames, knock, ours, told } from "./knock.ts";
import { type Caller, makeScene, members, type Scene, traces } from "./scene.ts";

test("every action of the build has its rule, and every rule its action", () => {
  expect([...actionNames].sort()).toEqual(Object.keys(doors).sort());
});

for (const [action, door] of Object.entries(doors)) {
  test(`strangers at ${action}`, async () => {
    const scene = await makeScene();
    const input = door.input(scene);
    const before = await traces(scene);
    const entitled = door.may[0] ?? "guest";

    await expectRefused(scene, action, door, input);
    await expectOnlyFromOurPages(scene, action, entitled, input);
    for (const broken of brokenFormsOf(input))
      expect(await told(scene, action, entitled, broken), `${action} with ${JSON.stringify(broken)?.slice(0, 120)}`).toBe("invalid");
    expect(await traces(scene), "nothing has changed").toEqual(before);

    expect(await told(scene, action, entitled, input), `${entitled} may`).toBe(door.says ?? "ok");
  });
}

async function expectRefused(scene: Scene, action: string, door: Door, input: unknown): Promise<void> {
  const strangers = (["guest", ...members] as const).filter((one) => !door.may.includes(one));
  const answers = await Promise.all(strangers.map(async (one) => [one, await told(scene, action, one, input)] as const));
  const wanted = strangers.map((one) => [one, one === "guest" ? "signed_out" : (door.but?.[one] ?? door.others ?? "missing")] as const);
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
}

/** N-03, A-17 */
async function expectOnlyFromOurPages(scene: Scene, action: string, who: Caller, input: unknown): Promise<void> {
  const evil = "https://evil.example";
  for (const from of [{ origin: evil }, { origin: "null" }, { origin: evil, "x-forwarded-host": "evil.example" }]) {
    expect((await knock(scene, action, who, input, from)).status, `${action} from ${JSON.stringify(from)}`).toBe(403);
  }
  expect(await told(scene, action, who, input, {}), `${action} from nowhere`).toBe("forbidden_origin");
  expect(await told(scene, action, who, input, { "sec-fetch-site": "same-site" })).toBe("forbidden_origin");
}

/** Nearly all that an action may send. */
const long = "x".repeat(60_000);

/** Z-07 and I: what is no form of ours, whoever sends it. */
function brokenFormsOf(input: unknown): unknown[] {
  const fields = Object.keys(input as object);
  const withField = (name: string, value: unknown) => ({ ...(input as object), [name]: value });
  return [
    ...[null, [], [input], "text", 5, true, { ...(input as object), verifiedAt: "2026-01-01" }, withField("constructor", {})],
    ...fields.flatMap((name) => [withField(name, { not: "" }), withField(name, [[]])]),
    ...(fields[0] ? [withField(fields[0], long)] : [{ long }]),
  ];
}

test("an action posted to a page that does not hold it, as after going on to the next one, takes effect with its cookies", async () => {
  const scene = await makeScene();
  const { result, cookies } = await knock(scene, "signOut", "candidate", doors.signOut?.input(scene), ours, "/id/vacancies");
  expect(result).toMatchObject({ ok: true });
  expect(cookies.filter((cookie) => cookie.startsWith(`${named("session")}=;`))).toHaveLength(1);
});

test("what is larger than any form of ours is not even read", async () => {
  const scene = await makeScene();
  expect((await knock(scene, "signIn", "guest", { email: long + long, password: "x" }, ours)).status).toBe(413);
});
