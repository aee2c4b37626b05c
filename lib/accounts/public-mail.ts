// Domains at which anybody may have an address: one there says nothing about a company. Data, not complete: what is missing is seen by the
// administrator who lets the first vacancy pass. Pure.

/** The providers with many domains, by the part before the ending: yahoo.com, yahoo.co.id and yahoo.com.sg are one. */
const brands = new Set(["gmail", "googlemail", "yahoo", "ymail", "rocketmail", "outlook", "hotmail", "live", "msn", "gmx", "yandex"]);

const domains = new Set([
  ...[
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tutanota.com",
    "tuta.io",
    "tuta.com",
    "aol.com",
    "mail.com",
  ],
  ...["email.com", "zoho.com", "zohomail.com", "fastmail.com", "hey.com", "hushmail.com", "inbox.com", "mail.ru", "bk.ru", "list.ru"],
  ...[
    "web.de",
    "t-online.de",
    "freenet.de",
    "laposte.net",
    "orange.fr",
    "free.fr",
    "libero.it",
    "qq.com",
    "163.com",
    "126.com",
    "sina.com",
  ],
  ...["naver.com", "daum.net", "hanmail.net", "rediffmail.com", "plasa.com", "telkom.net", "indo.net.id", "cbn.net.id", "centrin.net.id"],
  ...[
    "maktoob.com",
    "nate.com",
    "passmail.net",
    "duck.com",
    "simplelogin.com",
    "mozmail.com",
    "relay.firefox.com",
    "privaterelay.appleid.com",
  ],
  ...["mailinator.com", "guerrillamail.com", "10minutemail.com", "temp-mail.org", "yopmail.com", "sharklasers.com", "trashmail.com"],
]);

/** Whether this domain, or one above it, gives addresses to anybody. */
export function isPublicMail(domain: string): boolean {
  const labels = domain.split(".");
  return labels.some((label, index) => {
    const rest = labels.length - index;
    const endsAsBrand = rest === 2 || (rest === 3 && (labels[index + 1] ?? "").length <= 3);
    return domains.has(labels.slice(index).join(".")) || (endsAsBrand && brands.has(label));
  });
}
