// Sends an address without a language to the one with it. Nothing else: who may see what is decided in the nouns.
import createMiddleware from "next-intl/middleware";
import { routing } from "#lib/i18n/routing";

export default createMiddleware(routing);

// Machines' doors, Next's files and anything with a dot have no language.
export const config = { matcher: "/((?!api/|live/|rtc|_next/|.*\\..*).*)" };
