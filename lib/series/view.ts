// What screens are told of a series: the shapes that leave the server. Pure types.

export type SegmentKind = "opening" | "market" | "technique" | "pitch" | "vacancies" | "questions" | "pause" | "closing";
/** A part of the agenda of each meeting. */
export type Segment = { kind: SegmentKind; title: string; minutes: number };
