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
      ? `\n  ${bold("Sound follows in about three minutes,")} on the first start only: livekit-server is being built. Open pages turn it on\n  by themselves.\n`
      : typeof voice === "object" && "reason" in voice
        ? `\n  ${bold("Audio is off.")} ${voice.reason}\n  Everything else works; nobody can be heard.\n`
        : typeof voice === "object" && addresses.every((address) => address === "127.0.0.1")
          ? `\n  ${bold("Firefox hears nothing here:")} voices stay on 127.0.0.1, and it uses no such address for them. Use Chromium.\n`
          : "";
  const cast = demo
    ? `
  People of the demo world, all with the password ${bold(password)}
${people.map(({ email, line }) => `    ${email.padEnd(20)} ${line}`).join("\n")}

  Recruiters, the officer and the admin have a second step: after the password a code of six digits, new every
  30 seconds. Read it at ${site}/id/mailbox, or add this key to an authenticator app: ${appSecret}

  Try this
    1. Open ${site} and press the button on the live card: you listen as a guest to a forum with
       synthetic voices, marked "contoh". DEMO_VOICES=no leaves them out.
    2. In a second browser sign in as agus@demo.test, enter the room and raise a hand: you are called next.
    3. In a third one sign in as rina@demo.test and open the desk of the room: the scripted moderators stop
       and you lead. The called person speaks; both others hear it. Headphones spare you the echo.
${provider ? `    4. On the sign-in page press "${provider}": you sign in with an account of another site.\n` : ""}
  Letters that would be mailed, and the codes: ${site}/id/mailbox
`
    : "";
  if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[3J\u001b[H");
  console.log(`
  ${bold("Suara Kerja")} is running at ${bold(site)}
${audio}${cast}
  Logs: ${folder}/logs    Stop: Ctrl-C    New world: npm run up -- --reset
`);
}
