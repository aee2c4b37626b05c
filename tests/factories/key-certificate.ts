// A certificate as Android phones hand out for a key, of an authority that somebody made up: it names an address where its revocations are read.
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const list = (...parts: Uint8Array[]) => tlv(0x30, ...parts);
const integer = (value: number) => tlv(0x02, Buffer.from([value]));
const level = (value: number) => tlv(0x0a, Buffer.from([value]));
const bytes = (value: Uint8Array) => tlv(0x04, value);
const bits = (value: Uint8Array) => tlv(0x03, Buffer.from([0]), value);
const time = (at: Date) => tlv(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-T:]/g, "")}Z`));
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, "hex"));
const name = (text: string) => list(tlv(0x31, list(oid("550403"), tlv(0x0c, Buffer.from(text)))));
const withSha256 = list(oid("2a8648ce3d040302"));

type Made = { subject: string; issuer: string; key: KeyObject; by: KeyObject; extensions: Buffer[] };

function certificate({ subject, issuer, key, by, extensions }: Made): Uint8Array {
  const day = 24 * 3_600_000;
  const valid = list(time(new Date(Date.now() - 400 * day)), time(new Date(Date.now() + 4_000 * day)));
  const parts = [integer(1), withSha256, name(issuer), valid, name(subject), key.export({ type: "spki", format: "der" })];
  const signed = list(tlv(0xa0, integer(2)), ...parts, ...(extensions.length > 0 ? [tlv(0xa3, list(...extensions))] : []));
  return new Uint8Array(list(signed, withSha256, bits(sign("sha256", signed, by))));
}

/** The certificate of `key` over what the browser said, and that of its authority. */
export function keyCertificates(key: KeyObject, clientDataHash: Uint8Array, revocations: string): Uint8Array[] {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const statement = list(integer(3), level(1), integer(4), level(1), bytes(clientDataHash), bytes(Buffer.alloc(0)), list(), list());
  const place = tlv(0xa0, tlv(0xa0, tlv(0x86, Buffer.from(revocations))));
  const extensions = [list(oid("2b06010401d679020111"), bytes(statement)), list(oid("551d1f"), bytes(list(list(place))))];
  const issuer = "Made up";
  const leaf = certificate({ subject: "Key", issuer, key, by: authority.privateKey, extensions });
  const root = certificate({ subject: issuer, issuer, key: authority.publicKey, by: authority.privateKey, extensions: [] });
  return [leaf, root];
}
