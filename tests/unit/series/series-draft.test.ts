import { expect, test } from "vitest";
import {
  agendaMinutes,
  draftOf,
  faultsOf,
  fieldOfRefusal,
  moved,
  type SeriesDraft,
  termsOf,
} from "../../../components/series/series-draft.ts";
import { seriesInput } from "../../../lib/rooms/schema.ts";

const written: SeriesDraft = {
  ...draftOf(null, "2026-11-26"),
  title: " Forum Kerja Karawang ",
  slug: "forum-kerja-karawang",
  purpose: "Bertemu perekrut tanpa perantara.",
  myName: "Rina",
  agenda: [{ key: "s0", kind: "pitch", title: "Pitch", minutes: "60" }],
};

test("a form without faults becomes what the server accepts", () => {
  expect(faultsOf(written, true)).toEqual({});
  const input = { ...termsOf(written), slug: written.slug, myName: written.myName };
  expect(seriesInput.safeParse(input).success).toBe(true);
  expect(input).toMatchObject({ title: "Forum Kerja Karawang", startsLocal: "2026-11-26T19:00", agenda: [{ minutes: 60 }] });
});

test("an empty form is told what it lacks", () => {
  expect(faultsOf(draftOf(null, ""), true)).toEqual({ title: "empty", slug: "empty", purpose: "empty", myName: "empty", date: "date" });
});

test("an address and one's own name belong to a new forum only", () => {
  expect(faultsOf({ ...written, slug: "", myName: "" }, false)).toEqual({});
});

test("each kind of wrong address has its own word", () => {
  expect(faultsOf({ ...written, slug: "ab" }, true).slug).toBe("short");
  expect(faultsOf({ ...written, slug: "forum kerja" }, true).slug).toBe("slug");
  expect(faultsOf({ ...written, slug: "a".repeat(61) }, true).slug).toBe("long");
});

test("faults of the agenda stand at their segment", () => {
  const agenda = [
    { key: "s0", kind: "pitch" as const, title: "", minutes: "0" },
    { key: "s1", kind: "closing" as const, title: "Penutup", minutes: "5" },
  ];
  expect(faultsOf({ ...written, agenda }, true)).toEqual({ "agenda.s0.title": "empty", "agenda.s0.minutes": "number" });
  expect(agendaMinutes(agenda)).toBe(5);
  expect(agendaMinutes([{ key: "s0", kind: "pitch", title: "", minutes: "sepuluh" }])).toBe(0);
});

test("a forum comes back into its form as it was", () => {
  const draft = draftOf(
    {
      title: "T",
      slug: "t-t",
      purpose: "P",
      zone: "Asia/Riyadh",
      weekdays: ["FR", "MO"],
      startsLocal: "2026-12-01T20:30",
      minutes: 90,
      turnSeconds: 90,
      agenda: [],
    },
    "",
  );
  expect(draft).toMatchObject({ days: ["MO", "FR"], date: "2026-12-01", time: "20:30", turnSeconds: 90, minutes: 90, zone: "Asia/Riyadh" });
});

test("a segment moves by one place and never out of the list", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
});

test("a refusal of the server finds its field", () => {
  expect(fieldOfRefusal("name_taken", "slug")).toEqual({ name: "slug", fault: "taken" });
  expect(fieldOfRefusal("schedule_invalid", "startsLocal")).toEqual({ name: "date", fault: "schedule" });
  expect(fieldOfRefusal("schedule_invalid", "zone")).toEqual({ name: "zone", fault: "schedule" });
  expect(fieldOfRefusal("unavailable", undefined)).toBeNull();
});
