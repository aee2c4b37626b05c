import { expect, test } from "vitest";
import {
  agendaMinutes,
  draftOf,
  faultsOf,
  fieldOfRefusal,
  firstDay,
  moved,
  type SeriesDraft,
  termsOf,
} from "../../../components/series/series-draft.ts";
import { seriesInput } from "../../../lib/series/schema.ts";

const days = { earliest: "2025-11-27", latest: "2028-11-27" };
const asNew = { isNew: true, days };

const written: SeriesDraft = {
  ...draftOf(null, "2026-11-26"),
  title: " Forum Kerja Karawang ",
  slug: "forum-kerja-karawang",
  purpose: "Bertemu perekrut tanpa perantara.",
  myName: "Rina",
  agenda: [{ key: "s0", kind: "pitch", title: "Pitch", minutes: "60" }],
};

test("a form without faults becomes what the server accepts", () => {
  expect(faultsOf(written, asNew)).toEqual({});
  const input = { ...termsOf(written), slug: written.slug, myName: written.myName };
  expect(seriesInput.safeParse(input).success).toBe(true);
  expect(input).toMatchObject({ title: "Forum Kerja Karawang", startsLocal: "2026-11-26T19:00", agenda: [{ minutes: 60 }] });
});

test("an empty form is told what it lacks", () => {
  expect(faultsOf(draftOf(null, ""), asNew)).toEqual({ title: "empty", slug: "empty", purpose: "empty", myName: "empty", date: "date" });
});

test("an address and one's own name belong to a new forum only", () => {
  expect(faultsOf({ ...written, slug: "", myName: "" }, { isNew: false, days })).toEqual({});
});

test("each kind of wrong address has its own word", () => {
  expect(faultsOf({ ...written, slug: "ab" }, asNew).slug).toBe("short");
  expect(faultsOf({ ...written, slug: "forum kerja" }, asNew).slug).toBe("slug");
  expect(faultsOf({ ...written, slug: "a".repeat(61) }, asNew).slug).toBe("long");
});

test("faults of the agenda stand at their segment", () => {
  const agenda = [
    { key: "s0", kind: "pitch" as const, title: "", minutes: "0" },
    { key: "s1", kind: "closing" as const, title: "Penutup", minutes: "5" },
  ];
  expect(faultsOf({ ...written, agenda }, asNew)).toEqual({ "agenda.s0.title": "empty", "agenda.s0.minutes": "number" });
  expect(agendaMinutes(agenda)).toBe(5);
  expect(agendaMinutes([{ key: "s0", kind: "pitch", title: "", minutes: "sepuluh" }])).toBe(0);
});

test("minutes are read in the digits of the reader", () => {
  const agenda = [{ key: "s0", kind: "pitch" as const, title: "Pitch", minutes: "٤٥" }];
  expect(faultsOf({ ...written, agenda }, asNew)).toEqual({});
  expect(termsOf({ ...written, agenda }).agenda).toMatchObject([{ minutes: 45 }]);
  expect(agendaMinutes(agenda)).toBe(45);
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
  expect(fieldOfRefusal("start_too_far", "startsLocal")).toEqual({ name: "date", fault: "range" });
  expect(fieldOfRefusal("unavailable", undefined)).toBeNull();
});

test.each([
  ["0000-01-01", "range"],
  ["1900-01-01", "range"],
  ["2025-11-26", "range"],
  ["2025-11-27", undefined],
  ["2028-11-27", undefined],
  ["2028-11-28", "range"],
  ["275760-01-01", "date"],
])("a first meeting on %s is %s", (date, fault) => {
  expect(faultsOf({ ...written, date }, asNew).date).toBe(fault);
});

test("a series that has met for years keeps its first day, and may not move it to another one so far away", () => {
  const kept = { isNew: false, days, kept: "2019-05-06T19:00" };
  expect(faultsOf({ ...written, date: "2019-05-06", time: "20:00" }, kept)).toEqual({});
  expect(faultsOf({ ...written, date: "2019-05-07" }, kept)).toEqual({ date: "range" });
});

test("a missing hour is said at the hour, not at the date", () => {
  expect(faultsOf({ ...written, time: "" }, asNew)).toEqual({ time: "time" });
});

test("the first meeting in words is on the first chosen weekday from the date on", () => {
  // 27 November 2026 is a Friday.
  expect(firstDay({ days: ["FR"], date: "2026-11-27" })).toBe("2026-11-27");
  expect(firstDay({ days: ["TH"], date: "2026-11-27" })).toBe("2026-12-03");
  expect(firstDay({ days: [], date: "2026-11-27" })).toBeNull();
  expect(firstDay({ days: ["FR"], date: "" })).toBeNull();
});

test("signs that nobody sees are an empty field, and those that cannot be kept are said at theirs", () => {
  expect(faultsOf({ ...written, title: "\u200b\u200b", purpose: "\u2800" }, asNew)).toEqual({ title: "empty", purpose: "empty" });
  expect(faultsOf({ ...written, title: "Forum \0", purpose: "Forum \ud800" }, asNew)).toEqual({ title: "signs", purpose: "signs" });
  expect(faultsOf({ ...written, title: "a".repeat(61) }, asNew)).toEqual({ title: "long" });
  expect(fieldOfRefusal("invalid", "purpose")).toEqual({ name: "purpose", fault: "signs" });
  expect(fieldOfRefusal("invalid", "minutes")).toBeNull();
});
