// However an address is written in a mail, the other side reads the masked one.
import { expect, test } from "vitest";
import { withoutAddresses } from "#lib/disclosure/address-mask";

const ayu = "ayu.lestari+kerja@rumah.example";
const hidden = (text: string) => withoutAddresses(text, [ayu], "masked@relay.example");

test("an address is replaced as it stands, in any case and as often as it stands", () => {
  expect(hidden(`Ayu <${ayu}>, ${ayu.toUpperCase()}.`)).toBe("Ayu <masked@relay.example>, masked@relay.example.");
});

test.each([
  ["in quoted-printable", "ayu.lestari=2Bkerja=40rumah.example"],
  ["with every character in quoted-printable", [...ayu].map((one) => `=${one.charCodeAt(0).toString(16)}`).join("")],
  ["as a page's address", "mailto:ayu.lestari%2bkerja%40rumah.example"],
  ["in HTML entities", "ayu.lestari&#43;kerja&#x0040;rumah&period;example"],
  ["in an encoded word by Q", "=?utf-8?Q?Ayu_=3Cayu=2Elestari=2Bkerja=40rumah=2Eexample=3E?="],
  ["in an encoded word by B", `=?utf-8?B?${Buffer.from(`Ayu ${ayu}`).toString("base64")}?=`],
  ["over two encoded words", "=?utf-8?Q?ayu=2Elestari=2Bkerja?=\r\n =?utf-8?Q?=40rumah=2Eexample?="],
  ["broken by a soft line end", "ayu.lestari+ker=\r\nja@rumah.example"],
  ["broken over quoted lines", "> To: ayu.lestari+kerja@\n> > rumah.example"],
  ["with characters without width", "ayu.lestari\u200b+kerja@\u2060rumah.exam\u00adple"],
  ["with a wide sign", "ayu.lestari+kerja\uff20rumah.example"],
])("an address %s is replaced", (_how, text) => {
  const seen = hidden(text);
  expect(seen).toContain("masked@relay.example");
  expect(seen.replaceAll("masked@relay.example", "")).not.toMatch(/lestari|rumah|kerja/i);
});

test("a domain with letters beyond ASCII is found in both its spellings", () => {
  const seen = withoutAddresses("ayu@xn--bcher-kva.example, ayu@bücher.example", ["ayu@bücher.example"], "masked");
  expect(seen).toBe("masked, masked");
});

test("an address with signs of expressions in it is found as it is and nothing else", () => {
  expect(withoutAddresses("a.b*c@x.example aXbbc@x.example", ["a.b*c@x.example"], "masked")).toBe("masked aXbbc@x.example");
});

test("other words stay as they are, also those that look encoded", () => {
  const text = "budi@rumah.example = ayu =?x?Q? =?utf-8?Q?caf=C3=A9?=";
  expect(hidden(text)).toBe("budi@rumah.example = ayu =?x?Q? café");
});
