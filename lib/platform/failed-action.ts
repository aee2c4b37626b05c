// A server action that came to no answer, as the browser sees it: the network is away, or the page is older than the site.
import { unstable_isUnrecognizedActionError } from "next/navigation";
import { type Refusal, refuse } from "./result.ts";

/** Told to the window, once for each action that the site no longer knows. */
export const outdatedEvent = "page-outdated";

/** `await verb().catch(refusalOfFailure)`: `page_outdated` when a newer version of the site does not know the action, else `unavailable`. */
export function refusalOfFailure(error: unknown): Refusal {
  if (!unstable_isUnrecognizedActionError(error)) return refuse("unavailable");
  window.dispatchEvent(new Event(outdatedEvent));
  return refuse("page_outdated");
}
