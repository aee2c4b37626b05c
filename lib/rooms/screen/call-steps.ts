// The way from "you are called" to the open microphone, step by step. The microphone is asked for before the call is accepted:
// whoever has none keeps the place in the queue instead of being on stage unheard.

export type MicrophoneTrouble = "denied" | "none" | "busy" | "unsupported";

export type CallStep =
  | { at: "asked" }
  | { at: "checking" }
  | { at: "trouble"; trouble: MicrophoneTrouble }
  | { at: "accepting" }
  | { at: "counting"; count: number }
  | { at: "opening" }
  | { at: "speaking" }
  | { at: "failed" };

export type CallMove =
  | { move: "accept" }
  | { move: "heard" }
  | { move: "trouble"; trouble: MicrophoneTrouble }
  | { move: "accepted" }
  | { move: "refused" }
  | { move: "second" }
  | { move: "open" }
  | { move: "lost" }
  | { move: "again" };

const countFrom = 3;

/** The step after a move; a move that does not fit the step changes nothing. */
export function nextStep(step: CallStep, move: CallMove): CallStep {
  switch (move.move) {
    case "accept":
      return step.at === "asked" || step.at === "trouble" ? { at: "checking" } : step;
    case "heard":
      return step.at === "checking" ? { at: "accepting" } : step;
    case "trouble":
      return step.at === "checking" ? { at: "trouble", trouble: move.trouble } : step;
    case "accepted":
      return step.at === "accepting" ? { at: "counting", count: countFrom } : step;
    case "refused":
      return step.at === "accepting" ? { at: "asked" } : step;
    case "second":
      if (step.at !== "counting") return step;
      return step.count > 1 ? { at: "counting", count: step.count - 1 } : { at: "opening" };
    case "open":
      return step.at === "opening" || step.at === "failed" ? { at: "speaking" } : step;
    case "lost":
      return step.at === "opening" ? { at: "failed" } : step;
    case "again":
      return step.at === "failed" ? { at: "opening" } : step;
  }
}

/** The prompt covers the room from the call until the voice is open. */
export const coversRoom = (step: CallStep): boolean => step.at !== "speaking";
