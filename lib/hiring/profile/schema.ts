// The shapes in which a profile comes in. Safe in the browser.
import { z } from "zod";
import { routing } from "#lib/i18n/routing";
import { contentShapes, type Section, sections, shownSections } from "./sections.ts";

const version = z.number().int().min(0).max(1_000_000_000);

const inputOf = (section: Section) => z.strictObject({ section: z.literal(section), version, content: contentShapes[section] });

/** One section as a whole. */
export const sectionInput = z.discriminatedUnion(
  "section",
  sections.map(inputOf) as unknown as readonly [ReturnType<typeof inputOf>, ...ReturnType<typeof inputOf>[]],
);

/** Parts that a company may read with an application, and for how many days; null until the application's own grant ends. */
export const sharedChoice = z.strictObject({
  parts: z.array(z.enum(shownSections)).max(shownSections.length),
  days: z.union([z.literal(7), z.literal(30)]).nullable(),
});
export const shareInput = sharedChoice.extend({ applicationId: z.uuid() });

export const nothingInput = z.strictObject({});

/** The language of a CV. */
export const cvInput = z.strictObject({ locale: z.enum(routing.locales) });
