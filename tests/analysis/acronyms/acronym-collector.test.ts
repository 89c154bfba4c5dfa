import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AcronymCollector, type Acronym } from '../../../src/analysis/acronyms/acronym-collector.js';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { assembleArchive } from '../../../src/articles/assembly/assemble-archive.js';
import { parseSource } from '../../../src/articles/sources/parse-source.js';
import { decodeSource } from '../../articles/sources/decoded.js';

const analyzer = createEnglishAnalyzer();

function collect(texts: readonly string[]): readonly Acronym[] {
  const collector = new AcronymCollector(analyzer);
  for (const text of texts) collector.add(text);
  return collector.finish();
}

/** As "short = long × articles". */
function summary(texts: readonly string[]): string[] {
  return collect(texts).map(({ short, long, articles }) => `${short} = ${long} × ${articles}`);
}

describe('AcronymCollector', () => {
  it.each([
    ['nothing', [], []],
    ['one', ['Life Chances Fund (LCF)'], ['LCF = Life Chances Fund × 1']],
    [
      'plurals, hyphens, capitals and ampersands as one meaning, in the most frequent spelling',
      [
        'Social Impact Bonds (SIBs)',
        'Social Impact Bond (SIB)',
        'SIBs (Social Impact Bonds)',
        'social-impact bonds (S.I.B.)',
        'Health & Wellbeing Board (HWB)',
        'Health and Wellbeing Board (HWB)',
        'Health and Wellbeing Boards (HWBs), Health and Wellbeing Board (HWB)',
      ],
      ['HWB = Health and Wellbeing Board × 3', 'SIB = Social Impact Bonds × 4'],
    ],
    [
      'an article once, however often it explains',
      ['Social Impact Bond (SIB), Social Impact Bond (SIB)', 'Social Impact Bond (SIB)'],
      ['SIB = Social Impact Bond × 2'],
    ],
    [
      'every meaning, the most explained first',
      ['Clinical Care Group (CCG)', 'Clinical Commissioning Group (CCG)', 'Clinical Commissioning Groups (CCGs)'],
      ['CCG = Clinical Commissioning Group × 2', 'CCG = Clinical Care Group × 1'],
    ],
    [
      'of equally frequent spellings the shorter, then that in small letters',
      [
        'Outcomes-based commissioning (OBC)',
        'outcomes-based commissioning (OBC)',
        'Social Funds (SFs)',
        'Social Fund (SF)',
      ],
      ['OBC = outcomes-based commissioning × 2', 'SF = Social Fund × 2'],
    ],
  ])('collects %s', (_, texts, expected) => {
    expect(summary(texts)).toEqual(expected);
  });

  it.each([
    [
      'GO',
      'the Government Outcomes (GO) Lab is new',
      ['Life Chances Fund (LCF), go on', 'Life Chances Fund (LCF). They go.'],
    ],
    ['IT', 'information technology (IT)', []],
    ['AIDS', 'acquired immune deficiency syndrome (AIDS)', ['Legal Fund (LF) for aid', 'Legal Fund (LF) and aid']],
  ])('says that %s is also a word', (short, text, others) => {
    const acronyms = collect([text, ...others]);
    expect(acronyms.filter(({ isWord }) => isWord).map((acronym) => acronym.short)).toEqual([short]);
  });

  it.each([
    [
      'small letters in an address',
      [
        'Social Impact Bond (SIB)',
        ...Array<string>(3).fill('Life Chances Fund (LCF): www.sib.org/sib sib@example.org pro-sib'),
      ],
    ],
    [
      'a writer or two who do without capitals',
      [
        'Social Impact Bond (SIB)',
        'Social Impact Bond (SIB): a sib',
        'Life Chances Fund (LCF): a sib',
        'Big Bank (BB): SIB',
      ],
    ],
  ])('does not take an acronym for a word by %s', (_, texts) => {
    expect(collect(texts).filter(({ isWord }) => isWord)).toEqual([]);
  });

  it('finds the same in any order of the articles', () => {
    const piece = fc.constantFrom(
      'Social Impact Bond (SIB) ', 'Social Impact Bonds (SIBs) ', 'social-impact bond (SIB) ', 'Small Island Bank (SIB) ',
      'Government Outcomes (GO) ', 'government outcomes (GO) ', 'we go ', 'sib ', 'Gas Office (GO) ', 'A & B Trust (ABT) ', 'A and B Trust (ABT) ',
    ); // prettier-ignore
    const texts = fc.array(
      fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('\n')),
      { maxLength: 8 },
    );
    const shuffled = texts.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(fc.property(shuffled, ([some, others]) => expect(collect(others)).toEqual(collect(some))));
  });
});

const ARCHIVE = '../shared/archive';
const isMissing = !existsSync(ARCHIVE) && process.env.CI !== 'true';

(isMissing ? describe.skip : describe)(`the archive at ${ARCHIVE} (skipped where it is missing)`, () => {
  it('explains these acronyms, each read in its article', () => {
    const entries = readdirSync(ARCHIVE).flatMap((file) => {
      const decoded = decodeSource(file, readFileSync(join(ARCHIVE, file)));
      return 'reason' in decoded ? [] : (parseSource(decoded)?.entries ?? []);
    });
    const { articles } = assembleArchive(entries, { taxonomy: { themes: [] }, analyzer });
    const acronyms = collect(articles.map(({ title, body }) => `${title}\n\n${body}`));
    expect(acronyms.map(({ short, long, articles: count }) => `${short} = ${long} × ${count}`)).toEqual([
      'BSC = Big Society Capital × 1',
      'CCG = Clinical Commissioning Group × 1',
      'EOA = Employee Ownership Association × 1',
      'EOB = Employee Owned businesses × 1',
      'GO = Government Outcomes × 1',
      'LCF = Life Chances Fund × 2',
      'MCF = Management Consultancy Framework × 1',
      'MST = Multi Systemic Therapy × 1',
      'NEW = North Eastern & Western × 1',
      'NLWA = North London Waste Authority × 1',
      'OBC = outcomes-based commissioning × 2',
      'OPM = Office for Public Management × 1',
      'SCIE = Social Care Institute for Excellence × 1',
      'SIB = Social Impact Bond × 6',
      'SPV = Special Purpose Vehicle × 1',
      'STP = Sustainability and Transformation Plans × 1',
    ]);
    expect(acronyms.filter(({ isWord }) => isWord).map(({ short }) => short)).toEqual(['GO', 'NEW']);
  });
});
