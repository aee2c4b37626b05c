// Which files of a context read tables of a context below, and why: joins that would otherwise cost a statement for each row.

export type Allowed = { files: RegExp; tables: readonly string[]; mayWrite?: true; because: string };

/** Reads of tables below that are allowed. Whatever else is needed from below is a named read there. */
export const allowed: readonly Allowed[] = [
  {
    files: /^lib\/disclosure\/(viewer|shield|personal-data)\.ts$/,
    tables: ["person", "membership", "organisation"],
    because: "hide lists name companies, and mean whoever belongs to one or has its address at the moment of the read",
  },
  {
    files: /^lib\/platform\/auth\/session\.ts$/,
    tables: ["session", "person", "role_grant", "membership", "known_device"],
    because: "signing in and every request read the session with its roles; accounts stand on it",
  },
  {
    files: /^lib\/platform\/audit\/audit-log\.ts$/,
    tables: ["audit_entry"],
    because: "every context audits in its own transaction; reports answer for what stands there",
  },
  {
    files: /^lib\/disclosure\/(look|grant|ledger|relay|personal-data)\.ts$/,
    tables: ["organisation", "membership", "person"],
    because: "a grant to an organisation is used by its members of the moment, asked in the same statement, and shown under its name",
  },
  {
    files: /^lib\/disclosure\/visible\.ts$/,
    tables: ["organisation"],
    because: "a domain on a hide list means the companies that have it, asked for every person of a list in one statement",
  },
  {
    files: /^lib\/series\/series\.ts$/,
    tables: ["space"],
    mayWrite: true,
    because: "a space is made in one statement with the series whose id it shares",
  },
  {
    files: /^lib\/(series|rooms|hiring)\//,
    tables: ["space"],
    because: "the way from a moderator, a ban or a persona to the series goes over the space, whose id the series shares",
  },
  {
    files: /^lib\/(series|rooms)\//,
    tables: ["organisation"],
    because: "whom a moderator speaks for stands beside their name",
  },
  {
    files: /^lib\/(rooms\/|series\/personal-data\.ts$)/,
    tables: ["series", "persona"],
    because: "a room is read with the title and zone of its series, a seat with the name worn in it",
  },
  {
    files:
      /^lib\/rooms\/(room-lock|topic|read\/(public-view|self-view|moderators\/\w+|bans|reported|room-page|interview-page|timetable|own-series))\.ts$/,
    tables: ["moderator"],
    because: "moderators stand on stage, in the log and on pages under the name their series shows",
  },
  {
    files: /^lib\/rooms\/read\/(own-series|calendar)\.ts$/,
    tables: ["series_exception", "moderator_invitation"],
    because: "the host's page and calendars show the timetable together with the rooms made from it",
  },
  {
    files: /^lib\/rooms\/(seat\/presence|seat\/session-end|topic|voice\/permission)\.ts$/,
    tables: ["session"],
    because: "a seat is as good as the session that took it, asked for all seats in one statement",
  },
  {
    files: /^lib\/rooms\/interview\/interview-invitation\.ts$/,
    tables: ["person"],
    because: "the same person on another seat of the room",
  },
  {
    files: /^lib\/hiring\//,
    tables: ["organisation", "membership"],
    because: "a vacancy is read with the name of its organisation, and only by its members",
  },
  {
    files:
      /^lib\/hiring\/(outcome\/(outcome|logged-outcomes)|application\/employer|vacancy\/vacancy-view|in-room\/(pin|organisation-reach)|seeker|personal-data|personal-data-copy)\.ts$/,
    tables: ["room", "series", "moderator", "seat", "persona", "turn", "interview"],
    because: "an outcome or a pin is read with the forum, the moderator and the persona it is about, in one statement",
  },
  {
    files: /^lib\/hiring\/impact\/session-report\.ts$/,
    tables: ["room", "series", "seat", "turn"],
    because: "people heard, outcomes and hours of a session are counted in one statement",
  },
  {
    files: /^lib\/hiring\/impact\/impact\.ts$/,
    tables: ["room", "seat", "turn", "ticket"],
    because: "each person of a month is counted once over all rooms, in one statement",
  },
];
