// What screens are told about hiding and blocking. Pure types; moments are ISO 8601.

export type HiddenFromLine = {
  entryId: string;
  kind: "organisation" | "domain" | "address";
  /** The company's name or the domain; null of an address, which is not kept. */
  name: string | null;
  addedAt: string;
};

export type BlockLine = { blockId: string; name: string; seed: string; addedAt: string };

/** Companies one can choose from. */
export type OrganisationChoice = { id: string; name: string };

export type VisibilityPage = {
  hiddenFrom: HiddenFromLine[];
  blocks: BlockLine[];
  frozenSince: string | null;
  organisations: OrganisationChoice[];
};

/** Companies that belong together: whoever hides from one hides from all. */
export type CompanyGroup = { groupId: string; name: string; companies: OrganisationChoice[] };
export type CompanyGroupsPage = { groups: CompanyGroup[]; organisations: OrganisationChoice[] };
