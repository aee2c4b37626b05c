// Whose view is shown: four links in the dress of a segmented control. Each is a page of its own, so that it works without scripts.
import { getTranslations } from "next-intl/server";
import { cn } from "#components/ui/class/cn";
import { Link } from "#lib/i18n/navigation";
import { type ViewerName, viewerNames } from "#lib/privacy/view";

export async function ViewerLinks({ as }: { as: ViewerName }) {
  const t = await getTranslations("preview");
  return (
    <nav aria-label={t("viewers")} className="mt-5">
      <ul className="grid grid-cols-[repeat(4,auto)] rounded-full border border-line bg-card p-[3px] max-[22rem]:grid-cols-2 max-[22rem]:rounded-3">
        {viewerNames.map((name) => (
          <li key={name}>
            <Link
              href={{ pathname: "/privacy/see-as", query: { as: name } }}
              aria-current={name === as ? "page" : undefined}
              prefetch={false}
              className={cn(
                "flex min-h-11 items-center justify-center rounded-full px-1 text-center text-sm font-semibold",
                name === as ? "bg-ink text-paper" : "text-ink-2 hover:text-ink",
              )}
            >
              {t(`as.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
