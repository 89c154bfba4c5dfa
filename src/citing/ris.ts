import { familyFirst, type CitedWork, type Creator } from './cited-work.js';

/**
 * A work as RIS, CRLF at the end of each line, one field a line. ELEC rather than BLOG: more readers know it. `PY` is a bare
 * year and `DA` has the whole date, since readers disagree on a `PY` with a month; `UR` stands once.
 */
export function toRis(work: CitedWork): string {
  const fields: readonly (readonly [tag: string, value: string])[] = [
    ['TY', 'ELEC'],
    ...work.creators.map((creator) => ['AU', author(creator)] as const),
    ['TI', work.title],
    ['T2', work.publisher],
    ['PB', work.publisher],
    ['PY', work.date.slice(0, 'YYYY'.length)],
    ['DA', slashed(work.date)],
    ...work.keywords.map((keyword) => ['KW', keyword] as const),
    ...(work.kind === undefined ? [] : [['M3', work.kind] as const]),
    // A reader splits addresses at a semicolon.
    ['UR', work.url.replaceAll(';', '%3B')],
    ['Y2', slashed(work.accessed)],
    ['ID', work.id],
    ['ER', ''],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('') + '\r\n';
}

/**
 * A comma at the end says that all of an organisation's name is one family name: no form is read right by every reader, and
 * this one keeps the name whole in most.
 */
function author(creator: Creator): string {
  return 'literal' in creator && creator.literal.includes(' ') ? `${creator.literal},` : familyFirst(creator);
}

function slashed(date: string): string {
  return `${date.replaceAll('-', '/')}/`;
}
