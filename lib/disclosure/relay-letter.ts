// What a relayed mail says: the words of whoever wrote it, their own address replaced by the masked one wherever it stands, and around
// them what the reader should know. A phone number or a name in the words cannot be known as one, and both sides are told so.
import "server-only";
import * as consent from "#lib/accounts/consent";
import * as letter from "#lib/accounts/letter";
import type { Reader } from "#lib/accounts/person";
import { db } from "#lib/platform/db";
import type { IncomingMail } from "#lib/platform/mail/receive";
import type { PassedMail } from "#lib/platform/mail/send";
import { withoutAddresses } from "./address-mask.ts";

type Relayed = {
  mail: IncomingMail;
  mailId: string;
  reader: Reader;
  /** The masked addresses of both ends. */
  sender: string;
  recipient: string;
  isToPerson: boolean;
  names: { person: string; viewer: string };
  title: string;
  thread: string;
};

/** Beyond so many UTF-16 units a subject is cut. */
const longestSubject = 200;

export async function relayedLetter(relayed: Relayed): Promise<PassedMail> {
  const { mail, mailId, reader, sender, recipient, isToPerson, names, title, thread } = relayed;
  const { t, locale } = letter.texts(reader.locale);
  const subject = masked(mail.subject, relayed).replace(/\s+/g, " ").trim().slice(0, longestSubject);
  // On a person's phone nothing tells of work, unless they chose so; a company's reads who writes.
  const isPlain = !isToPerson || (await consent.isGivenAt(db, reader.to, "subjects"));
  const words = { name: isToPerson ? names.viewer : names.person, title, files: mail.files };
  const side = isToPerson ? "toPerson" : "toViewer";
  const parts = [
    ...(isPlain ? [] : [t("preview")]),
    t(`relay.${side}.intro`, words),
    ...(isPlain || subject === "" ? [] : [t("relay.subject", { subject })]),
    "--",
    masked(mail.text, relayed),
    "--",
    ...(mail.files > 0 ? [t("relay.files", words)] : []),
    ...(mail.left > 0 ? [t("relay.left", { left: mail.left })] : []),
    t(`relay.${side}.foot`),
  ];
  return {
    to: reader.to,
    shownTo: recipient,
    from: { name: isPlain ? words.name : "Suara Kerja", address: sender },
    subject: isPlain && subject !== "" ? subject : t("subject"),
    text: `${parts.join("\n\n")}\n`,
    locale,
    messageId: mailId,
    thread,
  };
}

/** The text without any address that the sender is known by. */
const masked = (text: string, { mail, sender }: Relayed): string => withoutAddresses(text, [mail.from, ...mail.senders], sender);
