// One spelling of an address, so that one person has one account however it is typed.
import { domainToASCII } from "node:url";

/** RFC 5322 dot-atom, ASCII only: a local part in other scripts has twins that look alike. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** What the URL parser behind domainToASCII would read as something else than a name. */
const notInDomain = /[\s%/?#:@\\[\]<>^|]/;
/** Signs that only look like an @; NFKC would make them one. */
const falseAt = /[\uFF20\uFE6B]/;

/** Comes along with copied text and is not seen: zero-width and format signs, direction marks and overrides, variation selectors. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/**
 * The address as it is stored and compared: without invisible signs, NFKC, lower case, the domain in ASCII (IDNA) without its trailing dot.
 * Null when it is no address we send mail to.
 */
export function canonical(typed: string): string | null {
  if (typed.length > 254) return null;
  const seen = typed.replace(unseen, "");
  if (falseAt.test(seen)) return null;
  const [local, domain, ...more] = seen.trim().normalize("NFKC").toLowerCase().split("@");
  if (!local || !domain || more.length > 0) return null;
  if (local.length > 64 || !localPart.test(local) || notInDomain.test(domain)) return null;
  const ascii = domainToASCII(domain.replace(/\.$/, ""));
  const labels = ascii.split(".");
  const isName = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? "");
  return isName && local.length + ascii.length < 254 ? `${local}@${ascii}` : null;
}

/** An address in lists of staff: enough to know one's colleague by, and not to write to. */
export function masked(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(2, at))}•••${address.slice(at)}`;
}
