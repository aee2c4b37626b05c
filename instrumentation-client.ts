// Before anything of ours runs in a browser. A number drawn earlier would not match the digits of the page that the server made.
import "#lib/i18n/digits";
import { showUnavailablePages } from "#lib/platform/pages/unavailable-page";
import { followReplacedText } from "#lib/platform/text/replaced-text";

// Zod would probe for eval, which the policy refuses and reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

followReplacedText();
showUnavailablePages();
