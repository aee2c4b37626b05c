import { expect, test } from "vitest";
import { meetingDays } from "#lib/series/recurrence";

test.each([
  ["FREQ=DAILY", "daily"],
  ["FREQ=WEEKLY;BYDAY=TH,TU", ["TU", "TH"]],
  ["FREQ=WEEKLY;BYDAY=SU,TU,TH", ["TU", "TH", "SU"]],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "daily"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", null],
  ["FREQ=MONTHLY;BYDAY=1MO", null],
])("%s meets on %j", (rule, days) => {
  expect(meetingDays(rule)).toEqual(days);
});
