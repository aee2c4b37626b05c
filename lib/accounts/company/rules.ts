// What each role of a company may do for it. One table; every noun that acts for a company asks it. Pure.

/** From the one who decides who belongs to it to the one who only reads. */
export const companyRoles = ["admin", "recruiter", "viewer"] as const;
export type CompanyRole = (typeof companyRoles)[number];

/** Every right, and who has it. */
export const rights = {
  /** Reads the board: vacancies, their state and numbers. No name of anybody who applied. */
  read: ["admin", "recruiter", "viewer"],
  /** Posts, changes and closes vacancies. */
  vacancies: ["admin", "recruiter"],
  /** Reads what applicants granted, answers them and confirms hires. */
  applicants: ["admin", "recruiter"],
  /** Speaks for the company in a forum. */
  forums: ["admin", "recruiter"],
  /** Changes what the company's page says. */
  page: ["admin"],
  /** Invites, changes roles and ends memberships. */
  members: ["admin"],
} as const satisfies Readonly<Record<string, readonly CompanyRole[]>>;
export type CompanyRight = keyof typeof rights;

/** The roles that have this right. */
export const rolesWith = (right: CompanyRight): CompanyRole[] => [...rights[right]];

export const roleMay = (role: CompanyRole, right: CompanyRight): boolean => rolesWith(right).includes(role);

/** Whether a company that has an admin would be left without one: nobody could decide who belongs to it. */
export const leavesNoAdmin = (
  members: readonly { personId: string; role: CompanyRole }[],
  change: { personId: string; role: CompanyRole | null },
): boolean => {
  const held = members.find(({ personId }) => personId === change.personId)?.role;
  return held === "admin" && change.role !== "admin" && members.filter(({ role }) => role === "admin").length === 1;
};

/** Companies that one person may register. */
export const registeredAtMost = 3;

/** Where a company may say it is, by ISO 3166-1; as many as work is offered in. */
export const companyCountries = ["ID", "SA", "AE", "QA", "KW"] as const;
export type CompanyCountry = (typeof companyCountries)[number];

/** Days in which the letter to a company's address can be answered. */
export const registrationDays = 7;
