// Runs in the browser before anything is drawn: a number formatted earlier would not match the page that the server made.
import "#lib/i18n/digits";
