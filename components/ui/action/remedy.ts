// What can be done about a refusal on the spot, in a dialog over the page: done, the same verb is sent again and nothing typed is lost.
import type { RefusalCode, Result } from "#lib/platform/result";

/** True when it was done. */
type Remedy = () => Promise<boolean>;

const remedies = new Map<RefusalCode, Remedy>();

/** Offers one for as long as a part of the page is there; answers how to take it back. */
export function offerRemedy(code: RefusalCode, remedy: Remedy): () => void {
  remedies.set(code, remedy);
  return () => {
    if (remedies.get(code) === remedy) remedies.delete(code);
  };
}

/** Sends the verb, and once more when its refusal has a remedy that was done. */
export async function withRemedy<T>(verb: () => Promise<Result<T>>): Promise<Result<T>> {
  const answer = await verb();
  const remedy = answer.ok ? undefined : remedies.get(answer.code);
  return remedy && (await remedy()) ? verb() : answer;
}
