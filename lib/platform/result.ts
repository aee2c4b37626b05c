// What a verb answers: it worked, or an expected refusal with a code that the messages translate (`refusals.<code>`).
// A fault is thrown; "no access" and "not there" are one answer, `missing`.

/** Every expected refusal of the product. A new one needs its sentence in three languages (`npm run check` says so). */
export const refusals = [
  // platform
  "signed_out",
  "invalid",
  "forbidden_origin",
  "too_often",
  "missing",
  "conflict",
  "unavailable",
  "page_outdated",
  // accounts
  "wrong_password",
  "email_invalid",
  "password_short",
  "password_common",
  "link_dead",
  "last_admin",
  "name_taken",
  // rooms
  "room_full",
  "room_not_open",
  "room_locked",
  "room_already_on",
  "banned",
  "hands_closed",
  "cooldown",
  "already_raised",
  "not_in_room",
  "not_called",
  "call_over",
  "stage_full",
  "reason_needed",
  "somebody_first",
  "busy_interview",
  "already_extended",
  "moderator_protected",
  "schedule_invalid",
  "start_too_far",
  "day_not_due",
  // hiring
  "vacancy_closed",
  "deadline_past",
  "pay_range",
  "already_applied",
  "needs_vacancy",
  "not_yours",
  "organisation_absent",
] as const;

export type RefusalCode = (typeof refusals)[number];

export type Refusal = {
  ok: false;
  code: RefusalCode;
  /** Words for the sentence: `{ name }` of the moderator who was first, `{ minutes }` to wait, `{ field }` that is wrong. */
  detail?: Record<string, string | number>;
};

export type Result<T> = { ok: true; value: T } | Refusal;

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: RefusalCode, detail?: Refusal["detail"]): Refusal =>
  detail ? { ok: false, code, detail } : { ok: false, code };
