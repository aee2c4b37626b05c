"use server";
// Server actions of disclosure: parse, authenticate, call the noun.
import { action } from "#lib/platform/action";
import * as grant from "./grant.ts";
import { grantInput } from "./schema.ts";

export const withdrawGrant = action(grantInput, grant.withdraw);
