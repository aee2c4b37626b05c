// Takes mail by SMTP from the mail server in front of us, for addresses that somebody here vouches for and for nothing else. Keeps nothing:
// a mail is accepted only after it was passed on, so that whoever sent it tries again where that failed.
import { finished } from "node:stream/promises";
import { domainToASCII } from "node:url";
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { reusePort } from "../drain.ts";
import { log } from "../log.ts";
import { hopHeader } from "./send.ts";

export type IncomingMail = {
  /** Sender and recipient as they were said before the mail; it is From the same sender, so that the mail server in front has checked it. */
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Files that came with it; they end here. */
  files: number;
  /** Mails and contact cards that were inside it; they end here too, since what they name their writers by cannot be masked. */
  left: number;
  messageId: string;
  /** Every address that the mail itself names as its sender's. */
  senders: string[];
};

/** `unknown` is one answer for all that is not there, is over, or is not for this sender. */
export type Answer = "passed" | "unknown" | "later";

export type Recipient = {
  mayPass(from: string, to: string): Promise<boolean>;
  pass(mail: IncomingMail): Promise<Answer>;
};

const largestBytes = 3 * 1024 * 1024;
const largestText = 100_000;
/** Addresses that a mail may name as its sender's: each one is looked for in all of its text. */
const mostSenders = 5;

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
const unknown = () => refusal(550, "5.1.1 No such recipient");
const later = () => refusal(451, "4.3.0 Try again later");
const forged = () => refusal(554, "5.7.1 The mail must be From the one address that sends it");
const unreadable = () => refusal(554, "5.6.0 The mail cannot be read");
const automatic = () => refusal(554, "5.7.1 Only mail that somebody wrote is passed on");

/** Listens on this port until closed; 0 takes any that is free. */
export async function receiveMail(recipient: Recipient, { port, host, name }: { port: number; host: string; name: string }) {
  const server = new SMTPServer({
    name,
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    size: largestBytes,
    rejectOversized: true,
    maxClients: 20,
    socketTimeout: 30_000,
    closeTimeout: 2_000,
    // Mail without a sender tells of mail that could not be delivered: what would follow from it here is nothing.
    onMailFrom: ({ address }, _session, callback) => callback(address === "" ? automatic() : null),
    onRcptTo({ address }, { envelope }, callback) {
      if (envelope.rcptTo.length > 0) return callback(refusal(452, "4.5.3 One recipient at a time"));
      recipient.mayPass(senderOf(envelope), address).then(
        (isKnown) => callback(isKnown ? null : unknown()),
        (error) => callback(failed(error)),
      );
    },
    onData(stream, session, callback) {
      take(recipient, stream, session).then(
        (fault) => callback(fault),
        (error) => callback(failed(error)),
      );
    },
  });
  // A client that breaks off is no fault of ours.
  server.on("error", (error) => log.debug({ err: error }, "mail from outside"));
  const listening = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, reusePort }, () => {
      const address = server.server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
  return { port: listening, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

const senderOf = ({ mailFrom }: SMTPServerSession["envelope"]) => (mailFrom === false ? "" : mailFrom.address);

function failed(error: unknown): Error {
  log.error({ err: error }, "a mail could not be passed on");
  return later();
}

const readAs = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  // Mails inside a mail and reports of delivery are files, and never words of it.
  ignoreEmbedded: true,
  keepDeliveryStatus: true,
} as const;

/** Null once the mail was passed on, else what the sender's mail server is told. */
async function take(recipient: Recipient, stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | null> {
  const mail = await simpleParser(stream, readAs).catch((error) => log.debug({ err: error }, "a mail that cannot be read"));
  // What is left of a mail that cannot be read must be taken before its sender hears the answer.
  if (!mail) await finished(stream.resume());
  if (stream.sizeExceeded) return refusal(552, "5.3.4 Too large");
  if (!mail) return unreadable();
  if (mail.headers.has(hopHeader)) return refusal(554, "5.4.6 It has been here before");
  if (isAutomatic(mail)) return automatic();
  if (!isWrittenBy(senderOf(envelope), mail)) return forged();
  const senders = [mail.from, mail.replyTo].flatMap(addressesOf);
  if (senders.length > mostSenders) return refusal(554, "5.6.0 Too many addresses of a sender");
  const { text, cards } = withoutCards((mail.text ?? "").replaceAll("\0", ""));
  if (text === "") return refusal(554, "5.6.0 Only plain text is passed on, and there is none");
  if (text.length > largestText) return refusal(552, "5.3.4 Too long");
  const answer = await recipient.pass({
    from: senderOf(envelope),
    to: envelope.rcptTo[0]?.address ?? "",
    subject: mail.subject ?? "",
    text,
    files: mail.attachments.filter((one) => !isLeft(one)).length,
    left: cards + mail.attachments.filter(isLeft).length,
    messageId: mail.messageId ?? "",
    senders,
  });
  return answer === "passed" ? null : answer === "later" ? later() : unknown();
}

const isLeft = ({ contentType, filename = "" }: Attachment): boolean =>
  contentType.startsWith("message/") || /vcard/i.test(contentType) || /\.(vcf|vcard|eml)$/i.test(filename);

/** The text without the cards and calendar entries (RFC 6350, RFC 5545) in it, also in the lines of a quoted mail, and how many there were. */
function withoutCards(text: string): { text: string; cards: number } {
  let cards = 0;
  const rest = text.replace(/^[> \t]*BEGIN:(V[A-Z]+)[ \t]*$[\s\S]*?(?:^[> \t]*END:\1[ \t]*$|(?![\s\S]))/gim, () => {
    cards += 1;
    return "";
  });
  return { text: rest.trim(), cards };
}

/**
 * Whether the mail is From the sender that was said before it, and from nobody else. Of the two SPF checks the one that was said, DMARC and
 * DKIM the one in the mail: only where both are the same address has the mail server in front checked the one that we go by.
 */
function isWrittenBy(sender: string, { from, headerLines }: ParsedMail): boolean {
  const [author, ...more] = addressesOf(from);
  const lines = headerLines.filter(({ key }) => key === "from");
  return lines.length === 1 && more.length === 0 && author !== undefined && spelled(author) === spelled(sender);
}

/** In small letters, its domain in ASCII: the two places need not spell one address alike. */
function spelled(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase();
}

/** RFC 3834, and the marks of lists, of mass mail and of older programs that answer by themselves. */
function isAutomatic({ headers }: ParsedMail): boolean {
  const said = (name: string) => String(headers.get(name) ?? "").toLowerCase();
  return (
    !["", "no"].includes(said("auto-submitted")) ||
    ["bulk", "junk", "list", "auto_reply"].includes(said("precedence")) ||
    ["list", "x-autoreply", "x-autorespond"].some((name) => headers.has(name))
  );
}

const addressesOf = (field: AddressObject | undefined): string[] => (field?.value ?? []).flatMap(({ address }) => address ?? []);
