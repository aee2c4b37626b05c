// Links and redirects that keep the language. The links of Next and next-intl weigh 6 kB together, on every page; what we use of
// them is in the files beside this one.
import { redirect as redirectTo } from "next/navigation";
import { addressOf, type Href } from "./address.ts";
import type { Locale } from "./routing.ts";

export { Link } from "./link.tsx";
export { usePathname, useRouter } from "./router.ts";

export const redirect = ({ href, locale }: { href: Href; locale: Locale }): never => redirectTo(addressOf(href, locale));
