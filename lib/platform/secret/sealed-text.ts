// What rests encrypted: AES-256-GCM under a key derived from the site's secret, readable only for what it was sealed for.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const ivBytes = 12;
const tagBytes = 16;

const keyOf = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "sealed text", 32));

/** `purpose` names what it is and whose, such as "authenticator app 0190…": under another one it cannot be opened. */
export function sealBytes(secret: string, purpose: string, plain: Uint8Array): Buffer<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), iv).setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes again; null when they were sealed under another secret, for another purpose, or changed since. */
export function unsealBytes(secret: string, purpose: string, sealed: Uint8Array): Buffer<ArrayBuffer> | null {
  if (sealed.length < ivBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Short text, sealed. */
export const seal = (secret: string, purpose: string, text: string): string =>
  sealBytes(secret, purpose, Buffer.from(text)).toString("base64url");

/** The text again, or null as with bytes. */
export const unseal = (secret: string, purpose: string, sealed: string): string | null =>
  unsealBytes(secret, purpose, Buffer.from(sealed, "base64url"))?.toString("utf8") ?? null;
