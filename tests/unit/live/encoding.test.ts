// A browser gets the smallest form of those that it can read.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressed, encodingFor } from "#lib/platform/live/encoding";

const all = ["br", "gzip", "identity"] as const;

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["*;q=0, identity", "identity"],
  ["gzip;q=0, br;q=0", "identity"],
  ["identity, gzip;q=0.5", "identity"],
  ["deflate", "identity"],
  ["", "identity"],
  [undefined, "identity"],
  ["*;q=0", "identity"],
  ["nonsense;;;q=,,", "identity"],
])("to %s it is sent as %s", (accepted, encoding) => {
  expect(encodingFor(accepted, all)).toBe(encoding);
});

test("what is not there in an encoding is not sent in it", () => {
  expect(encodingFor("br, gzip", ["gzip", "identity"])).toBe("gzip");
  expect(encodingFor("br", ["gzip", "identity"])).toBe("identity");
});

test("each form is the same page, made once", async () => {
  const text = "Angkat tangan, didengar, pulang dengan pekerjaan. ".repeat(50);
  const { encoded, encodings } = compressed(Buffer.from(text));
  expect(encodings).toEqual(all);
  expect(brotliDecompressSync(await encoded("br")).toString()).toBe(text);
  expect(gunzipSync(await encoded("gzip")).toString()).toBe(text);
  expect(await encoded("br")).toBe(await encoded("br"));
  expect((await encoded("br")).length).toBeLessThan(text.length / 5);
});

test("a few bytes are sent as they are", () => {
  expect(compressed(Buffer.from("ok")).encodings).toEqual(["identity"]);
});

test("the same browser gets a large page in gzip and a small one as it is, whichever it asked for first", () => {
  expect(encodingFor("gzip", ["br", "gzip", "identity"])).toBe("gzip");
  expect(encodingFor("gzip", ["identity"])).toBe("identity");
  expect(encodingFor("gzip", ["br", "gzip", "identity"])).toBe("gzip");
});
