// A device that makes passkeys and signs with them, in memory: what a phone does behind a finger, with the mistakes a thief would make.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { keyCertificates } from "#tests/factories/key-certificate";

type Lie = {
  origin?: string;
  rpId?: string;
  /** Whether the device asked for a finger or a PIN. */
  userVerified?: boolean;
  /** Counts this instead of one more. */
  counter?: number;
  challenge?: string;
  /** Says who made the device, by certificates that name this address for their revocations. */
  revocations?: string;
};

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest();

/** `counts`: whether it counts its uses, as keys do and phones do not. */
export function makeAuthenticator(origin: string, { counts = true }: { counts?: boolean } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = publicKey.export({ format: "jwk" });
  const credentialId = randomBytes(32);
  let used = 0;

  const clientData = (type: string, challenge: string, lie: Lie) =>
    Buffer.from(JSON.stringify({ type, challenge: lie.challenge ?? challenge, origin: lie.origin ?? origin, crossOrigin: false }));

  function authData(flags: number, lie: Lie): Buffer {
    if (counts) used += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lie.counter ?? used);
    const verified = lie.userVerified === false ? 0 : 0x04;
    return Buffer.concat([sha256(lie.rpId ?? new URL(origin).hostname), Buffer.from([flags | verified]), count]);
  }

  const statement = (data: Uint8Array, client: Uint8Array, revocations: string) =>
    new Map<string, unknown>([
      ["alg", -7],
      ["sig", new Uint8Array(sign("sha256", Buffer.concat([data, sha256(client)]), privateKey))],
      ["x5c", keyCertificates(publicKey, sha256(client), revocations)],
    ]);

  const beside = { clientExtensionResults: {}, type: "public-key" as const };
  const id = url(credentialId);

  return {
    credentialId: id,
    /** What `navigator.credentials.create` answers. */
    create(options: { challenge: string }, lie: Lie = {}) {
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(jwk.x ?? "", "base64url"))],
        [-3, new Uint8Array(Buffer.from(jwk.y ?? "", "base64url"))],
      ]);
      const length = Buffer.from([0, credentialId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, isoCBOR.encode(cose as never)]);
      const data = new Uint8Array(Buffer.concat([authData(0x41, lie), attested]));
      const client = clientData("webauthn.create", options.challenge, lie);
      const attestation = new Map<string, unknown>([
        ["fmt", lie.revocations ? "android-key" : "none"],
        ["attStmt", lie.revocations ? statement(data, client, lie.revocations) : new Map()],
        ["authData", data],
      ]);
      const response = {
        clientDataJSON: url(client),
        attestationObject: url(isoCBOR.encode(attestation as never)),
        transports: ["internal"],
      };
      return { id, rawId: id, response, ...beside };
    },
    /** What `navigator.credentials.get` answers. */
    get(options: { challenge: string }, lie: Lie = {}) {
      const client = clientData("webauthn.get", options.challenge, lie);
      const data = authData(0x01, lie);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      const response = { clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) };
      return { id, rawId: id, response, ...beside };
    },
  };
}
