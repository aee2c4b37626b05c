// The colour of a state in lists; the word beside it says the same.
import { type ApplicationState, isOver } from "#lib/hiring/application/state";

export function toneOf(state: ApplicationState): "first" | "ok" | "plain" {
  if (state === "applied" || state === "offered") return "first";
  return state === "seen" || isOver(state) || state === "ghosted" ? "plain" : "ok";
}
