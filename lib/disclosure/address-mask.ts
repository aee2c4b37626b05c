// Takes an address out of words that were written: as it stands, encoded as mail and pages encode, and broken over lines.
import "server-only";
import { domainToASCII, domainToUnicode } from "node:url";
import libmime from "libmime";

/** The text with `shown` in place of every spelling of these addresses. Encoded words (RFC 2047) in it are decoded. */
export function withoutAddresses(text: string, addresses: readonly string[], shown: string): string {
  const spellings = [...new Set(addresses.filter((address) => address.includes("@")).flatMap(spellingsOf))];
  // The longest first: one address may end as another one does.
  const longestFirst = spellings.sort((one, other) => other.length - one.length);
  return longestFirst.reduce((rest, address) => rest.replace(anyWriting(address), shown), libmime.decodeWords(text).replaceAll("\0", ""));
}

/** One mailbox with its domain in ASCII and as it is read. */
function spellingsOf(address: string): string[] {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return [domain, domainToASCII(domain), domainToUnicode(domain)].filter((one) => one !== "").map((one) => `${local}@${one}`);
}

/** Between two characters: spaces, line ends with the marks of a quoted mail, soft line ends (RFC 2045), characters without width. */
const breaks = "(?:[\\s>|\\u00ad\\u200b-\\u200f\\u2060\\ufeff]|=(?=[ \\t]*\\r?\\n)){0,40}";

/** An expression that finds the address however its characters are written. */
const anyWriting = (address: string): RegExp => new RegExp([...address].map(anyWay).join(breaks), "giu");

/** One character as itself, in quoted-printable, in an address of a page (RFC 3986) and as an HTML entity. */
function anyWay(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character, "utf8")].map((byte) => byte.toString(16).padStart(2, "0"));
  const ways = [
    character.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"),
    bytes.map((byte) => `=${byte}`).join(""),
    bytes.map((byte) => `%${byte}`).join(""),
    `&#0{0,5}${code};`,
    `&#x0{0,5}${code.toString(16)};`,
    ...(namedWays[character] ?? []),
  ];
  return `(?:${ways.join("|")})`;
}

const namedWays: Readonly<Record<string, readonly string[]>> = {
  "@": ["&commat;", "\\uff20"],
  ".": ["&period;", "\\uff0e", "\\u3002"],
  "-": ["&hyphen;", "\\u2010", "\\u2011"],
  _: ["&lowbar;"],
};
