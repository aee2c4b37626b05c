// The mailbox of a world without a mail server: takes every letter by SMTP on loopback and keeps it as a file that the page
// /mailbox shows. For development and tests; nothing leaves this machine.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

type KeptLetter = { to: string[]; from: string; subject: string; text: string; html: string; messageId: string; at: string };

/** Where mail to masked addresses goes on to, as a mail server would send it. */
type Relay = { domain?: string | undefined; port?: number };

/** Letters beyond this many go, oldest first. */
const kept = 200;
const largestBytes = 1024 * 1024;

/** Listens on `port` of loopback; a letter that comes twice (the same Message-ID) is one file. */
export async function openMailbox(folder: string, port: number, relay: Relay = {}): Promise<{ close(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    size: largestBytes,
    onData(stream, session, callback) {
      const [first] = session.envelope.rcptTo;
      if (relay.port && relay.domain && first?.address.endsWith(`@${relay.domain}`)) return handOn(stream, session, relay.port, callback);
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream)
        .then((mail) =>
          keep(folder, {
            to,
            from: mail.from?.text ?? "",
            subject: mail.subject ?? "",
            text: mail.text ?? "",
            html: typeof mail.html === "string" ? mail.html : "",
            messageId: mail.messageId ?? "",
            at: new Date().toISOString(),
          }),
        )
        .then(
          () => callback(null),
          (error: Error) => callback(error),
        );
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Sends it on as it came, and answers as the other side did. */
function handOn(stream: Readable, { envelope }: SMTPServerSession, port: number, callback: (error?: Error | null) => void): void {
  const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
  const post = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  post.sendMail({ envelope: { from, to: envelope.rcptTo.map(({ address }) => address) }, raw: stream }).then(
    () => callback(null),
    (error: Error & { responseCode?: number }) => {
      stream.resume();
      callback(Object.assign(new Error("The relay did not take it"), { responseCode: error.responseCode ?? 451 }));
    },
  );
}

async function keep(folder: string, letter: KeptLetter): Promise<void> {
  const name = createHash("sha256").update(letter.messageId).digest("hex").slice(0, 16);
  const there = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const before = there.find((file) => file.endsWith(`${name}.json`));
  const file = before ?? `${letter.at.replace(/[^0-9]/g, "")}-${name}.json`;
  // Whole or not at all: somebody may be reading the folder, and the same letter may arrive twice at once.
  const draft = join(folder, `${file}.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(letter, null, 2), { mode: 0o600 });
  await rename(draft, join(folder, file));
  for (const old of there.slice(0, Math.max(0, there.length + 1 - kept))) await rm(join(folder, old), { force: true });
}

if (import.meta.main) {
  const mailbox = await openMailbox(process.env.MAILBOX_DIR ?? "", Number(process.env.MAILBOX_PORT), {
    domain: process.env.RELAY_DOMAIN,
    port: Number(process.env.RELAY_PORT ?? 0),
  });
  process.once("SIGTERM", async () => {
    await mailbox.close();
    process.exit(0);
  });
}
