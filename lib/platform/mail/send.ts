// Hands a letter to the mail server. Called by jobs only: a person never waits for it, and the queue tries again.
import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env.ts";
import { log } from "../log.ts";

export type Letter = {
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: string;
  /** The same for every try of one letter, so that a repeat is the same mail. */
  messageId: string;
};

/** Milliseconds that the mail server may be silent, at each step: a mail server at the other end of the relay waits for it. */
const patienceMs = 15_000;
const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };

let transport: { url: string; post: Transporter } | undefined;

function post(): Transporter {
  const url = env().SMTP_URL;
  if (!url) throw new Error("SMTP_URL is not set: no mail can be sent");
  if (transport?.url !== url) transport = { url, post: createTransport({ url, ...patience }) };
  return transport.post;
}

/** Sends it, or throws. */
export async function deliver(letter: Letter): Promise<void> {
  await post().sendMail({
    from: env().MAIL_FROM,
    // An object, not a text: an address is never read as a list of addresses.
    to: { name: "", address: letter.to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.messageId}@${new URL(env().SITE_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A mail that somebody wrote to somebody else, each known to the other by a masked address. */
export type PassedMail = {
  /** The address it is handed over for; it stands nowhere in the mail. */
  to: string;
  /** The masked addresses that both sides read. */
  shownTo: string;
  from: { name: string; address: string };
  subject: string;
  text: string;
  locale: string;
  messageId: string;
  /** The same for all mails between two people, so that they stand together. */
  thread: string;
};

/** By it a mail that comes back to us is known, and goes no further. */
export const hopHeader = "x-relay-hop";

/**
 * Hands over a mail made anew: nothing of the one that came is in it but its words. Throws where the mail server does not take it now. One
 * that it will never take is over, as if it had been passed on: tried again it would fail for days, and tell its sender of the other side.
 */
export async function passOn(mail: PassedMail): Promise<void> {
  try {
    await hand(mail);
  } catch (error) {
    const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
    // Refused as a mail: where we are not let in, the fault is ours and will be mended.
    if (!(code === "EENVELOPE" || code === "EMESSAGE") || responseCode < 500) throw error;
    log.warn({ status: responseCode }, "the next mail server refused a mail of the relay");
  }
}

async function hand(mail: PassedMail): Promise<void> {
  const { hostname } = new URL(env().SITE_URL);
  await post().sendMail({
    envelope: { from: env().MAIL_FROM, to: mail.to },
    from: mail.from,
    to: { name: "", address: mail.shownTo },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.messageId}@${hostname}>`,
    references: `<${mail.thread}@${hostname}>`,
    headers: { [hopHeader]: "1", "Content-Language": mail.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
