// The relay as it stands on the network: its own port of SMTP, and a mail server behind it that keeps what it is handed, to the byte.
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll } from "vitest";
import * as relay from "#lib/disclosure/relay";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { receiveMail } from "#lib/platform/mail/receive";

export const relayDomain = "relay.example";

/** The address of somebody, from now on a confirmed one. */
export async function confirmedAddress({ personId }: Actor): Promise<string> {
  const data = { emailConfirmedAt: new Date() };
  return (await db.person.update({ where: { id: personId }, data, select: { email: true } })).email;
}

/** One mail as it left: for whom it was handed over, and all of it. */
export type Left = { to: string[]; raw: string };

type Mail = { from: string; to: string; subject?: string; text?: string; headers?: Record<string, string> } & Record<string, unknown>;

/** Opens both for the tests of a file. `left`: what the mail server behind the relay took; `fault`: what it answers from now on, with `faultCode`. */
export function useRelay() {
  const state = { port: 0, left: [] as Left[], fault: null as string | null, faultCode: 450 };
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (state.fault) return callback(Object.assign(new Error(state.fault), { responseCode: state.faultCode }));
        state.left.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString("utf8") });
        callback(null);
      });
    },
  });
  let close = async () => {};
  beforeAll(async () => {
    process.env.RELAY_DOMAIN = relayDomain;
    await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", () => resolve()));
    const address = sink.server.address();
    process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    const open = await receiveMail({ mayPass: relay.mayPass, pass: relay.pass }, { port: 0, host: "127.0.0.1", name: "relay" });
    state.port = open.port;
    close = open.close;
  });
  afterAll(async () => {
    await close();
    await new Promise<void>((resolve) => sink.close(() => resolve()));
  });
  return {
    state,
    /** What the sender's mail server is answered: 250, or the code of the refusal. */
    async send({
      from,
      to,
      envelopeFrom = from,
      port = state.port,
      ...mail
    }: Mail & { envelopeFrom?: string; port?: number }): Promise<number> {
      const post = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
      try {
        const sent = await post.sendMail({ envelope: { from: envelopeFrom, to }, from, to, ...mail });
        return Number(sent.response.slice(0, 3));
      } catch (error) {
        return (error as { responseCode?: number }).responseCode ?? 0;
      }
    },
  };
}
