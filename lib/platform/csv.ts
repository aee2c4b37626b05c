// Tables for spreadsheets, by RFC 4180, and safe to open in one.

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front; one that has it already gets another, so that it can be undone. */
const harmless = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number): string => {
  const text = typeof value === "number" ? String(value) : harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** UTF-8 with its mark, rows ended by CRLF; the first row is the head. */
export const table = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
