import type { CitedWork } from './cited-work.js';

/** An item as citation processors take it (CSL-JSON 1.0.2). */
export interface CslItem {
  readonly id: string;
  readonly type: 'webpage';
  readonly title: string;
  readonly author?: readonly object[];
  readonly issued: CslDate;
  readonly accessed: CslDate;
  readonly 'container-title': string;
  readonly publisher: string;
  readonly genre?: string;
  readonly keyword?: string;
  readonly URL: string;
}

interface CslDate {
  readonly 'date-parts': readonly [readonly number[]];
}

export function toCslItem(work: CitedWork): CslItem {
  return {
    id: work.id,
    type: 'webpage',
    title: work.title,
    ...(work.creators.length > 0 && { author: work.creators }),
    issued: dateParts(work.date),
    accessed: dateParts(work.accessed),
    'container-title': work.publisher,
    publisher: work.publisher,
    ...(work.kind !== undefined && { genre: work.kind }),
    ...(work.keywords.length > 0 && { keyword: work.keywords.join('; ') }),
    URL: work.url,
  };
}

function dateParts(date: string): CslDate {
  return { 'date-parts': [date.split('-').map(Number)] };
}
