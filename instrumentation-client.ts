// Before anything of ours runs in a browser. A number drawn earlier would not match the digits of the page that the server made.
import "#lib/i18n/digits";
import { followReplacedText } from "#lib/platform/replaced-text";
import { showUnavailablePages } from "#lib/platform/unavailable-page";

// Zod would probe for eval, which the policy refuses and reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

followReplacedText();
showUnavailablePages();
