// What screens are told of a profile.
import type { Contents, Section } from "./sections.ts";

/** Versions are 0 for a section that was never written. */
export type Profile = { contents: Contents; versions: Readonly<Record<Section, number>> };
