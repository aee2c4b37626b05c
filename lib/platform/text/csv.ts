// Tables for spreadsheets, by RFC 4180, and safe to open in one.
import { stringify } from "csv-stringify/sync";

/** What makes a formula of a cell, also as full-width and small forms, which spreadsheets of East Asia read alike. */
const sign = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";
/** Signs that are not seen: blanks, and those without a width. */
const unseen = "[\\s\\p{Cc}\\p{Cf}\\u034F]";
const runs = new RegExp(`^'*(?:[\\t\\r\\n]|${unseen}*${sign})`, "u");
/** Where a program that splits too simply, or at other separators, would begin a new cell. */
const seams = /(\r\n|[\r\n\v\f\u0085\u2028\u2029;\t])/u;

/** A text that a spreadsheet would run gets an apostrophe in front; one that has it already gets another, so that it can be undone. */
const harmless = (text: string): string => (runs.test(text) ? `'${text}` : text);

const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  const [first = "", ...rest] = value.split(seams);
  const mark = runs.test(value) ? "'" : "";
  return mark + first + rest.map((part, at) => (at % 2 === 0 ? part : harmless(part))).join("");
};

/** UTF-8 with its mark, rows ended by CRLF, every text in quotes; the first row is the head. */
export const table = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => row.map((value) => (typeof value === "number" ? value : cell(value)))),
    { bom: true, record_delimiter: "windows", quoted_string: true },
  );
