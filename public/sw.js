// Shows the page /{language}/offline when a page cannot be had from the network, and does nothing else: it keeps that page and its
// files, never a page of a person, and leaves sound, streams and data to the network. Signing out removes it; the next page brings
// it back.
const language = new URL(self.location.href).searchParams.get("lang") ?? "id";
const shelf = `offline-${language}`;
const page = `/${language}/offline`;
const isPage = /^\/(?:(?:id|en|ar)(?:\/|$)|$)/;
/** The windows that show it. */
const stranded = new Set();

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // Where the browser knows how, these do not even wake it.
  event.addRoutes?.(["/live/*", "/api/*"].map((pathname) => ({ condition: { urlPattern: { pathname } }, source: "network" })));
  event.waitUntil(keep());
});

async function keep() {
  const answer = await fetch(page, { credentials: "omit" });
  if (!answer.ok || answer.redirected) throw new Error("the page for offline cannot be had");
  const cache = await caches.open(shelf);
  const files = new Set((await answer.clone().text()).match(/\/_next\/static\/[\w./~-]+/g));
  await Promise.all(
    [...files].map(async (file) => {
      const got = await fetch(file, { credentials: "omit" });
      if (got.ok) await cache.put(file, got);
    }),
  );
  await cache.put(page, answer);
}

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  for (const name of await caches.keys()) if (name !== shelf) await caches.delete(name);
  // The network does not wait until this script has woken up.
  await self.registration.navigationPreload?.enable();
}

self.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage.test(url.pathname)) event.respondWith(pageOrOffline(event));
  else if (stranded.has(clientId)) event.respondWith(kept(url.pathname).then((file) => file ?? fetch(request)));
});

const kept = (path) => caches.match(path, { cacheName: shelf });

async function pageOrOffline(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const instead = await kept(page);
    if (!instead) throw error;
    stranded.add(event.resultingClientId);
    return instead;
  }
}
