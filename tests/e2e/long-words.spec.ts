// Whoever writes one long word or link widens nobody's page: every field that people fill is filled with such words, and every page that
// shows them is walked at the widths of small phones.
import type { Page } from "@playwright/test";
import { expect, type Person, test } from "./people.ts";
import { makeScene, type Scene } from "./strangers/scene.ts";
import { db, site } from "./world.ts";

/** The words of `must_wrap_at_320` among the cases that failed once. */
const words = [
  "https://docs.example.test/forms/d/e/1FAIpQLSdVeryLongLinkWithoutAnyBreakInItAtAllThatGoesOnAndOn/viewform",
  "Staf Admin_Kasir_SPG_Pramuniaga_Gudang_Sopir_Kenek",
  "A".repeat(80),
] as const;
const link = (most: number) => words[0].slice(0, most);
const list = (most: number) => words[1].slice(0, most);
const wide = (most: number) => words[2].slice(0, most);

/** Every text that a person writes and another one reads, by table, as long as its form takes it. A new one is missed below. */
const written: Record<string, Record<string, string | string[]>> = {
  series: { title: wide(60), purpose: `${link(200)} ${wide(80)}` },
  moderator: { name: wide(40) },
  moderator_invitation: { name: wide(40) },
  series_exception: { reason: wide(80) },
  organisation: { name: wide(80) },
  persona: { name: wide(40) },
  vacancy: { title: wide(80), place: list(60), description: words.join("\n\n"), must_have: [link(80), wide(80)], pledged_by: wide(60) },
  application: { name: wide(40), role_wanted: list(80), field: wide(60), city: wide(60), line: `${link(160)}` },
  ticket: { role_wanted: wide(80), field: wide(60), city: wide(60), line: `${link(100)}${wide(60)}`, reason: wide(80) },
  turn: {},
  ban: { reason: wide(80) },
  outcome: { note: words.join(" "), dispute_reason: wide(80) },
  seat: { reason: wide(80) },
  room: {},
};
/** Columns of text that nobody writes by hand, or that are not shown. */
const unseen = new Set(
  [
    "id",
    "seed",
    "slug",
    "zone",
    "rule",
    "starts_local",
    "local_date",
    "voice_room",
    "voice_id",
    "former_voices",
    "voice_sid",
    "guest_digest",
  ].concat([
    "browsers",
    "pin_ref",
    "subject",
    "currency",
    "deadline",
    "email",
    "kind",
    "name_key",
    "skeleton",
    "ended_by",
    "search",
    "country",
  ]),
);

test("no text that people write is left out here", async () => {
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND (data_type IN ('text', 'character varying') OR udt_name = '_text') AND is_generated = 'NEVER'`;
  const missed = columns.filter(({ table, column }) => table in written && !unseen.has(column) && !(column in (written[table] ?? {})));
  expect(missed.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
});

/** Fills what the scene has with the long words; answers the scene. */
async function longScene(): Promise<Scene> {
  const scene = await makeScene();
  const { seriesId, roomId, organisationId, vacancyId, people } = scene;
  const within: Record<string, [string, string]> = {
    series: ["id", seriesId],
    moderator: ["space_id", seriesId],
    moderator_invitation: ["space_id", seriesId],
    organisation: ["id", organisationId],
    persona: ["space_id", seriesId],
    vacancy: ["id", vacancyId],
    application: ["vacancy_id", vacancyId],
    ticket: ["room_id", roomId],
    ban: ["space_id", seriesId],
    outcome: ["room_id", roomId],
    seat: ["room_id", roomId],
  };
  await db.seriesException.create({
    data: { seriesId, localDate: "2027-12-25", reason: "x", byId: people.host },
    select: { seriesId: true },
  });
  within.series_exception = ["series_id", seriesId];
  const unique = `${organisationId.slice(0, 8)}${wide(72)}`;
  for (const [table, [key, value]] of Object.entries(within)) {
    for (const [column, said] of Object.entries(written[table] ?? {})) {
      // Names of organisations are told apart.
      const text = table === "organisation" ? unique : said;
      await db.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = $1 WHERE "${key}" = $2::uuid`, text, value);
    }
  }
  const agenda = ["opening", "pitch"].map((kind) => ({ kind, title: wide(60), minutes: 30 }));
  const pin = {
    pinRef: `vacancy:${vacancyId}`,
    title: wide(80),
    organisation: unique,
    place: list(60),
    pay: { currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 },
    left: 2,
    openings: 2,
    contract: "fixed_term",
    payUnit: "month",
    mustHave: [link(80)],
    deadline: "2027-12-25",
  };
  await db.series.update({ where: { id: seriesId }, data: { agenda }, select: { id: true } });
  await db.room.update({ where: { id: roomId }, data: { agenda, pin }, select: { id: true } });
  for (const tag of ["schedule", "vacancies", "impact"]) await db.$executeRaw`SELECT pg_notify('pages', ${tag})`;
  return scene;
}

/** How far the page, or a box that scrolls, is wider than what shows it, and the widest things in it. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (box) =>
        box.scrollWidth > box.clientWidth + 1 &&
        /auto|scroll/.test(getComputedStyle(box).overflowX) &&
        !box.matches("[role=tablist], textarea, input, nav"),
    );
    const over = [...document.querySelectorAll<HTMLElement>("body *")].filter((box) => {
      const { left, right } = box.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    });
    const page = document.documentElement.scrollWidth - innerWidth;
    return [
      ...(page > 0 ? [`the page by ${page} px: ${over.slice(-3).map((box) => box.outerHTML.slice(0, 200))}`] : []),
      ...rows.map((box) => `a box by ${box.scrollWidth - box.clientWidth} px: ${box.outerHTML.slice(0, 200)}`),
    ];
  });

async function expectNarrow({ page }: Pick<Person, "page">, what: string) {
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect.soft(await sideways(page), `${what} at ${width} px`).toEqual([]);
  }
}

const narrow = { viewport: { width: 320, height: 740 } };
const publicPaths = ({ roomId, slug, vacancyId, organisationId }: Scene) => [
  "",
  "/schedule",
  "/vacancies",
  "/impact",
  `/impact/${slug}`,
  `/rooms/${roomId}`,
  `/series/${slug}`,
  `/vacancies/${vacancyId}`,
  `/organisations/${organisationId}`,
];
const pathsOf: [keyof Scene["people"], (scene: Scene) => string[]][] = [
  ["candidate", ({ roomId, vacancyId }) => ["/me", "/account", "/series", `/rooms/${roomId}`, `/vacancies/${vacancyId}`]],
  ["speaker", ({ roomId }) => [`/rooms/${roomId}`]],
  ["talker", ({ talkId }) => [`/interviews/${talkId}`]],
  ["invitee", () => ["/account", "/series", "/employer"]],
  ["host", ({ roomId, slug }) => [`/rooms/${roomId}/desk`, `/rooms/${roomId}/bans`, "/series", `/series/${slug}/edit`]],
  ["colleague", ({ vacancyId }) => ["/employer", `/employer/vacancies/${vacancyId}`, `/employer/vacancies/${vacancyId}/edit`]],
  ["admin", () => ["/admin"]],
];

for (const locale of ["id", "ar"] as const) {
  test(`long words and links widen no public page (${locale})`, async ({ newcomer }) => {
    test.setTimeout(180_000);
    const scene = await longScene();
    const visitor = await newcomer(narrow);
    for (const path of publicPaths(scene)) {
      await visitor.page.goto(`/${locale}${path}`);
      await expect(visitor.page.locator("h1").first()).toBeVisible();
      await expectNarrow(visitor, `/${locale}${path}`);
    }
    // Without the rule the same words would: this test sees them.
    await visitor.page.goto(`/${locale}/series/${scene.slug}`);
    await visitor.page.evaluate(() => {
      for (const box of document.querySelectorAll<HTMLElement>("*")) box.style.overflowWrap = "normal";
    });
    expect((await sideways(visitor.page)).length).toBeGreaterThan(0);
  });

  for (const [owner, paths] of pathsOf) {
    test(`long words and links widen no page of ${owner} (${locale})`, async ({ newcomer }) => {
      test.setTimeout(180_000);
      const scene = await longScene();
      const person = await newcomer(narrow);
      await person.context.addCookies([
        { name: "session", value: scene.tokens[owner], url: site },
        { name: "member", value: "1", url: site },
      ]);
      for (const path of paths(scene)) {
        await person.page.goto(`/${locale}${path}`);
        await expect(person.page.locator("h1").first()).toBeVisible();
        await expectNarrow(person, `/${locale}${path}`);
        const tabs = path.endsWith("/desk") ? await person.page.getByRole("tab").all() : [];
        for (const tab of tabs) {
          await tab.click();
          await expect(tab).toHaveAttribute("aria-selected", "true");
          await expectNarrow(person, `/${locale}${path}, ${await tab.textContent()}`);
        }
      }
    });
  }
}

test("whoever listens sees the stage, the queue and the way out at 320 px", async ({ newcomer }) => {
  test.setTimeout(120_000);
  const scene = await longScene();
  const guest = await newcomer(narrow);
  await guest.page.goto(`/id/rooms/${scene.roomId}`);
  await guest.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(guest.page.getByRole("button", { name: "Keluar diam-diam" })).toBeVisible({ timeout: 30_000 });
  await expectNarrow(guest, "the room from inside");
  await guest.page.goto("/id");
  await expectNarrow(guest, "the front page");
});
