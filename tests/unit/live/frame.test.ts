// Patches and snapshots: what a screen has after the patches is what it would have got whole.
import fc from "fast-check";
import { expect, test } from "vitest";
import { changes, patched, type Views } from "#lib/platform/live/frame";

const view = fc.record({
  title: fc.string(),
  listeners: fc.nat(),
  stage: fc.array(fc.record({ name: fc.string(), locked: fc.boolean() })),
  turn: fc.option(fc.record({ seconds: fc.nat() })),
});

test("a view and its changes make the next view", () => {
  fc.assert(
    fc.property(view, view, (before, next) => {
      const set = changes(before, next);
      const views: Views = { public: before, moderators: null, self: null };
      const after = set ? patched(views, { audience: "public", set }) : views;
      expect(after.public).toEqual(next);
    }),
  );
});

test("a chain of patches over several audiences ends where a snapshot would", () => {
  const audience = fc.constantFrom("public" as const, "moderators" as const, "self" as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(audience, fc.option(view))), (steps) => {
      let screen: Views = { public: null, moderators: null, self: null };
      const server: Record<"public" | "moderators" | "self", object | null> = { public: null, moderators: null, self: null };
      for (const [of, next] of steps) {
        const set = next ? changes(server[of], next) : null;
        const isChanged = next ? set !== null : server[of] !== null;
        if (isChanged) screen = patched(screen, { audience: of, set });
        server[of] = next;
      }
      expect(screen).toEqual(server);
    }),
  );
});

test("only what differs is said, and nothing when nothing does", () => {
  expect(changes({ a: 1, b: [1, { c: 2 }] }, { a: 1, b: [1, { c: 2 }] })).toBeNull();
  expect(changes({ a: 1, b: [1] }, { a: 1, b: [2] })).toEqual({ b: [2] });
  expect(changes(null, { a: 1 })).toEqual({ a: 1 });
});

test("fields that did not change keep their identity, so that screens redraw only what did", () => {
  const stage = [{ name: "Rina" }];
  const screen = patched({ public: { stage, listeners: 1 }, moderators: null, self: null }, { audience: "public", set: { listeners: 2 } });
  expect((screen.public as { stage: unknown }).stage).toBe(stage);
});

test("of a long list only what is new is said, wherever it stands, and the rest keeps its identity", () => {
  const hand = (number: number, name = `Penjahit ${number}`) => ({ number, name, line: "enam tahun di garmen, mencari kerja tetap" });
  const before = Array.from({ length: 80 }, (_, number) => hand(number));
  const next = [hand(7), ...before.slice(0, 7), ...before.slice(8, 40), hand(40, "Juru las"), ...before.slice(41), hand(80)];
  const set = changes({ queue: before }, { queue: next });
  expect(JSON.stringify(set).length).toBeLessThan(400);
  const after = patched({ public: null, moderators: { queue: before }, self: null }, { audience: "moderators", set });
  const { queue } = after.moderators as { queue: object[] };
  expect(queue).toEqual(next);
  expect(queue[1]).toBe(before[0]);
});

test("any list becomes any other, with doubles, gaps and turns", () => {
  const list = fc.array(fc.record({ n: fc.nat(3), words: fc.constantFrom("sangat panjang sekali ".repeat(3), "lain ".repeat(9)) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(list, list, (before, next) => {
      const set = changes({ list: before }, { list: next });
      const views: Views = { public: { list: before }, moderators: null, self: null };
      expect(set ? patched(views, { audience: "public", set }).public : { list: before }).toEqual({ list: next });
    }),
  );
});

test("of an object in a field only what changed is said, as of a place in the queue", () => {
  const self = (place: number) => ({ name: "Putri", ticket: { number: 7, place, card: { line: "enam tahun di garmen" } } });
  const set = changes(self(4), self(3));
  expect(set).toEqual({ ticket: { $fields: { place: 3 } } });
  const after = patched({ public: null, moderators: null, self: self(4) }, { audience: "self", set });
  expect(after.self).toEqual(self(3));
});

test("any object becomes any other, also one of another shape", () => {
  const leaf = fc.oneof(fc.nat(3), fc.constant("kata yang panjang ".repeat(3)), fc.array(fc.nat(2), { maxLength: 3 }), fc.constant(null));
  const inner = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(leaf, fc.dictionary(fc.constantFrom("d", "e"), leaf)));
  fc.assert(
    fc.property(inner, inner, (before, next) => {
      const set = changes({ field: before }, { field: next });
      const views: Views = { public: { field: before } };
      expect((set ? patched(views, { audience: "public", set }) : views).public).toEqual({ field: next });
    }),
  );
});
