// Next's store of pages: what was read before a change is not kept as if it were made after it.
import { beforeEach, expect, test } from "vitest";
import { notingPage } from "#lib/platform/pages/kept-page";
import PageStore from "#lib/platform/pages/page-store";

const store = new PageStore({
  dev: false,
  flushToDisk: false,
  maxMemoryCacheSize: 1_000_000,
  revalidatedTags: [],
  serverDistDir: "/nowhere",
  fs: {},
} as unknown as ConstructorParameters<typeof PageStore>[0]);

let key = "";
beforeEach(() => {
  key = `/id/${crypto.randomUUID()}`;
});

const page = (html: string, tags: string) => ({
  kind: "APP_PAGE",
  html,
  rscData: Buffer.from(""),
  headers: { "x-next-cache-tags": tags },
  status: 200,
});
const keep = (html: string, tags: string) =>
  store.set(key, page(html, tags) as never, { fetchCache: false, cacheControl: { revalidate: 300, expire: undefined } } as never);
const kept = async () => {
  const found = await store.get(key, { kind: "APP_PAGE", isFallback: false } as never);
  return (found?.value as { html?: string } | null | undefined)?.html ?? null;
};
const during = (work: () => Promise<void>) => notingPage({ beganAt: Date.now() }, work);
/** The next millisecond has begun: a change and a request in one may have come in either order. */
const later = async () => {
  for (const from = Date.now(); Date.now() === from; ) await new Promise((resolve) => setImmediate(resolve));
};

test("a page that is made while one of its tags changes is not kept, and the next one is", async () => {
  await during(async () => {
    await store.revalidateTag([`room:${key}`], { expire: 0 });
    await keep("from before", `schedule,room:${key}`);
  });
  expect(await kept()).toBeNull();
  await later();
  await during(() => keep("from after", `schedule,room:${key}`));
  expect(await kept()).toBe("from after");
});

test("a page that is made while all pages change is not kept", async () => {
  await during(async () => {
    await store.revalidateTag("_N_T_/layout", { expire: 0 });
    await keep("from before", `room:${key}`);
  });
  expect(await kept()).toBeNull();
});

test("a change of another page's tag, and a build, keep the page", async () => {
  await during(async () => {
    await store.revalidateTag(["room:another"], { expire: 0 });
    await keep("the page", `room:${key}`);
  });
  expect(await kept()).toBe("the page");
  await keep("of the build", `room:${key}`);
  expect(await kept()).toBe("of the build");
});
