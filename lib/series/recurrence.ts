// A recurrence rule (RFC 5545) in a form that can be said in words. Pure.

export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

/** The days a forum meets: every day, or these, Monday first. Null for a rule that only a calendar can say. */
export function meetingDays(rule: string): "daily" | Weekday[] | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  if (parts.has("INTERVAL") && parts.get("INTERVAL") !== "1") return null;
  const named = parts.get("BYDAY")?.split(",") ?? [];
  const days = weekdays.filter((day) => named.includes(day));
  if (days.length !== named.length) return null;
  if (parts.get("FREQ") === "DAILY" && days.length === 0) return "daily";
  if (days.length === weekdays.length) return "daily";
  return (parts.get("FREQ") === "WEEKLY" || parts.get("FREQ") === "DAILY") && days.length > 0 ? days : null;
}
