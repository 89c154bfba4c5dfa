import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { assembleArchive } from '../../src/articles/assembly/assemble-archive.js';
import type { ParsedSource } from '../../src/articles/parsed-source.js';
import { parseSource } from '../../src/articles/sources/parse-source.js';
import { decodeSource } from './sources/decoded.js';
import { parseTaxonomy } from '../../src/articles/themes/taxonomy.js';

const FOLDER = fileURLToPath(new URL('../../../shared/archive/', import.meta.url));
const THEMES = new URL('../../index-data/themes.json', import.meta.url);

const SIN = 'Chih Hoong Sin';
const SIB = 'Social Impact Bonds';
const INVESTMENT = 'Social Investment';
const OBC = 'Outcomes-Based Commissioning';
const PROCUREMENT = 'Commissioning and Procurement';
const EVALUATION = 'Evaluation and Impact Measurement';
const HEALTH = 'Health and Wellbeing';
const CARE = 'Social Care and Independent Living';
const CHILDREN = 'Children and Young People';
const ENGAGEMENT = 'Public Engagement and Consultation';
const LEADERSHIP = 'Leadership and Systems Change';
const LOCAL = 'Local Government and Partnerships';
const INFRASTRUCTURE = 'Infrastructure and Environment';
const RESPONSIBILITY = 'Corporate Responsibility';
const ABROAD = 'International Learning';

/** Every article: date, title, authors, themes in any order, and in how many places it stands. All checked by reading them. */
const ARTICLES: readonly [string, string, string[], string[], number][] = [
  [
    '2016-09-12',
    'Analytical support to the Newcastle Ways to Wellness Social Impact bond',
    [],
    [SIB, 'Digital and Data', HEALTH],
    1,
  ],
  [
    '2016-09-12',
    'NEW Devon CCG outcomes-based commissioning demonstrator for alcohol dependency',
    [],
    [HEALTH, OBC, SIB],
    1,
  ],
  ['2016-09-12', 'Social Impact Bonds in Japan', [SIN], [ABROAD, SIB, INVESTMENT], 1],
  ['2016-09-19', 'City-Wide Partnerships – Belfast', [], [LOCAL, LEADERSHIP], 2],
  ['2016-09-19', 'Toolkit for Change – Canterbury District Council', [], [LOCAL, LEADERSHIP], 1],
  ['2016-10-10', 'North London Waste Authority – Heat and Power Project', [], [INFRASTRUCTURE, ENGAGEMENT], 1],
  ['2016-10-17', 'Social investment toolkit for service providers', [], [INVESTMENT, SIB], 1],
  ['2016-12-01', 'Commissioning for outcomes – challenges and opportunities', [SIN], [OBC, PROCUREMENT], 2],
  ['2016-12-07', 'Support for outcomes-based commissioning and the role of the GO Lab', [SIN], [OBC, PROCUREMENT], 2],
  ['2017-02-09', 'New approaches to patient and public engagement', [], [HEALTH, ENGAGEMENT], 1],
  [
    '2017-02-22',
    'Independent evaluation of the Essex Multi Systemic Therapy Social Impact Bond',
    [],
    [SIB, EVALUATION, CHILDREN],
    2,
  ],
  ['2017-03-20', 'Commissioning for Outcomes – The role of social finance', [], [INVESTMENT, OBC, PROCUREMENT], 6],
  ['2017-03-23', 'How should health services listen better?', [], [ENGAGEMENT, HEALTH], 2],
  ['2017-04-24', 'Unleash the creative potential of Social Impact Bonds', [SIN], [SIB, OBC, INVESTMENT], 2],
  [
    '2017-05-02',
    'The impact of learning and sharing on the development of Social Impact Bonds',
    [SIN],
    [SIB, ABROAD],
    6,
  ],
  ['2017-05-12', 'Bake My Day!', ['Anna McKeon'], [ENGAGEMENT], 2],
  [
    '2017-05-12',
    'Social Impact Bonds and their implications for service providers',
    [SIN],
    ['Charities and Communities', SIB, ABROAD, EVALUATION],
    1,
  ],
  ['2017-05-25', 'Why, in whole systems, is it so hard to move from papers to action?', [], [LEADERSHIP], 4],
  [
    '2017-06-06',
    'OPM Group is part of an exciting three year project to develop connected driverless vehicles in the UK for an ageing society',
    [],
    [CARE, INFRASTRUCTURE, ENGAGEMENT],
    1,
  ],
  ['2017-06-30', 'Corporate Responsibility at OPM Group: our Commitment to Communities', [], [RESPONSIBILITY], 1],
  ['2017-06-30', 'Life Chances Fund Social Impact Bond – Free Webinar', [], [SIB], 1],
  ['2017-07-12', 'Social Impact Bonds are not a magic bullet, but they can be useful', [SIN], [SIB, OBC], 2],
  [
    '2017-07-19',
    'What’s your Corporate Responsibility value? What, how and why to measure impact',
    [],
    [EVALUATION, RESPONSIBILITY],
    1,
  ],
  [
    '2017-07-20',
    'A radical proposition for changing the way we design SIBs – A service provider perspective',
    ['Michelle Farrell-Bell', SIN],
    [SIB, INVESTMENT],
    1,
  ],
  [
    '2017-08-14',
    'Demonstrating the impact and value of vision rehabilitation – a Report to the RNIB',
    [],
    [CARE, HEALTH, EVALUATION],
    1,
  ],
  [
    '2017-11-09',
    'OPM Group support and services now available across the UK public sector through pan-government framework agreement',
    [],
    [PROCUREMENT],
    1,
  ],
  ['2017-11-28', 'Lucy Farrow has been named as Employee Owner of the Year', [], ['Employee Ownership'], 1],
  ['2018-02-07', 'NSIP Event 2018', [], [INFRASTRUCTURE, ENGAGEMENT], 1],
  [
    '2018-03-01',
    'Greater London Authority – Stepping Stones Evaluation',
    [],
    [EVALUATION, 'Education and Skills', CHILDREN],
    1,
  ],
];

/** Reads the real archive; undefined where it is missing and need not be there. */
function readArchive(): ParsedSource | undefined {
  if (!existsSync(FOLDER)) {
    if (process.env.CI === 'true') throw new Error(`The real archive is missing: ${FOLDER}`);
    return undefined;
  }
  const sources = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => {
      const source = decodeSource(file, readFileSync(`${FOLDER}${file}`));
      return 'reason' in source ? { entries: [], rejects: [source] } : parseSource(source);
    });
  return {
    entries: sources.flatMap((source) => source?.entries ?? []),
    rejects: sources.flatMap((source) => source?.rejects ?? []),
  };
}

const parsed = readArchive();
const describeArchive = parsed === undefined ? describe.skip : describe;

describeArchive(`the real archive${parsed === undefined ? ' (skipped: ../shared/archive is missing)' : ''}`, () => {
  const { entries, rejects } = parsed ?? { entries: [], rejects: [] };
  const taxonomy = parseTaxonomy(readFileSync(THEMES, 'utf8'), 'index-data/themes.json');
  const assembled = assembleArchive(entries, { taxonomy, analyzer: createEnglishAnalyzer() });
  const { articles } = assembled;

  it('has 50 entries, which are 29 articles; nothing is rejected', () => {
    expect(rejects).toEqual([]);
    expect(assembled.rejects).toEqual([]);
    expect(entries).toHaveLength(50);
    expect(articles).toHaveLength(29);
    expect(assembled.duplicates).toBe(21);
    expect(articles.flatMap(({ sources }) => sources)).toHaveLength(50);
  });

  it('has 9 articles of 2016, 18 of 2017 and 2 of 2018', () => {
    const years = articles.map(({ date }) => date.slice(0, 4));
    expect(['2016', '2017', '2018'].map((year) => years.filter((other) => other === year).length)).toEqual([9, 18, 2]);
  });

  it('has these titles, dates and numbers of places', () => {
    expect(articles.map(({ date, title, sources }) => [date, title, sources.length])).toEqual(
      ARTICLES.map(([date, title, , , places]) => [date, title, places]),
    );
  });

  it.each(ARTICLES)('%s %s: authors and themes', (date, title, authors, themes) => {
    const article = articles.find((candidate) => candidate.date === date && candidate.title === title);
    expect(article?.authors).toEqual(authors);
    expect(article?.themes.toSorted()).toEqual(themes.toSorted());
  });

  it('has this author facet', () => {
    const counts = new Map<string, number>();
    for (const author of articles.flatMap(({ authors }) => authors)) counts.set(author, (counts.get(author) ?? 0) + 1);
    expect([...counts].sort(([, a], [, b]) => b - a)).toEqual([
      [SIN, 8],
      ['Anna McKeon', 1],
      ['Michelle Farrell-Bell', 1],
    ]);
    expect(articles.filter(({ authors }) => authors.length === 2)).toHaveLength(1);
  });

  it('gives every article an id of its date and title', () => {
    expect(articles.map(({ id }) => id)).toEqual(articles.map(({ id }) => id).toSorted());
    for (const { id, date } of articles) expect(id).toMatch(new RegExp(`^${date}-[a-z0-9]+(?:-[a-z0-9]+)*$`, 'u'));
    expect(articles.map(({ id }) => id)).toContain('2016-09-12-social-impact-bonds-in-japan');
  });

  it('takes the fullest text of each', () => {
    for (const { title, body, sources } of articles) {
      const copies = entries.filter(({ place }) =>
        sources.some((source) => source.file === place.file && source.line === place.line),
      );
      expect([title, body.length]).toEqual([title, Math.max(...copies.map((copy) => copy.body.length))]);
    }
  });

  it('comes out the same in any order', () => {
    expect(assembleArchive(entries.toReversed(), { taxonomy, analyzer: createEnglishAnalyzer() })).toEqual(assembled);
  });
});
