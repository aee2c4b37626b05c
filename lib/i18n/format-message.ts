// Formats a parsed message (compiled-messages.ts); next.config.ts puts it in the place of next-intl's own formatter, which parses.
import format from "use-intl/format-message/format-only";

/** A message whose branch is empty is an empty text: the library answers an empty list for it, which would be an error on the page. */
function formatMessage(...args: Parameters<typeof format>): ReturnType<typeof format> {
  const made = format(...args);
  return Array.isArray(made) && made.length === 0 ? "" : made;
}

/** use-intl asks here whether `t.raw` gives back the text as it was written: parsed, it cannot. */
formatMessage.raw = false;

export default formatMessage;
