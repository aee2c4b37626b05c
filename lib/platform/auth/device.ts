// What a browser is called in its owner's list of devices: a known browser and its system, no version, no model.
import Bowser from "bowser";

const knownBrowsers = new Set(Object.values(Bowser.BROWSER_MAP));

/**
 * "Chrome, Android"; empty when the browser does not say. A name that is not in the library's list is left out: whoever signs in with
 * somebody else's password must not choose the words that the owner reads.
 */
export function deviceLabel(userAgent: string): string {
  if (userAgent === "") return "";
  const { browser, os, platform } = Bowser.parse(userAgent);
  const name = knownBrowsers.has(browser.name ?? "") ? browser.name?.replace(/ for Android$/, "") : undefined;
  const system = os.name === "iOS" ? (platform.model ?? os.name) : os.name;
  return [name, system].filter(Boolean).join(", ");
}
