"use client";
// A whole document for the places outside of every language: an address without one, or a fault above the page. It speaks the
// language of the address, else Indonesian.
import { useSyncExternalStore } from "react";
import { Wordmark } from "#components/ui/brand/wordmark";
import { Button } from "#components/ui/button";
import texts from "../../../lib/i18n/outside.json";
import { firstScript } from "../header/theme.tsx";
import { MessagePage } from "./message-page.tsx";

type Language = keyof typeof texts;

const never = () => () => {};
const ofAddress = (): Language => {
  const first = location.pathname.split("/")[1] ?? "";
  return first in texts ? (first as Language) : "id";
};

export type PageWithoutLanguageProps = { fault?: boolean; again?: () => void };

export function PageWithoutLanguage({ fault = false, again }: PageWithoutLanguageProps) {
  const language = useSyncExternalStore(never, ofAddress, () => "id" as const);
  const words = texts[language];
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: a whole document outside of every layout. */}
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Suara Kerja</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; its hash stands in the policy. */}
        <script dangerouslySetInnerHTML={{ __html: firstScript }} />
      </head>
      <body>
        <main id="content" className="mx-auto max-w-text px-4 py-6">
          <Wordmark />
          <MessagePage
            title={fault ? words.errorTitle : words.notFoundTitle}
            actions={
              <>
                {again ? (
                  <Button variant="main" onClick={again}>
                    {words.again}
                  </Button>
                ) : null}
                <Button asChild variant={again ? "quiet" : "main"}>
                  <a href={`/${language}`}>{words.toHome}</a>
                </Button>
              </>
            }
          >
            {fault ? words.errorBody : words.notFoundBody}
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
