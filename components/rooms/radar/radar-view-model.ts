// What the radar says before one enters, raises a hand or speaks. Pure.
import type { PublicView, RadarWarning } from "#lib/rooms/view";
import type { RadarState } from "./use-radar.tsx";

export type Before = "entering" | "raising" | "speaking";

export type RadarViewModel =
  /** A quiet line: no answer came, or nobody of one's list is known to be here. */
  | { says: "unknown" | "nobody" }
  | {
      says: "warning";
      warnings: RadarWarning[];
      /** What the warning cannot know. Left out beside a call, so that both answers fit on a small phone. */
      limits: ("few" | "limit")[];
      /** Outside nothing of one is there yet. Inside there is a seat to give up, and perhaps a hand that moderators saw. */
      leave: "leave" | "leaveNow";
    };

/** Null when there is nothing to say: no answer yet, or a visitor who hides from nobody and blocked nobody. */
export function radarViewModel(radar: RadarState, before: Before, listeners: PublicView["listeners"]): RadarViewModel | null {
  if (radar === null) return null;
  if (radar === "unknown") return { says: "unknown" };
  if (!radar.watches) return null;
  if (radar.warnings.length === 0) return before === "speaking" ? null : { says: "nobody" };
  return {
    says: "warning",
    warnings: radar.warnings,
    limits: before === "speaking" ? [] : before === "raising" && listeners === "few" ? ["few", "limit"] : ["limit"],
    leave: before === "entering" ? "leave" : "leaveNow",
  };
}
