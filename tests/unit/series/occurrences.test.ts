import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fault, first, localDateOf, occurrences, on, placed, ruleOf, windowDays } from "#lib/series/occurrences";

const at = (text: string) => new Date(text);
const starts = (...args: Parameters<typeof occurrences>) => occurrences(...args).map(({ startsAt }) => startsAt.toISOString());

test("the tests run in a zone that nobody expects", () => {
  expect(new Date("2026-11-25T00:00:00Z").getTimezoneOffset()).toBe(-345);
});

test("a forum at 19:00 in Jakarta is at 12:00 UTC every day", () => {
  const daily = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-20T19:00", minutes: 180 };
  expect(starts(daily, at("2026-11-25T04:00:00Z"), at("2026-11-28T04:00:00Z"))).toEqual([
    "2026-11-25T12:00:00.000Z",
    "2026-11-26T12:00:00.000Z",
    "2026-11-27T12:00:00.000Z",
  ]);
  expect(occurrences(daily, at("2026-11-25T04:00:00Z"), at("2026-11-26T04:00:00Z"))[0]?.endsAt.toISOString()).toBe(
    "2026-11-25T15:00:00.000Z",
  );
});

test("a forum of the Gulf meets on its own weekdays, also where the UTC day is another", () => {
  const late = { zone: "Asia/Riyadh", rule: "FREQ=WEEKLY;BYDAY=SU,TU", startsLocal: "2026-11-01T01:30", minutes: 60 };
  // Sunday 01:30 in Riyadh is still Saturday in UTC.
  expect(starts(late, at("2026-11-28T00:00:00Z"), at("2026-12-02T00:00:00Z"))).toEqual([
    "2026-11-28T22:30:00.000Z",
    "2026-11-30T22:30:00.000Z",
  ]);
});

test("19:00 stays 19:00 where clocks are put back", () => {
  const berlin = { zone: "Europe/Berlin", rule: "FREQ=DAILY", startsLocal: "2026-10-01T19:00", minutes: 60 };
  expect(starts(berlin, at("2026-10-24T00:00:00Z"), at("2026-10-27T00:00:00Z"))).toEqual([
    "2026-10-24T17:00:00.000Z",
    "2026-10-25T18:00:00.000Z",
    "2026-10-26T18:00:00.000Z",
  ]);
});

test("a skipped day is a local date", () => {
  const late = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-20T03:00", minutes: 60 };
  expect(starts(late, at("2026-11-24T00:00:00Z"), at("2026-11-27T00:00:00Z"), ["2026-11-26"])).toEqual([
    "2026-11-24T20:00:00.000Z",
    "2026-11-26T20:00:00.000Z",
  ]);
});

test("nothing meets before the first day", () => {
  const later = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-12-01T19:00", minutes: 60 };
  expect(starts(later, at("2026-11-25T00:00:00Z"), at("2026-12-02T00:00:00Z"))).toEqual(["2026-12-01T12:00:00.000Z"]);
});

test("all seven days are every day", () => {
  expect(ruleOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"])).toBe("FREQ=DAILY");
  expect(ruleOf(["FR", "MO"])).toBe("FREQ=WEEKLY;BYDAY=MO,FR");
});

test("the local date is that of the zone", () => {
  expect(localDateOf(at("2026-11-25T18:00:00Z"), "Asia/Jakarta")).toBe("2026-11-26");
  expect(localDateOf(at("2026-11-25T18:00:00Z"), "Asia/Riyadh")).toBe("2026-11-25");
});

describe("a timetable that cannot be kept is named by its field", () => {
  const good = { zone: "Asia/Jakarta", rule: "FREQ=DAILY", startsLocal: "2026-11-25T19:00", minutes: 60 };
  test.each([
    [good, null],
    [{ ...good, zone: "Jakarta" }, "zone"],
    [{ ...good, zone: "Asia/Atlantis" }, "zone"],
    [{ ...good, zone: "+07:00" }, "zone"],
    [{ ...good, startsLocal: "2026-02-31T19:00" }, "startsLocal"],
    [{ ...good, startsLocal: "2026-11-25T25:00" }, "startsLocal"],
  ] as const)("%o: %s", (timetable, field) => {
    expect(fault(timetable)).toBe(field);
  });
});

describe("a daily series of any age", () => {
  const daily = (startsLocal: string, rule = "FREQ=DAILY") => ({ zone: "Asia/Jakarta", rule, startsLocal, minutes: 60 });
  const window = [at("2026-11-25T00:00:00Z"), at("2026-12-09T00:00:00Z")] as const;

  test.each(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=DAILY;INTERVAL=3"])(
    "meets as if it were counted from its first day (%s)",
    (rule) => {
      // A start so near that nothing is skipped, and one a thousand whole periods of all these rules earlier.
      const near = daily("2026-11-20T19:00", rule);
      const periods = 42 * 24 * 3_600_000;
      const far = daily(new Date(Date.parse("2026-11-20T19:00:00Z") - 400 * periods).toISOString().slice(0, 16), rule);
      expect(starts(far, ...window)).toEqual(starts(near, ...window));
      expect(starts(near, ...window).length).toBeGreaterThan(0);
    },
  );

  test.each(["0000-01-01T00:00", "1900-01-01T00:00", "1969-12-31T00:00", "2200-01-01T00:00"])(
    "has no meetings when it begins in %s",
    (startsLocal) => {
      expect(starts(daily(startsLocal), ...window)).toEqual([]);
      expect(fault(daily(startsLocal))).toBe("startsLocal");
    },
  );

  test("answers for four hundred days at most, and never more than a meeting a day", () => {
    expect(starts(daily("2026-01-01T19:00"), window[0], at("9999-01-01T00:00:00Z"))).toHaveLength(windowDays);
    for (const rule of ["FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY"])
      expect(starts(daily("2026-01-01T19:00", rule), ...window)).toEqual([]);
  });

  test("a thousand questions about one that began in 1970 are answered", () => {
    for (let ahead = 0; ahead < 1000; ahead++) {
      const localDate = new Date(Date.UTC(2026, 0, 1) + ahead * 86_400_000).toISOString().slice(0, 10);
      expect(on(daily("1970-01-01T19:00"), localDate)?.startsAt.toISOString()).toBe(`${localDate}T12:00:00.000Z`);
    }
  });
});

describe.each(["Asia/Kathmandu", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "UTC"])("on a host in %s", (hostZone) => {
  let before: string | undefined;
  beforeAll(() => {
    before = process.env.TZ;
    process.env.TZ = hostZone;
  });
  afterAll(() => {
    process.env.TZ = before;
  });
  const berlin = (startsLocal: string) => ({ zone: "Europe/Berlin", rule: "FREQ=DAILY", startsLocal, minutes: 60 });
  const moment = (local: string, zone: string) => placed(at(`${local}:00Z`), zone).toISOString();

  test("a repeated hour is the first of the two", () => {
    expect(first(berlin("2026-10-25T02:30"))?.startsAt.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(moment("2026-10-25T02:00", "Europe/Berlin")).toBe("2026-10-25T00:00:00.000Z");
    expect(moment("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T02:00:00.000Z");
    expect(moment("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
    expect(moment("2026-04-05T02:30", "Australia/Sydney")).toBe("2026-04-04T15:30:00.000Z");
  });

  test("an hour that clocks skip is read with the offset before the change: an hour later on the wall", () => {
    expect(moment("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(moment("2026-03-29T03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(moment("2026-03-08T02:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
  });

  test("the days beside a change are as always, and so are zones without one", () => {
    expect(starts(berlin("2026-10-24T02:30"), at("2026-10-24T00:00:00Z"), at("2026-10-27T00:00:00Z"))).toEqual([
      "2026-10-24T00:30:00.000Z",
      "2026-10-25T00:30:00.000Z",
      "2026-10-26T01:30:00.000Z",
    ]);
    expect(moment("2026-11-29T20:00", "Asia/Riyadh")).toBe("2026-11-29T17:00:00.000Z");
    expect(moment("2026-11-30T00:00", "Asia/Jakarta")).toBe("2026-11-29T17:00:00.000Z");
    expect(moment("2026-11-30T00:00", "Pacific/Kiritimati")).toBe("2026-11-29T10:00:00.000Z");
  });
});
