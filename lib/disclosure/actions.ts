"use server";
// Server actions of disclosure: parse, authenticate, call the noun.
import { action } from "#lib/platform/action";
import * as companyGroup from "./company-group.ts";
import * as freezing from "./freeze.ts";
import * as grant from "./grant.ts";
import { grantInput } from "./schema.ts";
import * as shield from "./shield.ts";
import { companyGroupIdInput, companyGroupInput, freezeInput, hiddenFromIdInput, hideFromInput } from "./visibility-schema.ts";

export const withdrawGrant = action(grantInput, grant.withdraw);

export const hideFrom = action(hideFromInput, shield.add);
export const showAgain = action(hiddenFromIdInput, shield.remove);
export const freeze = action(freezeInput, freezing.freeze);
export const thaw = action(freezeInput, freezing.thaw);
export const saveCompanyGroup = action(companyGroupInput, companyGroup.save);
export const dropCompanyGroup = action(companyGroupIdInput, companyGroup.drop);
