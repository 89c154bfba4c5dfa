import { printReport } from '../../../src/reindex/report/print-report.js';
import { DOCUMENT } from '../../../src/reindex/sources/unread-documents.js';
import { NOTHING_FOUND, type Report } from '../../../src/reindex/report/run-report.js';

const REPORT: Report = {
  outcome: 'published',
  problem: null,
  notices: [],
  unanswered: [],
  live: '20170502T093000Z-1a2b3c4d',
  files: 5,
  ignored: [],
  entries: 50,
  articles: 29,
  duplicates: 21,
  rejects: [],
  remarks: [],
  mistakes: [],
  withheld: [],
  cached: 0,
  withoutAuthor: ['2017-05-02-new', '2017-05-03-a', '2017-05-03-b'],
  withoutTheme: ['2017-05-02-new'],
  unusedThemes: [],
  acronyms: [],
  gone: [],
  stages: { reading: 0.5, assembling: 0.3 },
  comparedWith: '20170501T093000Z-1a2b3c4d',
  changes: { added: ['2017-05-02-new'], updated: ['2017-05-01-edited'], removed: ['2017-04-30-gone'] },
  seconds: 1.234,
  peakMemory: 100 * 1024 * 1024,
};

const lines = (report: Partial<Report>) => printReport({ ...REPORT, ...report }).split('\n');

describe('printReport', () => {
  it('says what was found, what changed and what is live', () => {
    expect(lines({})).toEqual([
      'Read 5 files: 50 entries, 29 articles, 21 duplicates merged, 0 withheld, 0 rejected.',
      'Articles without a theme: 1',
      '  2017-05-02-new',
      'Articles without an author: 3',
      '  2017-05-02-new',
      '  2017-05-03-a',
      '  2017-05-03-b',
      'Against 20170501T093000Z-1a2b3c4d: 1 added, 1 updated, 1 removed.',
      '  + 2017-05-02-new',
      '  ~ 2017-05-01-edited',
      '  - 2017-04-30-gone',
      'Published 20170502T093000Z-1a2b3c4d. 1.2 s (reading 0.5, assembling 0.3), at most 100 MB of memory.',
      '',
    ]);
  });

  it('lists rejects by file, line and reason, what is withheld and why, and what was ignored', () => {
    const rejects = [{ file: 'a.txt', line: 12, reason: 'no title' }];
    const withheld = [
      { file: 'c.md', line: 1, why: 'draft' },
      { file: 'd.md', line: 2, why: 'future' },
    ] as const;
    const ignored = [{ file: 'b.csv', reason: 'no ending that is read' }];
    expect(lines({ files: 3, cached: 2, entries: 1, duplicates: 1, rejects, withheld, ignored }).slice(0, 8)).toEqual([
      'Read 3 files, 2 as in the last run: 1 entry, 29 articles, 1 duplicate merged, 2 withheld, 1 rejected.',
      'Rejected: 1',
      '  a.txt:12: no title',
      'Withheld: 2',
      '  c.md:1: a draft',
      '  d.md:2: dated in the future',
      'Files ignored: 1',
      '  b.csv: no ending that is read',
    ]);
  });

  it('counts the documents that are not read, and names them', () => {
    const ignored = ['a.docx', 'c.pdf', 'd.PDF'].map((file) => ({ file, reason: DOCUMENT }));
    const csv = { file: 'b.csv', reason: 'no ending that is read' };
    expect(lines({ ignored: [csv, ...ignored] }).slice(1, 7)).toEqual([
      'Documents that are not read yet (1 .docx, 2 .pdf): 3',
      '  a.docx',
      '  c.pdf',
      '  d.PDF',
      'Files ignored: 1',
      '  b.csv: no ending that is read',
    ]);
  });

  it('names themes that no article has, and acronyms that articles explain for the first time', () => {
    const acronyms = [{ short: 'SIB', long: 'Social Impact Bond', articles: 2, isWord: false }];
    expect(printReport({ ...REPORT, unusedThemes: ['Prisons'], acronyms })).toMatch(
      /Themes without an article: 1 \(Prisons\)\n.*\nAcronyms learned: 1\n {2}SIB: Social Impact Bond \(in 2 articles\)\n/s,
    );
  });

  it('cuts long lists, and says how much it left out', () => {
    const added = Array.from({ length: 25 }, (_, i) => `2017-05-02-article-${i}`);
    const printed = lines({ changes: { added, updated: [], removed: [] } });
    expect(printed.filter((line) => line.startsWith('  + '))).toHaveLength(10);
    expect(printed).toContain('  … and 15 more (--json lists all)');
  });

  it('tells a first generation and one that nothing could be compared with apart', () => {
    expect(lines({ comparedWith: null })).toContain('Nothing was live before: 1 added, 1 updated, 1 removed.');
    expect(printReport({ ...REPORT, comparedWith: null, changes: null })).not.toContain('added');
  });

  it.each([
    ['unchanged', 'Nothing has changed, so nothing was published. Live is still 20170502T093000Z-1a2b3c4d.'],
    ['rehearsed', 'Rehearsed only: nothing was published. Live is still 20170502T093000Z-1a2b3c4d.'],
  ] as const)('says what a run that is %s did', (outcome, expected) => {
    expect(lines({ outcome }).at(-2)).toBe(
      `${expected} 1.2 s (reading 0.5, assembling 0.3), at most 100 MB of memory.`,
    );
  });

  it('says why a run failed, and what is live all the same', () => {
    expect(lines({ outcome: 'failed', problem: 'It went wrong.\nBadly.', live: null }).slice(-4)).toEqual([
      'Failed: It went wrong.',
      'Badly.',
      'Live is nothing. 1.2 s (reading 0.5, assembling 0.3), at most 100 MB of memory.',
      '',
    ]);
  });

  it('has nothing to say of sources that it did not come to', () => {
    const nothing = { ...NOTHING_FOUND, stages: {} };
    expect(lines({ ...nothing, outcome: 'failed', problem: 'It is locked.' })).toEqual([
      'Failed: It is locked.',
      'Live is 20170502T093000Z-1a2b3c4d. 1.2 s, at most 100 MB of memory.',
      '',
    ]);
  });

  it('prints no character of a name that could act on a terminal', () => {
    const file = 'a\n\u001B[2J\u202Eb.txt';
    expect(lines({ rejects: [{ file, line: 1, reason: 'bad' }] })[2]).toBe('  a\\u{a}\\u{1b}[2J\\u{202e}b.txt:1: bad');
  });
});
