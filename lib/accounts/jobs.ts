// What the worker does for accounts: letters, and putting away what is over.
import "server-only";
import * as session from "../platform/auth/session.ts";
import { handler } from "../platform/jobs.ts";
import * as limits from "../platform/limits.ts";
import { deliver } from "../platform/mail/post.ts";
import * as invitation from "./invitation.ts";
import * as letter from "./letter.ts";
import * as link from "./link.ts";
import * as notice from "./notice.ts";

/** Which letter a link goes with. Whoever signs up with an address that has an account is told so by mail, and only there. */
const letterOf = ({ purpose, isMember }: link.Ready) =>
  purpose === "reset" ? "reset" : purpose === "sign_in" ? "signIn" : isMember ? "alreadyHere" : "signUp";

const sendLink = handler(link.linkJob, async ({ linkId, locale, next, letterId }) => {
  const ready = await link.ready(linkId);
  if (!ready) return;
  const page = ready.purpose === "reset" ? "/sign-in/reset" : "/sign-in/link";
  // In the fragment: it reaches no server, no log and no Referer.
  const fragment = new URLSearchParams({ t: ready.token, ...(next ? { n: next } : {}) });
  await deliver(letter.write(letterOf(ready), { to: ready.email, locale, letterId, path: `${page}#${fragment}` }));
});

const sendNotice = handler(notice.noticeJob, async ({ personId, about, letterId }) => {
  const reader = await notice.reader(personId);
  if (reader)
    await deliver(
      letter.write(about, {
        to: reader.email,
        locale: reader.locale,
        letterId,
        path: about === "passwordChanged" ? "/sign-in#forgot" : "/sign-in",
      }),
    );
});

const sendInvitation = handler(invitation.invitationJob, async ({ invitationId, locale, letterId }) => {
  const about = await invitation.letterOf(invitationId);
  if (about)
    await deliver(
      letter.write("invitation", { to: about.email, locale, letterId, path: "/account", words: { organisation: about.organisation } }),
    );
});

export const jobs = [sendLink, sendNotice, sendInvitation];

/** Ended sessions, dead links, unanswered invitations and old counts are deleted. */
export async function purge(): Promise<void> {
  await session.purge();
  await link.purge();
  await invitation.purge();
  await limits.purge();
}
