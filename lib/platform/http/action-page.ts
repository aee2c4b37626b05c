// Which page an action is sent to. The browser posts it to the page that is open when its turn comes, which may be another than the one
// whose form it was. Where that page does not hold the action, Next would send a request of its own to one that does: it comes from this
// machine instead of the visitor's address, and the cookies of its answer are lost (actionsForbiddenHeaders in Next's server-ipc/utils).
import "server-only";

/** The two manifests of a build, as Next writes them: who holds each action, and all pages. */
export type ActionManifest = { node: Record<string, { workers: Record<string, unknown> }> };
export type PageManifest = Record<string, string>;

type Page = { name: string; segments: string[]; expression: RegExp };

/** For an action's id and the path that it was posted to: the path of a page that holds it, or null where it can stay. */
export type ActionPage = (actionId: string, path: string) => string | null;

export function actionPages(actions: ActionManifest, manifest: PageManifest): ActionPage {
  const pages = Object.keys(manifest)
    .filter((name) => name.endsWith("/page"))
    .map(pageOf)
    .sort(byRank);
  return (actionId, path) => {
    const workers = actions.node[actionId]?.workers;
    if (!workers) return null;
    const isHolder = ({ name }: Page) => `app${name}` in workers;
    const open = pages.find(({ expression }) => expression.test(path));
    if (open && isHolder(open)) return null;
    const [holder] = pages.filter(isHolder).sort((one, other) => dynamicOf(one) - dynamicOf(other));
    const [, language = ""] = path.split("/");
    if (!holder || language === "") return null;
    return `/${[language, ...holder.segments.slice(1).map((segment) => (isDynamic(segment) ? "-" : segment))].join("/")}`;
  };
}

type ActionRequest = { method?: string | undefined; url?: string | undefined; headers: Record<string, string | string[] | undefined> };

/**
 * An action goes to a page that holds it; Next draws no page for its answer then, since another one is open. Only what is posted: anything
 * else with the header of an action was not read and judged as one, and is answered where it was sent.
 */
export function sendActionToItsPage(request: ActionRequest, path: string, actionPage: ActionPage): void {
  const id = request.method === "POST" ? request.headers["next-action"] : undefined;
  const page = typeof id === "string" ? actionPage(id, path) : null;
  if (page === null) return;
  request.url = page;
  request.headers["x-action-forwarded"] = "1";
}

const isDynamic = (segment: string) => segment.startsWith("[");
const dynamicOf = ({ segments }: Page) => segments.filter(isDynamic).length;

/** `name` such as "/[locale]/(member)/account/page". */
function pageOf(name: string): Page {
  const segments = name.split("/").filter((segment) => segment !== "" && !segment.startsWith("("));
  segments.pop();
  const parts = segments.map((segment) => {
    if (segment.startsWith("[...")) return ".+";
    return isDynamic(segment) ? "[^/]+" : segment;
  });
  return { name, segments, expression: new RegExp(`^/${parts.join("/")}/?$`) };
}

/** As Next matches: a word before a parameter, a parameter before the rest of a path. */
const rankOf = (segment: string | undefined) => (segment === undefined ? 0 : segment.startsWith("[...") ? 3 : isDynamic(segment) ? 2 : 1);

function byRank(one: Page, other: Page): number {
  for (let at = 0; at < Math.max(one.segments.length, other.segments.length); at++) {
    const difference = rankOf(one.segments[at]) - rankOf(other.segments[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}
