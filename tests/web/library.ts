import type { Article } from '../../src/articles/article.js';
import { article } from '../archives/article.js';

/** Date, title, authors, themes, body. Everything is invented. */
type Row = readonly [date: string, title: string, authors: string, themes: string, body: string];

const ROWS: readonly Row[] = [
  [
    '2015-01-12',
    'Paying for warm homes',
    'Ada Fenwick',
    'Housing',
    'Warm homes cost less than cold patients. A bond could pay for boilers.',
  ],
  [
    '2015-03-02',
    'A social impact bond for foster care',
    'Ada Fenwick',
    'Social Impact Bonds',
    'The social impact bond pays when children stay with one family.',
  ],
  [
    '2015-03-30',
    'What outcomes cost',
    'Bruno Hale',
    'Commissioning',
    'Outcomes are dear to measure and dearer to miss.',
  ],
  [
    '2015-11-09',
    'Allotments on prescription',
    'Cleo Marsh',
    'Health',
    'Doctors may prescribe an allotment. Spades are cheap.',
  ],
  [
    '2016-01-20',
    'Bonds, briefly',
    'Ada Fenwick|Bruno Hale',
    'Social Impact Bonds',
    'An impact bond is a contract, an investor and a promise.',
  ],
  ['2016-02-11', 'Libraries as warm rooms', 'Cleo Marsh', 'Housing|Health', 'A library lends heat as well as books.'],
  [
    '2016-02-29',
    'The leap day review',
    'Bruno Hale',
    'Commissioning',
    'Commissioners met on the leap day to review every contract.',
  ],
  [
    '2016-05-16',
    'Ferries and fairness',
    'Dev Okafor',
    'Transport',
    'An island ferry is a public service, whatever the ledger says.',
  ],
  [
    '2016-06-01',
    'Escaping <markup> & other hazards',
    'Dev Okafor',
    'Commissioning',
    'Costs < benefits & "risks" > zero: <script>alert(1)</script> is a hazard, too.',
  ],
  [
    '2016-09-14',
    'Sheltered work that pays',
    'Ada Fenwick',
    'Employment',
    'Sheltered workshops paid by outcomes kept more people in work.',
  ],
  [
    '2016-12-31',
    'The last word of the year',
    'Cleo Marsh',
    'Health',
    'On the last day of December the helpline rang all night.',
  ],
  [
    '2017-01-01',
    'The first word of the year',
    'Cleo Marsh',
    'Health',
    'On the first day of January the helpline slept.',
  ],
  [
    '2017-01-25',
    'A bond for rough sleepers',
    'Ada Fenwick',
    'Social Impact Bonds|Housing',
    'The social impact bond for rough sleepers paid for front doors.\n\nKeys came first, and the bond paid later.',
  ],
  [
    '2017-02-28',
    'Counting buses',
    'Dev Okafor',
    'Transport',
    'Count the buses that come, not the buses that were planned.',
  ],
  [
    '2017-03-03',
    'Measuring loneliness',
    'Cleo Marsh',
    'Health',
    'Loneliness was measured by the number of unopened letters.',
  ],
  [
    '2017-05-01',
    'Investors who wait',
    'Bruno Hale',
    'Social Impact Bonds',
    'A patient investor reads the contract twice and the impact report once.',
  ],
  [
    '2017-05-22',
    'School meals, weighed',
    'Dev Okafor',
    'Education',
    'Plates were weighed before and after lunch in nine schools.',
  ],
  [
    '2017-05-28',
    'Café society in care homes',
    'Cleo Marsh',
    'Health',
    'A café in the hall makes a home of a care home.',
  ],
  [
    '2017-08-17',
    'Apprentices of the canal',
    'Ada Fenwick',
    'Employment',
    'Apprentices rebuilt the lock and the towpath.',
  ],
  [
    '2017-10-10',
    'Bus passes for job seekers',
    'Dev Okafor',
    'Transport|Employment',
    'A bus pass found more work than a workshop.',
  ],
  [
    '2017-11-28',
    'Ten lessons on impact bonds',
    'Ada Fenwick|Dev Okafor',
    'Social Impact Bonds',
    'Ten lessons, nine of them about the contract of the bond.',
  ],
  ['2018-01-15', 'Reading rooms in prisons', '', 'Education', 'A reading room with a kettle was full by noon.'],
  [
    '2018-02-02',
    'Night buses and night shifts',
    'Dev Okafor',
    'Transport',
    'Night shifts end before night buses begin.',
  ],
  [
    '2018-04-19',
    'A bond that failed well',
    'Bruno Hale',
    'Social Impact Bonds',
    'The bond failed, the investors lost, and the council learnt why.',
  ],
];

/** A small invented archive, oldest first. */
export const LIBRARY: readonly Article[] = ROWS.map(([date, title, authors, themes, body], row) =>
  article(`${date}-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`, {
    title,
    date,
    authors: authors.split('|').filter(Boolean),
    themes: themes.split('|'),
    ...(row % 3 === 0 ? { kinds: ['News release'] } : row % 3 === 1 ? { kinds: ['Blog'] } : {}),
    body,
    ...(row % 2 === 0 && { url: `https://library.example/${row}` }),
    sources: [{ file: 'library.txt', line: 1 + 10 * row }],
  }),
);
