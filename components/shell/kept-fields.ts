// What stands in the fields of a page, kept over one reload of it in this tab. Passwords are not.

const storageKey = "kept-fields";
const unkept = new Set(["password", "hidden", "file", "checkbox", "radio", "submit", "button"]);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type KeptFields = { path: string; fields: Record<string, string> };

const controls = () =>
  [...document.querySelectorAll<Control>("input, textarea, select")].filter(({ type, value }) => !unkept.has(type) && value !== undefined);

/** The same after a reload: what the field is called. */
const keyOf = (control: Control) =>
  [control.tagName, control.name, control.labels?.[0]?.textContent?.trim() ?? control.ariaLabel ?? ""].join("|");

/** Call before the page is reloaded. */
export function keepFields(): void {
  const fields = Object.fromEntries(controls().flatMap((control) => (control.value ? [[keyOf(control), control.value]] : [])));
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ path: location.pathname, fields } satisfies KeptFields));
  } catch {
    // Storage is off or full: what has a draft of its own is kept all the same.
  }
}

function take(): Record<string, string> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") as KeptFields | null;
    sessionStorage.removeItem(storageKey);
    return kept?.path === location.pathname ? kept.fields : {};
  } catch {
    return {};
  }
}

/** Fills what was kept into the fields that are empty, also into those of a sheet that is opened later. Answers how to stop. */
export function restoreFields(): () => void {
  const fields = take();
  if (Object.keys(fields).length === 0) return () => {};
  const fill = () => {
    for (const control of controls()) {
      const key = keyOf(control);
      const value = fields[key];
      if (value === undefined) continue;
      delete fields[key];
      if (control.value === value) continue;
      // React hears of a change only past its own setter.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    }
    if (Object.keys(fields).length === 0) observer.disconnect();
  };
  const observer = new MutationObserver(() => requestAnimationFrame(fill));
  observer.observe(document.body, { childList: true, subtree: true });
  requestAnimationFrame(fill);
  return () => observer.disconnect();
}
