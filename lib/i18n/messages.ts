// The texts of the product: one file for each namespace and language, put together here.
import type { Locale } from "./routing.ts";

export const namespaces = [
  "shell",
  "home",
  "schedule",
  "promises",
  "rooms",
  "desk",
  "series",
  "interview",
  "accounts",
  "companies",
  "admin",
  "disclosure",
  "hiring",
  "vacancies",
  "impact",
  "preview",
  "privacy",
  "profile",
  "reports",
  "visibility",
  "refusals",
  "ui",
] as const;
export type Namespace = (typeof namespaces)[number];

/** Every text of one language, by namespace. */
export async function messagesOf(locale: Locale): Promise<Messages> {
  const texts = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`./${locale}/${name}.json`, { with: { type: "json" } })).default]),
  );
  return Object.fromEntries(texts);
}

/** A namespace, or one section of it such as `rooms.main`: what stands directly below the namespace. */
export type TextPart = Namespace | { [N in Namespace]: `${N}.${Extract<keyof Messages[N], string>}` }[Namespace];

/** Some parts of the texts, for the part of a page that runs in the browser. */
export function pick(messages: Messages, parts: readonly TextPart[]): Partial<Messages> {
  const all: Record<string, Record<string, unknown>> = messages;
  const picked: Record<string, Record<string, unknown>> = {};
  const whole = parts.filter((part) => !part.includes("."));
  for (const name of whole) picked[name] = all[name] ?? {};
  for (const part of parts) {
    const [name = "", section = ""] = part.split(".");
    if (section && !whole.some((one) => one === name)) picked[name] = { ...picked[name], [section]: all[name]?.[section] };
  }
  return picked as Partial<Messages>;
}

export type Messages = {
  shell: typeof import("./id/shell.json");
  home: typeof import("./id/home.json");
  schedule: typeof import("./id/schedule.json");
  promises: typeof import("./id/promises.json");
  rooms: typeof import("./id/rooms.json");
  desk: typeof import("./id/desk.json");
  series: typeof import("./id/series.json");
  interview: typeof import("./id/interview.json");
  accounts: typeof import("./id/accounts.json");
  companies: typeof import("./id/companies.json");
  admin: typeof import("./id/admin.json");
  disclosure: typeof import("./id/disclosure.json");
  hiring: typeof import("./id/hiring.json");
  vacancies: typeof import("./id/vacancies.json");
  impact: typeof import("./id/impact.json");
  preview: typeof import("./id/preview.json");
  privacy: typeof import("./id/privacy.json");
  profile: typeof import("./id/profile.json");
  reports: typeof import("./id/reports.json");
  visibility: typeof import("./id/visibility.json");
  refusals: typeof import("./id/refusals.json");
  ui: typeof import("./id/ui.json");
};
