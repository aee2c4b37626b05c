// The one screen that `up` ends with: where to go, as whom, and what to try.
import { appSecret, password, people } from "#prisma/cast";
import type { Livekit } from "./livekit.ts";

const bold = (text: string) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);

/** Clears a terminal, so that the screen stands alone; a log keeps its lines. */
export async function welcome({
  site,
  folder,
  voice,
  addresses,
  demo,
  provider,
}: {
  site: string;
  folder: string;
  voice: Livekit | "outside" | "coming";
  /** Where browsers find voices. */
  addresses: readonly string[];
  demo: boolean;
  /** The name of the demo's identity provider; empty without one. */
  provider: string;
}): Promise<void> {
  const audio =
    voice === "coming"
      ? `\n  ${bold("Sound comes in about three minutes,")} once: livekit-server is being made. Open pages turn it on by themselves.\n`
      : typeof voice === "object" && "reason" in voice
        ? `\n  ${bold("Audio is off.")} ${voice.reason}\n  Everything else works; nobody can be heard.\n`
        : typeof voice === "object" && addresses.every((address) => address === "127.0.0.1")
          ? `\n  ${bold("Firefox hears nothing here:")} voices stay on 127.0.0.1, and it uses no such address for them. Take Chromium.\n`
          : "";
  const cast = demo
    ? `
  People of the demo world, all with the password ${bold(password)}
${people.map(({ email, line }) => `    ${email.padEnd(20)} ${line}`).join("\n")}

  Recruiters, the officer and the admin have a second step: after the password a code of six digits, new every
  30 seconds. It stands at ${site}/id/mailbox. For an authenticator app of your own: ${appSecret}

  Try this
    1. Open ${site} and press the button on the live card: you listen as a guest to a forum with
       synthetic voices, marked "contoh". DEMO_VOICES=no leaves them out.
    2. In a second browser sign in as agus@demo.test, enter the room and raise a hand: you are called next.
    3. In a third one sign in as rina@demo.test and open the desk of the room: the scripted moderators fall silent
       and you lead. The called person speaks; both others hear it. Headphones spare you the echo.
${provider ? `    4. On the page to sign in press "${provider}": another site says who you are, without a password here.\n` : ""}
  Mail that would be sent, and codes: ${site}/id/mailbox
`
    : "";
  if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[3J\u001b[H");
  console.log(`
  ${bold("Suara Kerja")} is running at ${bold(site)}
${audio}${cast}
  Logs: ${folder}/logs    Stop: Ctrl-C    New world: npm run up -- --reset
`);
}
