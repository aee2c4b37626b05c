import type { Messages as AllMessages } from "./messages.ts";
import type { Locale as OurLocale } from "./routing.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: AllMessages;
  }
}
