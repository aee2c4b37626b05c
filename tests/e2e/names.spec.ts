// A name somebody carries in a forum is let go with a second press alone, since nothing brings it back, and the page says that it is gone.
import { randomUUID } from "node:crypto";
import privacy from "../../lib/i18n/id/privacy.json" with { type: "json" };
import { expect, test } from "./people.ts";
import { expectSoundHere, small } from "./sound.ts";
import { db } from "./world.ts";

const texts = privacy.personas;

test("a slip on the page of one's names lets none of them go", async ({ newcomer, forum }) => {
  const email = `${randomUUID().slice(0, 13)}@people.test`;
  const { id: personId } = await db.person.create({ data: { email, emailConfirmedAt: new Date() }, select: { id: true } });
  const name = `Cempaka ${randomUUID().slice(0, 4)}`;
  await db.persona.create({ data: { personId, spaceId: forum.seriesId, name, seed: "cempaka" }, select: { id: true } });
  const carried = () => db.persona.count({ where: { personId, name } });
  const { page, visit } = await newcomer({ ...small, email });
  await visit("/privacy/personas");
  const retire = page.getByRole("button", { name: texts.retireName.replace("{name}", name) });

  await retire.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectSoundHere({ page }, "letting a name go", "id");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(retire).toBeFocused();
  await page.reload();
  await expect(page.getByText(name)).toBeVisible();
  expect(await carried()).toBe(1);

  await retire.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: texts.retireYes }).press("Enter");
  await expect(page.getByText(texts.retired)).toBeVisible();
  await expect(page.getByText(texts.none)).toBeVisible();
  expect(await carried()).toBe(0);
});
