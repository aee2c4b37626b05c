import { expect, test } from "vitest";
import type { Role } from "#lib/platform/auth/actor";
import { menuLinksOf } from "../../../components/shell/header/my-menu-links.ts";

const menuOf = (...roles: Role[]) => menuLinksOf({ roles, organisations: [], moderates: [] }).map(({ href }) => href);

test("a recruiter is offered a new forum, and an admin who is none is not, since it would be refused", () => {
  expect(menuOf("recruiter")).toContain("/series/new");
  expect(menuOf("admin")).toEqual(["/me", "/admin", "/reports", "/privacy", "/account"]);
  expect(menuOf("recruiter", "admin")).toEqual(["/me", "/series/new", "/admin", "/reports", "/privacy", "/account"]);
});
