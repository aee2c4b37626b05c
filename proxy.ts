// Sends an address without a language to the one with it. Nothing else: who may see what is decided in the nouns.
import createMiddleware from "next-intl/middleware";
import { routing } from "#lib/i18n/routing";

export default createMiddleware(routing);

// Machines' doors, Next's files and anything with a dot have no language; an action is sent by a page that has one already.
export const config = {
  matcher: [{ source: "/((?!api/|live/|rtc|_next/|.*\\..*).*)", missing: [{ type: "header", key: "next-action" }] }],
};
