// Whoever writes one long word or link widens nobody's page: every field that people fill is filled with such words, and every page that
// shows them is walked at the widths of small phones.
import type { Page } from "@playwright/test";
import { expect, type Person, test } from "./people.ts";
import { makeScene, type Scene } from "./strangers/scene.ts";
import { db, named, site } from "./world.ts";

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
  organisation: { name: wide(80), town: wide(80), website: link(200), answerable_name: wide(60), answerable_office: wide(60) },
  persona: { name: wide(40) },
  passkey: { name: wide(40) },
  vacancy: {
    title: wide(80),
    place: list(60),
    description: words.join("\n\n"),
    must_have: [link(80), wide(80)],
    nice_to_have: [link(80), wide(80)],
    questions: [link(80), wide(80)],
    occupation_words: wide(60),
    hours: wide(80),
    ai_screening: wide(80),
    pledged_by: wide(60),
    pledged_role: wide(60),
  },
  protected_criterion: { value: wide(60), justification: `${link(100)} ${wide(80)}` },
  application: {
    name: wide(40),
    role_wanted: list(80),
    field: wide(60),
    city: wide(60),
    line: `${link(160)}`,
    note: `${link(100)} ${wide(80)}`,
    musts: [link(80)],
  },
  ticket: { role_wanted: wide(80), field: wide(60), city: wide(60), line: `${link(100)}${wide(60)}`, reason: wide(80) },
  ban: { reason: wide(80) },
  outcome: { note: words.join(" "), dispute_reason: wide(80) },
  seat: { reason: wide(80) },
  conduct_case: { subject_name: wide(40) },
  report: { words: words.join(" ") },
  case_statement: { question: words.join(" ") },
  case_decision: { reason: words.join(" ") },
};

/** Columns of text that nobody writes by hand, or that are not shown: by name wherever they are. */
const unseen = new Set(
  `id seed slug zone rule starts_local local_date voice_room voice_id former_voices voice_sid guest_digest browsers pin_ref subject currency
   deadline kind name_key skeleton ended_by search search_text search_place country locale device issuer purpose about_kind fields steps month
   credential_id transports sealed_secret challenge salt relay day heads actor about password_hash text_hash hash previous_hash seal previous_seal
   token_digest code_digest session_digest network_digest address_digest browser_digest reported_code_digest code viewer_role
   section region start_date word changed`.split(/\s+/),
);
/** Of one table alone. Addresses of mail have a length and a form of their own; what the database lets nobody change, and what belongs to states that the scene is not in, is left to other tests. */
const unseenHere = new Set(
  `person.email invitation.email moderator_invitation.email address_change.email data_request.email relay_thread.address hidden_from.domain
   disclosure.organisation_name disclosure.about_title disclosure.reason staff_look.reason disclosure_grant.about_title disclosure_grant.known_as block.seen_name
   block.seen_seed factor_reset.reason organisation_group.name conduct_case.appeal_words case_statement.words organisation.domain vacancy.karirhub_ref vacancy.pay_reason
   vacancy.sent_back_reason protected_criterion.refusal_reason seat_end.reason application_event.words application_note.words pending_move.words
   company_registration.name company_registration.town company_registration.website company_registration.answerable_name
   company_registration.answerable_office company_registration.email`.split(/\s+/),
);

test("no text that people write is left out here, in whatever table", async () => {
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND (data_type IN ('text', 'character varying') OR udt_name = '_text') AND is_generated = 'NEVER'
      AND table_name NOT IN ('_prisma_migrations', 'rate_limit', 'scheduled_task', 'voice_webhook')`;
  const isKnown = ({ table, column }: (typeof columns)[number]) =>
    unseen.has(column) || unseenHere.has(`${table}.${column}`) || column in (written[table] ?? {});
  expect(columns.filter((one) => !isKnown(one)).map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const listed = Object.entries(written).flatMap(([table, texts]) => Object.keys(texts).map((column) => `${table}.${column}`));
  expect([...listed, ...unseenHere].filter((one) => !there.has(one))).toEqual([]);
});

/** Fills what the scene has with the long words; answers the scene. */
async function longScene(): Promise<Scene> {
  const scene = await makeScene();
  const { seriesId, roomId, organisationId, vacancyId, people } = scene;
  const { caseId, decidedCaseId } = scene.reports;
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
    passkey: ["person_id", people.candidate],
    conduct_case: ["id", caseId],
    report: ["case_id", caseId],
    case_statement: ["case_id", caseId],
    case_decision: ["case_id", decidedCaseId],
  };
  await db.seriesException.create({
    data: { seriesId, localDate: "2027-12-25", reason: "x", byId: people.host },
    select: { seriesId: true },
  });
  within.series_exception = ["series_id", seriesId];
  const criterion = { vacancyId, kind: "height", value: "x", justification: wide(80), approvedAt: new Date() } as const;
  await db.protectedCriterion.create({ data: criterion, select: { id: true } });
  within.protected_criterion = ["vacancy_id", vacancyId];
  const unique = `${organisationId.slice(0, 8)}${wide(72)}`;
  expect(Object.keys(within).sort(), "every text is filled").toEqual(Object.keys(written).sort());
  for (const [table, [key, value]] of Object.entries(within)) {
    for (const [column, said] of Object.entries(written[table] ?? {})) {
      // Names of organisations are told apart.
      const text = table === "organisation" && column === "name" ? unique : said;
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
const publicPaths = ({ roomId, slug, vacancyId, organisationId, reports }: Scene) => [
  "",
  "/schedule",
  "/vacancies",
  "/search",
  "/impact",
  `/impact/${slug}`,
  `/rooms/${roomId}`,
  `/series/${slug}`,
  `/vacancies/${vacancyId}`,
  `/organisations/${organisationId}`,
  `/reports/${reports.decidedCode}`,
];
const pathsOf: [keyof Scene["people"], (scene: Scene) => string[]][] = [
  [
    "candidate",
    ({ roomId, vacancyId }) => ["/me", "/profile", "/account", "/series", "/privacy", `/rooms/${roomId}`, `/vacancies/${vacancyId}`],
  ],
  ["speaker", ({ roomId, reports }) => [`/rooms/${roomId}`, `/reports/about/${reports.caseId}`, `/reports/about/${reports.decidedCaseId}`]],
  ["talker", ({ talkId }) => [`/interviews/${talkId}`]],
  ["invitee", () => ["/account", "/series", "/employer"]],
  [
    "host",
    ({ roomId, slug, reports }) => [
      `/rooms/${roomId}/desk`,
      `/rooms/${roomId}/bans`,
      "/reports",
      `/reports/cases/${reports.caseId}`,
      "/series",
      `/series/${slug}/edit`,
    ],
  ],
  [
    "colleague",
    ({ vacancyId, organisationId }) => [
      "/employer",
      `/employer/companies/${organisationId}`,
      `/employer/vacancies/${vacancyId}`,
      `/employer/vacancies/${vacancyId}/edit`,
    ],
  ],
  ["admin", () => ["/admin", "/waiting-vacancies"]],
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
        { name: named("session"), value: scene.tokens[owner], url: site },
        { name: named("member"), value: "1", url: site },
      ]);
      for (const path of paths(scene)) {
        await person.page.goto(`/${locale}${path}`);
        expect(new URL(person.page.url()).pathname, "signed in").toBe(`/${locale}${path}`);
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
