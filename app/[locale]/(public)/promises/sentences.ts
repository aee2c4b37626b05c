// Which promise holds today, and which test shows it. A test fails when a named one is not there (tests/unit/shell/promises.test.ts). Pure.

/** A test file, and the name of a test in it. */
export type Proof = readonly [file: string, test: string];

/** What holds today, in the order of the page. */
export const kept = {
  recording: [["tests/contract/permission.test.ts", "the grants are these and no others"]],
  watched: [["tests/contract/permission.test.ts", "is in nobody's list, hears, and is known to the server"]],
  outed: [
    [
      "tests/integration/privacy/personas.test.ts",
      "nothing that others are told joins two names of one person: no id, seed, time, order or word",
    ],
    [
      "tests/integration/privacy/request.test.ts",
      "whoever asks about another address learns nothing: answer, statements, jobs and letter are the same for all",
    ],
  ],
  shadow: [
    [
      "tests/integration/privacy/request.test.ts",
      "somebody without an account reads what is held about their address, and has it removed; twice is harmless",
    ],
  ],
  trapped: [
    [
      "tests/integration/privacy/deletion.test.ts",
      "somebody who deletes their account is out everywhere at once, and the company reads nothing of them",
    ],
    ["tests/integration/privacy/deletion.test.ts", "who was destroyed is in no table and no job, and the receipt says so to anybody"],
  ],
  sharing: [
    ["tests/integration/disclosure/ledger.test.ts", "opening an application writes a row that its applicant reads: who, what, why, when"],
    [
      "tests/integration/privacy/export.test.ts",
      "a copy is made of every column that is classed as somebody's own, and of none that is a secret",
    ],
  ],
  tracking: [
    ["tests/unit/platform/content-policy.test.ts", "what is no page may load nothing"],
    [
      "tests/unit/accounts/letter-layout.test.ts",
      "an Arabic letter is read from the right, and nothing in any letter is loaded from elsewhere",
    ],
  ],
  employer: [
    [
      "tests/integration/hiring/hidden.test.ts",
      "P-06 for the company an applicant who hides from it is not there, byte for byte as before they applied, counts too",
    ],
    [
      "tests/integration/rooms/hidden.test.ts",
      "P-06 on stage somebody with a hide list is a participant without name, picture or card for the public and for the company they hide from",
    ],
    [
      "tests/integration/rooms/radar.test.ts",
      "R-PRIV-09 somebody is warned when a company they hide from hosts, moderates or has a vacancy announced",
    ],
  ],
  removed: [["tests/contract/gate.test.ts", "whoever is removed is silent and deaf at once, and nothing they hold brings them back"]],
  brokers: [
    ["tests/integration/rooms/ticket.test.ts", "one edits one's own card and keeps the number; nobody else does"],
    ["tests/integration/hiring/application/application.test.ts", "the persona of a room is no mask for somebody who was never there"],
  ],
  stolen: [
    ["tests/integration/accounts/device.test.ts", "A-07 each sign-in is listed with its device, and its owner ends it"],
    [
      "tests/integration/accounts/factors/proof.test.ts",
      "without a second factor a role works for seven days, then counts for nothing until there is one",
    ],
  ],
  harassment: [
    [
      "tests/integration/disclosure/hide-list.test.ts",
      "a block acts both ways, on nobody else, is made once, and the blocked one finds no trace of it",
    ],
    ["tests/integration/rooms/hidden.test.ts", "L-25 a block takes a name from the two only: third parties and moderators see both"],
  ],
  staff: [
    ["tests/integration/reports/staff-look.test.ts", "Z-13 an admin finds a person with a reason, and the person reads it in their ledger"],
    ["tests/integration/reports/staff-look.test.ts", "Z-12 an officer reads an address only of a case whose claim they hold"],
  ],
  leak: [
    ["tests/integration/reports/breach.test.ts", "O-13 everybody whose rows were touched in the window is listed, and nobody else"],
    ["tests/integration/reports/breach.test.ts", "each gets a draft in their own language, in files that only the operator reads"],
  ],
} as const satisfies Readonly<Record<string, readonly [Proof, ...Proof[]]>>;

/** What speaks at least in part of something that is not open yet, and says so. */
export const coming = ["fake", "crowds", "papers"] as const;
