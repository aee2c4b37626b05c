// Next's router loads a page whole when the answer to it is no 200, and a whole load would end the sound. A page that cannot be made
// because the database is away comes as 503 with what stands in its place: here that is shown, and the sound goes on. Browser only;
// call once, before Next runs.

export function showUnavailablePages(): void {
  const ask = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = await ask(input, init);
    const isFault = answer.status === 503 && answer.headers.get("content-type")?.startsWith("text/x-component");
    if (isFault && asksForPage(init)) Object.defineProperty(answer, "ok", { value: true });
    return answer;
  };
}

/** Whether Next's router asks for a page that it will show: what it fetches ahead is worth nothing as a fault. */
function asksForPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.has("rsc") && !headers.has("next-router-prefetch");
}
