import { toBibtex } from './bibtex.js';
import type { Article } from '../articles/article.js';
import { citedWork, type CitedWork, type Citing } from './cited-work.js';
import { toCslItem } from './csl-json.js';
import { CSV_HEAD, toCsv } from './csv.js';
import { toRis } from './ris.js';

/** How works are written to a file. */
interface ExportFormat {
  /** For people. */
  readonly called: string;
  readonly mediaType: string;
  readonly ending: string;
  /** What stands before them; a format with room for notes has the search there. */
  readonly head: (notes: readonly string[]) => string;
  readonly item: (work: CitedWork, isFirst: boolean) => string;
  readonly foot: string;
}

/** By the names that they are asked for by. */
export const EXPORT_FORMATS = {
  ris: {
    called: 'RIS',
    mediaType: 'application/x-research-info-systems',
    ending: 'ris',
    head: nothing,
    item: toRis,
    foot: '',
  },
  bibtex: {
    called: 'BibTeX',
    mediaType: 'application/x-bibtex',
    ending: 'bib',
    // BibTeX passes over what stands outside entries; an "@" would begin one.
    head: (notes) => `${notes.map((note) => `% ${note.replaceAll('@', '(at)')}\n`).join('')}\n`,
    item: toBibtex,
    foot: '',
  },
  'csl-json': {
    called: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    ending: 'json',
    head: () => '[',
    item: (work, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(toCslItem(work))}`,
    foot: '\n]\n',
  },
  csv: {
    called: 'CSV',
    mediaType: 'text/csv',
    ending: 'csv',
    // By it spreadsheets know that this is UTF-8.
    head: () => `\ufeff${CSV_HEAD}`,
    item: toCsv,
    foot: '',
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;
export type ExportName = keyof typeof EXPORT_FORMATS;
export const EXPORT_NAMES = Object.keys(EXPORT_FORMATS) as [ExportName, ...ExportName[]];

function nothing(): string {
  return '';
}

/** Works in a format, as the pieces of a file. */
export async function* exported(
  name: ExportName,
  works: AsyncIterable<CitedWork>,
  notes: readonly string[],
): AsyncGenerator<string> {
  const { head, item, foot }: ExportFormat = EXPORT_FORMATS[name];
  let before = head(notes);
  let isFirst = true;
  for await (const work of works) {
    yield before + item(work, isFirst);
    before = '';
    isFirst = false;
  }
  yield before + foot;
}

/** An article in a format of reference managers. */
export function oneExported(article: Article, name: ExportName, citing: Citing): string {
  const { head, item, foot }: ExportFormat = EXPORT_FORMATS[name];
  return head([]) + item(citedWork(article, citing), true) + foot;
}
