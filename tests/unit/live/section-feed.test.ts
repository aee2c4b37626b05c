// One section whose readers see different versions of it: read once, sent to each as the difference to what they have.
import { expect, test } from "vitest";
import { patched } from "#lib/platform/live/frame";
import { createSectionFeed, type SetFor } from "#lib/platform/live/section-feed";
import { section } from "#lib/platform/live/topic";

type Row = { id: string; name: string; hiddenFrom: string[] };

/** Names, empty for whoever hides from the reader. */
function names(rows: () => Row[]) {
  let reads = 0;
  const described = section<Row[]>({
    audience: "public",
    everyMs: 1,
    load: async () => {
      reads += 1;
      return structuredClone(rows());
    },
    versionOf: (state, view) =>
      state
        .filter(({ hiddenFrom }) => hiddenFrom.includes(view))
        .map(({ id }) => id)
        .join(),
    fields: (state, version) => ({ names: state.map(({ id, name }) => (version.split(",").includes(id) ? "" : name)) }),
  });
  return { described, reads: () => reads };
}

test("a change is read once, reaches each reader in their version, and those with one version by the same bytes", async () => {
  const rows: Row[] = [
    { id: "a", name: "Melati", hiddenFrom: [] },
    { id: "b", name: "Cendana", hiddenFrom: ["boss"] },
  ];
  const { described, reads } = names(() => rows);
  const sent: SetFor[] = [];
  const feed = createSectionFeed(
    "room",
    described,
    (setFor) => sent.push(setFor),
    (error) => expect.fail(String(error)),
  );
  await feed.hold();
  const readers = ["boss", "friend", "stranger"];
  const screens = new Map(readers.map((view) => [view, { public: feed.fields(view) }]));
  expect(screens.get("boss")).toEqual({ public: { names: ["Melati", ""] } });
  expect(screens.get("friend")).toEqual({ public: { names: ["Melati", "Cendana"] } });

  rows.push({ id: "c", name: "Kenanga", hiddenFrom: ["friend"] });
  feed.mark("all");
  feed.ask();
  await expect.poll(() => sent.length).toBe(1);
  expect(reads()).toBe(2);
  const setFor = sent[0] as SetFor;
  for (const view of readers) {
    const after = patched(screens.get(view) as never, { audience: "public", set: setFor(view) });
    expect.soft(after, view).toEqual({ public: feed.fields(view) });
  }
  expect(JSON.stringify([setFor("boss"), feed.fields("boss")])).not.toContain("Cendana");
  expect(JSON.stringify(setFor("friend"))).not.toContain("Kenanga");
  expect(setFor("stranger")).not.toBe(setFor("friend"));
  expect(setFor("stranger")).toBe(setFor("passer-by"));
  feed.stop();
});

test("who begins to hide loses their name for the reader although nothing else changed, and nobody else is sent anything", async () => {
  const rows: Row[] = [{ id: "a", name: "Melati", hiddenFrom: [] }];
  const { described } = names(() => rows);
  const sent: SetFor[] = [];
  const feed = createSectionFeed(
    "room",
    described,
    (setFor) => sent.push(setFor),
    (error) => expect.fail(String(error)),
  );
  await feed.hold();
  rows[0]?.hiddenFrom.push("boss");
  feed.mark("all");
  feed.ask();
  await expect.poll(() => sent.length).toBe(1);
  expect((sent[0] as SetFor)("boss")).toEqual({ names: [""] });
  expect((sent[0] as SetFor)("friend")).toBe(null);
  feed.stop();
});
