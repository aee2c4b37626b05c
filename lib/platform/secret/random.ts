// Randomness that others see.
import { createHash, randomBytes, randomInt } from "node:crypto";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** `length` characters of 5 random bits each: 26 hold 130 bits. */
export const randomId = (length: number): string => Array.from(randomBytes(length), (byte) => letters[byte & 31]).join("");

/** 256 random bits for a cookie or a link. */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token. */
export const digest = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** One of `list`, evenly. */
export const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
