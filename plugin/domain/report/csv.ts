/*
 * CSV as spreadsheets in Belgium open it by a double click: semicolons, UTF-8 with a byte order mark, CRLF (RFC 4180 but for the
 * separator).
 */

/** Text is quoted always; a number stays a number; null is an empty cell. */
export type CsvValue = string | number | null;

/** Without it, Excel takes the file for its own old code page. */
export const byteOrderMark = '\uFEFF';

/** One line with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(';')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return `"${withoutFormula(oneLine(value)).replaceAll('"', '""')}"`;
}

/** Names come from certificates and profiles. A line break or another control character in one is no part of a name. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/**
 * A cell that begins like a formula is run by spreadsheets, quotes or not (CWE-1236); an apostrophe makes it text. Full-width signs
 * count too: some programs fold them.
 */
function withoutFormula(text: string): string {
  return /^\s*[=+\-@|%＝＋－＠]/u.test(text) ? `'${text}` : text;
}
