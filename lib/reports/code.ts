// The code by which a reporter follows a report without an account: made from the report and the site's secret, so that it can be shown
// again and is kept nowhere.
import "server-only";
import { createHmac } from "node:crypto";
import { env } from "#lib/platform/env";
import { digest } from "#lib/platform/secret/random";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 20;

/** The code of a report: twenty letters of five bits, in groups of five, 100 bits that nobody guesses. */
export const codeOf = (reportId: string): string => codeFor(`report ${reportId}`);

/** The code of a case for the one it is about. */
export const reportedCodeOf = (caseId: string): string => codeFor(`reported ${caseId}`);

function codeFor(what: string): string {
  const bytes = createHmac("sha256", env().SITE_SECRET).update(what).digest();
  const code = Array.from(bytes.subarray(0, length), (byte) => letters[byte & 31]).join("");
  return code.match(/.{5}/g)?.join("-") ?? code;
}

/** A code as somebody typed it: case, groups and the letters that are taken for digits do not matter. */
export const plain = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0")
    .replace(/[^0-9A-Z]/g, "");

export const codeDigestOf = (typed: string): string => digest(plain(typed));
