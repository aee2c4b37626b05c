// What somebody is told of a room before they enter, raise a hand or speak.
import { expect, test } from "vitest";
import { radarViewModel } from "../../../components/rooms/radar/radar-view-model.ts";

const warnings = [{ what: "hosts", organisation: "PT Rangka" } as const];

test("somebody who hides from nobody is told nothing, nor is anybody before the answer", () => {
  for (const before of ["entering", "raising", "speaking"] as const) {
    expect(radarViewModel({ watches: false, warnings: [] }, before, "few")).toBeNull();
    expect(radarViewModel(null, before, "few")).toBeNull();
  }
});

test("a warning comes before entering, before a raised hand and before speaking", () => {
  for (const before of ["entering", "raising", "speaking"] as const)
    expect(radarViewModel({ watches: true, warnings }, before, 640)).toMatchObject({ says: "warning", warnings });
});

test("before a raised hand in a small room it is said that few are known more easily", () => {
  const limits = (before: "entering" | "raising" | "speaking", listeners: number | "few") =>
    radarViewModel({ watches: true, warnings }, before, listeners);
  expect(limits("raising", "few")).toMatchObject({ limits: ["few", "limit"] });
  expect(limits("raising", 640)).toMatchObject({ limits: ["limit"] });
  expect(limits("speaking", "few")).toMatchObject({ limits: [] });
});

test("only from outside one leaves without a trace: inside there is a seat to give up", () => {
  expect(radarViewModel({ watches: true, warnings }, "entering", 640)).toMatchObject({ leave: "leave" });
  for (const before of ["raising", "speaking"] as const)
    expect(radarViewModel({ watches: true, warnings }, before, 640)).toMatchObject({ leave: "leaveNow" });
});

test("where nobody is known to be here that is said, and where nothing could be checked that is said too", () => {
  expect(radarViewModel({ watches: true, warnings: [] }, "entering", 640)).toEqual({ says: "nobody" });
  expect(radarViewModel("unknown", "entering", 640)).toEqual({ says: "unknown" });
});
