import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AcronymCollector, type Acronym } from '../../../src/analysis/acronyms/acronym-collector.js';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { MAX_ALTERNATIVES, parseSynonyms, type SynonymRule } from '../../../src/analysis/thesaurus/synonym-rules.js';
import { createThesaurus, type Thesaurus } from '../../../src/analysis/thesaurus/thesaurus.js';
import { partsOf } from '../../../src/analysis/phrase-terms.js';
import { awkwardText } from '../awkward-text.js';
import { rounds } from '../../length.js';

const analyzer = createEnglishAnalyzer();

const acronym = (short: string, long: string, articles = 1, isWord = false): Acronym => ({
  short,
  long,
  articles,
  isWord,
});

function thesaurusOf(synonyms: string, acronyms: readonly Acronym[] = []): Thesaurus {
  const { rules, problems } = parseSynonyms(synonyms);
  expect(problems).toEqual([]);
  return createThesaurus(analyzer, { synonyms: rules, acronyms });
}

/** What a thesaurus has for a query, as "typed words: alternative, alternative" or "typed words => alternative". */
function matches(thesaurus: Thesaurus, query: string): string[] {
  const words = query.split(' ');
  return thesaurus.matches(words).map(({ from, length, replaces, alternatives }) => {
    const typed = words.slice(from, from + length).join(' ');
    return `${typed}${replaces ? ' =>' : ':'} ${alternatives.map(({ text }) => text).join(', ')}`;
  });
}

/** The wordings of all alternatives. */
function wordings(thesaurus: Thesaurus, query: string): string[] {
  const found = thesaurus.matches(query.split(' ')).flatMap(({ alternatives }) => alternatives);
  return found.flatMap((alternative) => alternative.wordings.map((terms) => terms.join(' ')));
}

const SYNONYMS = `
  kids, children
  caregiver => carer
  pupil, learner => pupil, student
  driverless cars, driverless vehicles, autonomous vehicles, self-driving cars
  cars, automobiles
  crowdfunding, crowd funding
  therapist, counsellor
  payment by results, outcomes-based payment
  people in prison, inmates
`;
const ACRONYMS = [
  acronym('SIB', 'Social Impact Bond', 9),
  acronym('MST', 'Multi Systemic Therapy'),
  acronym('OBC', 'outcomes-based commissioning'),
  acronym('CCG', 'Clinical Care Group', 2),
  acronym('CCG', 'Clinical Commissioning Group', 7),
  acronym('STP', 'Sustainability and Transformation Plans'),
  acronym('HWB', 'Health & Wellbeing Board'),
  acronym('A&E', 'Accident and Emergency'),
  acronym('GO', 'Government Outcomes', 1, true),
  acronym('Nice', 'National Institute for Clinical Excellence', 1, true),
  acronym('GO Lab', 'Government Outcomes Lab'),
  acronym('GPS', 'global positioning system'),
  acronym('BEIS', 'Business, Energy and Industrial Strategy'),
];

const TABLE: Readonly<Record<string, readonly (readonly [query: string, matches: readonly string[]])[]>> = {
  synonyms: [
    ['kids', ['kids: children']],
    ['Children’s', ['Children’s: kids']],
    ['caregivers', ['caregivers => carer']],
    ['carer', []],
    ['pupils', ['pupils: student']],
    ['learner', ['learner => pupil, student']],
    ['student', []],
    ['', []],
    ['nothing known', []],
  ],
  'several words': [
    ['autonomous vehicle', ['autonomous vehicle: driverless cars, driverless vehicles, self-driving cars']],
    [
      'self-driving cars',
      ['self-driving cars: driverless cars, driverless vehicles, autonomous vehicles', 'cars: automobiles'],
    ],
    ['driverless', []],
    ['autonomous old vehicles', []],
    ['vehicles autonomous', []],
    [
      'kids in driverless cars',
      [
        'kids: children',
        'driverless cars: driverless vehicles, autonomous vehicles, self-driving cars',
        'cars: automobiles',
      ],
    ],
    ['crowd funding', ['crowd funding: crowdfunding']],
    ['crowd-funding', []],
    ['crowdfunding', ['crowdfunding: crowd funding']],
    ['the rapist', []],
    ['therapists', ['therapists: counsellor']],
  ],
  'connectives inside a name, which may be left out': [
    ['payment by results', ['payment by results: outcomes-based payment']],
    ['payment results', ['payment results: payment by results, outcomes-based payment']],
    ['by payment by results in', ['payment by results: outcomes-based payment']],
    ['people in', []],
    ['people prison', ['people prison: people in prison, inmates']],
    ['sustainability & transformation plan', ['sustainability & transformation plan: STP']],
    [
      'sustainability transformation plan',
      ['sustainability transformation plan: Sustainability and Transformation Plans, STP'],
    ],
    ['health and wellbeing boards', ['health and wellbeing boards: HWB']],
  ],
  'acronyms, both ways': [
    ['SIB', ['SIB: Social Impact Bond']],
    ['sib', ['sib: Social Impact Bond']],
    ['sibs', ['sibs: Social Impact Bond']],
    ['SIB’s', ['SIB’s: Social Impact Bond']],
    ['S.I.B', ['S.I.B: Social Impact Bond']],
    ['social impact bonds', ['social impact bonds: SIB']],
    ['social impact', []],
    ['stp', ['stp: Sustainability and Transformation Plans']],
    ['hwb', ['hwb: Health & Wellbeing Board']],
    ['a&e', ['a&e: Accident and Emergency']],
    ['A E', ['A E: Accident and Emergency']],
    ['GPS', ['GPS: global positioning system']],
    ['GP', []],
    ['beis', ['beis: Business, Energy and Industrial Strategy']],
    ['be is', []],
  ],
  hyphens: [
    ['multi-systemic therapy', ['multi-systemic therapy: MST']],
    ['multi systemic therapy', ['multi systemic therapy: MST']],
    ['multisystemic therapy', ['multisystemic therapy: Multi Systemic Therapy, MST']],
    ['obc', ['obc: outcomes-based commissioning']],
    ['outcome-based commissioning', ['outcome-based commissioning: OBC']],
    ['outcomes based commissioning', ['outcomes based commissioning: OBC']],
  ],
  'every meaning, the most explained first': [
    ['ccgs', ['ccgs: Clinical Commissioning Group, Clinical Care Group']],
    ['clinical care group', ['clinical care group: CCG']],
  ],
  'acronyms that are also words, in capitals only': [
    ['go', []],
    ['Go', []],
    ['GO', ['GO: Government Outcomes']],
    ['GOs', ['GOs: Government Outcomes']],
    ['government outcomes', []],
    ['nice', []],
    ['Nice', ['Nice: National Institute for Clinical Excellence']],
    ['NICE', ['NICE: National Institute for Clinical Excellence']],
    ['go lab', ['go lab: Government Outcomes Lab']],
    ['GO Lab', ['GO Lab: Government Outcomes Lab', 'GO: Government Outcomes']],
  ],
  'what has no term': [
    ['– sib –', ['sib: Social Impact Bond']],
    ['& ?', []],
  ],
};

describe('a thesaurus', () => {
  const thesaurus = thesaurusOf(SYNONYMS, ACRONYMS);

  describe.each(Object.entries(TABLE))('%s', (_, table) => {
    it.each(table)('%j', (query, expected) => expect(matches(thesaurus, query)).toEqual(expected));
  });

  it('gives the terms to search for, in each way that they may stand in an article', () => {
    expect(wordings(thesaurus, 'sib')).toEqual(['social impact bond']);
    expect(wordings(thesaurus, 'stp')).toEqual(['sustain and transform plan', 'sustain transform plan']);
    expect(wordings(thesaurus, 'hwb')).toEqual(['health wellb board', 'health and wellb board']);
    const hyphenated = thesaurusOf('', [acronym('MST', 'multi-systemic therapy')]);
    expect(wordings(hyphenated, 'mst')).toEqual(['multi system therapi', 'multisystem therapi']);
    expect(wordings(thesaurusOf('a, one-way-street sign'), 'a')).toEqual(['on wai street sign', 'onewaystreet sign']);
  });

  it('gives matches by their first word, the longest first', () => {
    const found = thesaurusOf('a b c, x\na b, y\nb, z').matches(['a', 'b', 'c']);
    expect(found.map(({ from, length }) => [from, length])).toEqual([
      [0, 3],
      [0, 2],
      [1, 1],
    ]);
  });

  it('says which alternatives are synonyms, and gives those first', () => {
    const [match] = thesaurusOf('sib, pay for success', [acronym('SIB', 'Social Impact Bond')]).matches(['sib']);
    expect(match?.alternatives.map(({ kind, text }) => [kind, text])).toEqual([
      ['synonym', 'pay for success'],
      ['acronym', 'Social Impact Bond'],
    ]);
  });

  it.each([
    ['joins the rules for one phrase', 'a => b\na => c', ['a => b, c']],
    ['keeps a phrase that any rule keeps', 'a => b\na, c', ['a: b, c']],
    ['knows a phrase by its terms', 'A => b\nas => c', ['a => b']],
    ['gives nothing in place of a phrase that is replaced by itself', 'a => A', []],
    ['gives an alternative once', 'a, b, B!, bee\nb, a', ['a: b, bee']],
  ])('%s', (_, synonyms, expected) => expect(matches(thesaurusOf(synonyms), 'a')).toEqual(expected));

  it('gives the alternatives of the most articles where there are too many', () => {
    const many = Array.from({ length: 2 * MAX_ALTERNATIVES }, (_, n) => acronym('AB', `A${n} B`, n + 1));
    const [match] = thesaurusOf('', many).matches(['ab']);
    expect(match?.alternatives).toHaveLength(MAX_ALTERNATIVES);
    expect(match?.alternatives[0]?.text).toBe(`A${2 * MAX_ALTERNATIVES - 1} B`);
  });

  const word = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...'a b c A and of a-b ab sib SIB sibs A&B bonds bond – x.y'.split(' ')) },
    { weight: 1, arbitrary: awkwardText },
  );
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const phrases = fc.array(phrase, { minLength: 1, maxLength: 4 });
  const rule: fc.Arbitrary<SynonymRule> = fc.oneof(
    phrases.map((some) => ({ kind: 'equivalent' as const, phrases: some })),
    fc.tuple(phrases, phrases).map(([from, to]) => ({ kind: 'mapping' as const, from, to })),
  );
  const learned = fc.record({ short: word, long: phrase, articles: fc.nat(9), isWord: fc.boolean() });
  const contents = fc.record({
    synonyms: fc.array(rule, { maxLength: 6 }),
    acronyms: fc.array(learned, { maxLength: 6 }),
  });

  it('never gives what was typed, nor anything twice, nor anything without terms', () => {
    fc.assert(
      fc.property(contents, fc.array(word, { maxLength: 8 }), (known, words) => {
        for (const { from, length, alternatives } of createThesaurus(analyzer, known).matches(words)) {
          expect(length).toBeGreaterThan(0);
          expect(from + length).toBeLessThanOrEqual(words.length);
          expect(alternatives.length).toBeGreaterThan(0);
          expect(alternatives.length).toBeLessThanOrEqual(MAX_ALTERNATIVES);
          const typed = partsOf(analyzer, words.slice(from, from + length).join(' '));
          const all = [
            typed.join(' '),
            ...alternatives.flatMap((each) => each.wordings.map((terms) => terms.join(' '))),
          ];
          expect(new Set(all).size).toBe(all.length);
          expect(all).not.toContain('');
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it('finds every phrase of every rule by its own words', () => {
    fc.assert(
      fc.property(contents, (known) => {
        const full = createThesaurus(analyzer, known);
        for (const each of known.synonyms) {
          const [from, to] = each.kind === 'mapping' ? [each.from, each.to] : [each.phrases, each.phrases];
          for (const typed of from) {
            const own = createThesaurus(analyzer, { synonyms: [{ kind: 'mapping', from: [typed], to }], acronyms: [] });
            for (const match of own.matches(typed.split(' '))) {
              const found = full
                .matches(typed.split(' '))
                .find(({ from: at, length }) => at === match.from && length === match.length);
              expect(found).toBeDefined();
            }
          }
        }
      }),
    );
  });
});

describe('index-data/synonyms.txt', () => {
  const thesaurus = thesaurusOf(readFileSync('index-data/synonyms.txt', 'utf8'));

  it.each([
    ['driverless cars', 'driverless vehicles'],
    ['kids', 'children'],
    ['elderly', 'older adults'],
    ['gp', 'general practitioner'],
    ['charities', 'voluntary organisation'],
    ['well being', 'wellbeing'],
    ['local authority', undefined],
    ['organisation', undefined],
  ])('has for %j: %j', (query, text) => {
    const texts = thesaurus
      .matches(query.split(' '))
      .flatMap(({ alternatives }) => alternatives.map((each) => each.text));
    if (text === undefined) expect(texts).toEqual([]);
    else expect(texts).toContain(text);
  });
});

const ARCHIVE = '../shared/archive';
const isMissing = !existsSync(ARCHIVE) && process.env.CI !== 'true';

(isMissing ? describe.skip : describe)(`the archive at ${ARCHIVE} (skipped where it is missing)`, () => {
  let terms = '';
  let thesaurus: Thesaurus;
  beforeAll(() => {
    const collector = new AcronymCollector(analyzer);
    const pages = readdirSync(ARCHIVE).map((file) => readFileSync(join(ARCHIVE, file), 'utf8'));
    for (const page of pages) collector.add(page);
    terms = partsOf(analyzer, pages.join('\n')).join(' ');
    const { rules } = parseSynonyms(readFileSync('index-data/synonyms.txt', 'utf8'));
    thesaurus = createThesaurus(analyzer, { synonyms: rules, acronyms: collector.finish() });
  });

  it.each([
    ['OBC', 'outcomes-based commissioning'],
    ['mst', 'multi systemic therapy'],
    ['multisystemic therapy', 'multi systemic therapy'],
    ['multi-systemic therapy', 'MST'],
    ['SIBs', 'social impact bond'],
    ['social impact bonds', 'SIB'],
    ['special purpose vehicle', 'SPV'],
    ['driverless cars', 'driverless vehicles'],
  ])('has for %j: %j, which its pages hold', (query, text) => {
    const alternative = partsOf(analyzer, text).join(' ');
    expect(wordings(thesaurus, query)).toContain(alternative);
    expect(` ${terms} `.includes(` ${alternative} `)).toBe(true);
  });
});
