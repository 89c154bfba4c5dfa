import type { CitedWork } from './cited-work.js';
import { familyFirst } from './cited-work.js';

const COLUMNS = ['id', 'title', 'authors', 'date', 'kind', 'themes', 'publisher', 'url', 'accessed'] as const;
/** What spreadsheets begin to calculate at. */
const FORMULA = /^\s*[=+\-@\t\r|%]/u;

export const CSV_HEAD = csvRow(COLUMNS);

/** A work as a row under `CSV_HEAD`; names are parted by semicolons. */
export function toCsv(work: CitedWork): string {
  return csvRow([
    work.id,
    work.title,
    work.creators.map(familyFirst).join('; '),
    work.date,
    work.kind ?? '',
    work.keywords.join('; '),
    work.publisher,
    work.url,
    work.accessed,
  ]);
}

/** Cells as a row of CSV (RFC 4180), in which none is a formula: an apostrophe before it is what spreadsheets take for text. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
