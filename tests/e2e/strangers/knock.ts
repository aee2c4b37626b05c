// Knocking at the doors of the build without a browser: the server actions by their ids, as anybody who reads the bundle can.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { named, site } from "../world.ts";
import type { Caller, Scene } from "./scene.ts";

const built = <T>(file: string) => JSON.parse(readFileSync(join(import.meta.dirname, "../../../.next", file), "utf8")) as T;

type Actions = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };
const manifest = Object.entries(built<Actions>("server/server-reference-manifest.json").node);

/** The name of every server action in the build. */
export const actionNames = manifest.map(([, { exportedName }]) => exportedName);

/** The id by which the build knows an action. */
export const actionId = (action: string): string => manifest.find(([, { exportedName }]) => exportedName === action)?.[0] ?? "";

/** Every route handler in the build, such as "/api/rooms/[roomId]/me". */
export const routeNames = Object.keys(built<Record<string, string>>("server/app-paths-manifest.json"))
  .filter((key) => key.endsWith("/route"))
  .map((key) => key.slice(0, -"/route".length));

/** The headers by which the site knows somebody. */
export function cookieOf(scene: Scene, who: Caller): Record<string, string> {
  if (who === "guest") return {};
  const known = who === "invitee" ? `; ${named("guest")}=${scene.browserKey}` : "";
  return { cookie: `${named("session")}=${scene.tokens[who]}; ${named("member")}=1${known}` };
}

/** A request of one of our own pages carries this. */
export const ours = { origin: site };

type Answer = { ok: boolean; code?: string; value?: unknown };

/** Sends an action as Next's own script does, to a page that holds it or to `path`; answers its HTTP status, its Result and its cookies. */
export async function knock(
  scene: Scene,
  action: string,
  who: Caller,
  input: unknown,
  from: Record<string, string> = ours,
  path: string | null = null,
) {
  const found = manifest.find(([, { exportedName }]) => exportedName === action);
  if (!found) throw new Error(`${action} is not in the build`);
  const [id, { workers }] = found;
  const answer = await fetch(site + (path ?? pageOf(scene, Object.keys(workers)[0] ?? "")), {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": id,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      ...cookieOf(scene, who),
      ...from,
    },
    body: JSON.stringify([input]),
  });
  const text = await answer.text();
  return { status: answer.status, result: resultIn(text), cookies: answer.headers.getSetCookie() };
}

/** The Result in an action's answer; null where there is none. A long text, such as a picture, stands before it as a row of its own without an end of line. */
export function resultIn(text: string): Answer | null {
  const result = text.slice(Math.max(0, text.lastIndexOf('1:{"ok":'))).match(/^1:(\{.*\})$/m)?.[1];
  return result ? (JSON.parse(result) as Answer) : null;
}

/** What somebody is told: "ok", or the code of the refusal; where there is none, the status. */
export async function told(...asked: Parameters<typeof knock>): Promise<string> {
  const { status, result } = await knock(...asked);
  return result ? (result.ok ? "ok" : (result.code ?? "")) : `status ${status}`;
}

/** The address of a page that carries the action, with the scene's ids in it. */
function pageOf(scene: Scene, worker: string): string {
  const { roomId, slug, vacancyId, talkId: interviewId } = scene;
  const { caseId, code } = scene.reports;
  const places: Record<string, string> = { locale: "id", roomId, slug, vacancyId, interviewId, caseId, code };
  return worker.replace(/^app|\/\([^)]*\)|\/page$/g, "").replace(/\[(\w+)\]/g, (_, name: string) => places[name] ?? "");
}
