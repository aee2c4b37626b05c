// A web address proposed from a forum's title. Pure.

const longest = 60;

/** Lower-case words joined by hyphens; empty when the title has no Latin letters or digits, then its maker writes one. */
export function suggestSlug(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’]/g, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (!words) return "";
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug || (words[0] ?? "").slice(0, longest);
}
