// Somebody without an account, on a phone: asks what is held about their address, reads the letter, sees it, and has it removed.
import { randomUUID } from "node:crypto";
import privacy from "../../lib/i18n/id/privacy.json" with { type: "json" };
import { linkFor } from "./mailbox.ts";
import { expect, test } from "./people.ts";
import { expectSoundHere, small } from "./sound.ts";
import { db } from "./world.ts";

const texts = privacy.request;

/** An address that Sari invited to her company, and to nothing else. */
async function invited(): Promise<string> {
  const email = `${randomUUID().slice(0, 13)}@people.test`;
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({ where: { name: "PT Rangka Nusantara" }, select: { id: true } });
  const { id: invitedById } = await db.person.findUniqueOrThrow({ where: { email: "sari@demo.test" }, select: { id: true } });
  await db.invitation.create({ data: { organisationId, invitedById, email }, select: { id: true } });
  return email;
}

test("somebody without an account reads by a letter what is held about their address, and removes it", async ({ newcomer }) => {
  const [email, other] = [await invited(), await invited()];
  const { page } = await newcomer(small);
  await page.goto("/id/privacy/request");
  await page.getByLabel(texts.email, { exact: true }).fill(email);
  await page.keyboard.press("Enter");
  await expect(page.getByText(texts.sent)).toBeVisible();
  await expectSoundHere({ page }, "the letter is on its way", "id");

  const link = await linkFor(email);
  await page.goto(link);
  await expect(page.getByText(texts.press)).toBeVisible();
  const held = page.getByRole("region", { name: texts.about.replace("{address}", email) });
  await expect(held).toHaveCount(0);
  await page.getByRole("button", { name: texts.show }).press("Enter");
  await expect(held.getByText(texts.company.replace("{name}", "PT Rangka Nusantara"))).toBeVisible();
  for (const strange of ["sari@demo.test", "Sari", other]) await expect(page.getByText(strange)).toHaveCount(0);
  await expectSoundHere({ page }, "what is held", "id");

  await held.getByRole("button", { name: texts.remove }).press("Enter");
  await expect(held.getByText(texts.nothing)).toBeVisible();
  await expect(page.getByText(texts.removed)).toBeVisible();
  expect(await db.invitation.count({ where: { email } })).toBe(0);
  expect(await db.invitation.count({ where: { email: other } }), "somebody else's invitation stays").toBe(1);

  // The same letter opened again, as in another tab: it says what is true now.
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("button", { name: texts.show }).press("Enter");
  await expect(held.getByText(texts.nothing)).toBeVisible();
});
