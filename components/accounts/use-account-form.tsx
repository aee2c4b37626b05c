"use client";
// A form of an account's pages: what an address or a password lacks is said in its own sentence.
import type { RefusalCode } from "#lib/platform/result";
import { type FormAction, useActionForm } from "../ui/action/action-form.tsx";

const invalid: Readonly<Record<string, RefusalCode>> = { email: "email_invalid", password: "password_short", next: "password_short" };

/** `fields` are the names that the form has. */
export const useAccountForm = (...fields: readonly string[]): FormAction => useActionForm({ fields, invalid });
