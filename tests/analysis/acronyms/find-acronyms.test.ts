import fc from 'fast-check';
import { findAcronyms } from '../../../src/analysis/acronyms/find-acronyms.js';
import { awkwardText } from '../awkward-text.js';
import { rounds } from '../../length.js';

/** What a text explains, as "short = long; …". */
function found(text: string): string {
  return findAcronyms(text)
    .map(({ short, long }) => `${short} = ${long}`)
    .join('; ');
}

const FOUND: Readonly<Record<string, readonly (readonly [text: string, found: string])[]>> = {
  'initials before a bracket': [
    ['We run the Life Chances Fund (LCF) for them.', 'LCF = Life Chances Fund'],
    [
      'a Multi Systemic Therapy (MST) team of the Social Impact Bond (SIB)',
      'MST = Multi Systemic Therapy; SIB = Social Impact Bond',
    ],
    ['the Social Impact Bond(SIB)', 'SIB = Social Impact Bond'],
    ['Members of Parliament (MPs)', 'MP = Members of Parliament'],
    ['Government Outcomes (GO) Lab', 'GO = Government Outcomes'],
    ['Government Outcomes Lab (GO Lab)', 'GO Lab = Government Outcomes Lab'],
  ],
  'an acronym before a bracket': [
    ['a SIB (Social Impact Bond) pays', 'SIB = Social Impact Bond'],
    ['SIBs (Social Impact Bonds)', 'SIB = Social Impact Bonds'],
    ['the GO Lab (Government Outcomes Lab)', 'GO Lab = Government Outcomes Lab'],
    ['PbR (payment by results, a kind of contract)', 'PbR = payment by results'],
    ['BAME (Black, Asian and minority ethnic) groups', 'BAME = Black, Asian and minority ethnic'],
    ['“SIB” (“Social Impact Bond”)', 'SIB = Social Impact Bond'],
  ],
  'plurals and possessives': [
    ['Social Impact Bonds (SIBs)', 'SIB = Social Impact Bonds'],
    ['general practitioners (GPs)', 'GP = general practitioners'],
    ['Local Involvement Networks (LINks)', 'LINks = Local Involvement Networks'],
    ['Data Management systems (DMs)', 'DMs = Data Management systems'],
    ['the Department of Health’s (DoH) plan', 'DoH = Department of Health'],
  ],
  'connectives, which may give a letter or not': [
    ['Office of Public Management (OPM)', 'OPM = Office of Public Management'],
    ['Association of Adoption and Fostering (AAF)', 'AAF = Association of Adoption and Fostering'],
    ['payment by results (PbR)', 'PbR = payment by results'],
    ['social return on investment (SROI)', 'SROI = social return on investment'],
    ['the Department for Work and Pensions (DWP)', 'DWP = Department for Work and Pensions'],
    ['North Eastern & Western (NEW) Devon', 'NEW = North Eastern & Western'],
    ['not in education, employment or training (NEET)', 'NEET = not in education, employment or training'],
    ['No Recourse to Public Funds (NRPF)', 'NRPF = No Recourse to Public Funds'],
    ['Accident and Emergency (A&E)', 'A&E = Accident and Emergency'],
  ],
  hyphens: [
    ['outcomes-based commissioning (OBC)', 'OBC = outcomes-based commissioning'],
    ['multi-systemic therapy (MST)', 'MST = multi-systemic therapy'],
    ['multi\u2011systemic therapy (MST)', 'MST = multi\u2011systemic therapy'],
    ['small and medium-sized enterprises (SMEs)', 'SME = small and medium-sized enterprises'],
    ['non-governmental organisations (NGOs)', 'NGO = non-governmental organisations'],
  ],
  'letters that are no initials': [
    ['multisystemic therapy (MST)', 'MST = multisystemic therapy'],
    ['Hypertext Transfer Protocol (HTTP)', 'HTTP = Hypertext Transfer Protocol'],
    [
      'National Institute for Health and Care Excellence (NICE)',
      'NICE = National Institute for Health and Care Excellence',
    ],
    ['Office for Standards in Education (Ofsted)', 'Ofsted = Office for Standards in Education'],
    [
      'Department for Environment, Food and Rural Affairs (Defra)',
      'Defra = Department for Environment, Food and Rural Affairs',
    ],
  ],
  numbers: [
    ['under Section 106 (S106)', 'S106 = Section 106'],
    ['under section 106 (s106)', 's106 = section 106'],
  ],
  'quotation marks, dots and white space': [
    ['“Social Impact Bonds” (“SIBs”)', 'SIB = Social Impact Bonds'],
    ["a 'Social Impact Bond' ('SIB')", 'SIB = Social Impact Bond'],
    ['the ‘what works’ centre (WWC)', 'WWC = what works centre'],
    ['the Mayor’s Office for Policing and Crime (MOPAC)', 'MOPAC = Mayor’s Office for Policing and Crime'],
    ["Her Majesty's Treasury (HMT)", "HMT = Her Majesty's Treasury"],
    ['Social Impact Bond (S.I.B.)', 'SIB = Social Impact Bond'],
    ['Social\u00A0Impact  Bond\u00A0( SIB )', 'SIB = Social Impact Bond'],
  ],
  'what else stands in the bracket': [
    ['Social Impact Bonds (SIBs, or pay for success)', 'SIB = Social Impact Bonds'],
    ['Social Impact Bonds (SIBs; see below)', 'SIB = Social Impact Bonds'],
  ],
  'brackets that are not in order': [
    ['((Social Impact Bond (SIB)', 'SIB = Social Impact Bond'],
    [') Social Impact Bond (SIB)) (', 'SIB = Social Impact Bond'],
    ['(the Social Impact Bond (SIB))', 'SIB = Social Impact Bond'],
    ['Social Impact Bond (SIB (see below))', ''],
    ['Social Impact Bond (SIB, see (a))', ''],
    ['Social Impact Bond (SIB', ''],
  ],
  'other letters': [
    ['École Normale Supérieure (ENS)', 'ENS = École Normale Supérieure'],
    ['Élan Vital Inc (EVI)', 'EVI = Élan Vital Inc'],
  ],
};

const NOTHING: Readonly<Record<string, readonly string[]>> = {
  'things that are no acronyms': [
    'the report on page three (see page 4)',
    'a decade of bonds (2017)',
    'the other services (e.g. housing)',
    'left only nine days of notice (London)',
    'staff under good guidance of some standing (Sue Goss)',
    'commissioning housing in our office (Chih Hoong)',
    'staff, communities and (eco)systems',
    'fantastic(ally awful)',
    'Social Outcomes Fund (Sof)',
    'the cost was high (£80m) and grew (50%)',
    'the organisation(s)',
    'in phase A (B)',
    'everyone came ()',
  ],
  'acronyms that their words do not explain': [
    'our partners in Manchester (OPM)',
    'of Public Management (OPM)',
    'growth in the large town area (GLA)',
    'Michelle Smith, Regional Director (North-West)',
    'the old building society (NHS)',
    'the Public Services (Social Value) Act',
    'NEW Devon CCG (with partners such as Devon County Council)',
    'a unit of work (UK)',
    'an evidence-based commissioning tool (BCT)',
    'a Clinical Care Group Board meeting (CCGB)',
    'the Social Impact Bond of (SIB)',
    'in all 5 million (5m)',
    'as PE (Phys Ed)',
  ],
  'letters across a boundary': [
    'Nobody is social. Impact bonds (SIB)',
    'They are social! “Impact bonds (SIB)',
    'Social\nimpact bonds (SIB)',
    'Social\n\nimpact bonds (SIB)',
    'Social impact bonds\n(SIB)',
    'Social impact bonds (SIB\n)',
    'Social – impact bonds (SIB)',
    'social: impact bonds (SIB)',
    'social (or not) impact bonds (SIB)',
    'social impact bonds, (SIB)',
  ],
  'long forms that say no more': [
    'the SIB interim board (SIB)',
    'the SIB’s interim board (SIB)',
    'the HTTP/2 (http2) protocol',
    'tuberculosis (TB)',
    'Some Investors in SIBs and Bonds (SIB)',
  ],
  'too many letters or words': [
    'Social Impact Bonds In All Big Cities Now (SIBIABCNXYZ)',
    'Social Impact Bond Fund (SI BO F)',
    'state and a or a or a or a or a or a bank (SB)',
  ],
};

const letter = fc.constantFrom(...'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' '));
/** Words of a name, none of them a connective. Their second letter begins none, so that no word gives two initials. */
const nameWord = fc
  .tuple(
    letter.filter((first) => first !== 'x'),
    fc.array(letter, { minLength: 2, maxLength: 6 }),
  )
  .map(([first, more]) => `${first}x${more.join('')}`);
/** Longer than a short form may be: else it could be one, in a bracket. */
const name = fc.array(nameWord, { minLength: 2, maxLength: 10 }).filter((words) => words.join(' ').length > 10);
const initialsOf = (words: readonly string[]) => words.map((word) => word.charAt(0).toUpperCase()).join('');

const bracketed = fc
  .array(
    fc.oneof(
      awkwardText,
      fc.constantFrom(
        '(',
        ')',
        ' (',
        ') ',
        '. ',
        ', ',
        '\n',
        ' - ',
        ' Social',
        ' Impact',
        ' Bond',
        ' and',
        ' of',
        'SIB',
        'OBC',
        'SIBs',
        'A&E',
        '”',
        '’s',
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('findAcronyms', () => {
  describe.each(Object.entries(FOUND))('finds what is explained: %s', (_, table) => {
    it.each(table)('%j', (text, expected) => expect(found(text)).toBe(expected));
  });

  describe.each(Object.entries(NOTHING))('finds nothing: %s', (_, texts) => {
    it.each(texts)('%j', (text) => expect(found(text)).toBe(''));
  });

  it('finds each of several, in the order of the text, as often as they are explained', () => {
    expect(found('Life Chances Fund (LCF), SIB (Social Impact Bond).\nLife Chances Fund (LCF)')).toBe(
      'LCF = Life Chances Fund; SIB = Social Impact Bond; LCF = Life Chances Fund',
    );
  });

  it('finds any name by its initials, on both sides of a bracket', () => {
    fc.assert(
      fc.property(name, (words) => {
        const long = words.join(' ');
        const short = initialsOf(words);
        expect(found(`They say: ${long} (${short}).`)).toBe(`${short} = ${long}`);
        expect(found(`They say: ${short} (${long}).`)).toBe(`${short} = ${long}`);
      }),
    );
  });

  it('keeps the limits of the algorithm in any text', () => {
    fc.assert(
      fc.property(bracketed, (text) => {
        for (const { short, long } of findAcronyms(text)) {
          const letters = short.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
          const words = long.split(/\s+/u);
          expect(short).toMatch(/^[\p{L}\p{N}]\S*(?: \S+)?$/u);
          expect(short).toMatch(/\p{L}/u);
          expect(short.length).toBeGreaterThanOrEqual(2);
          expect(short.length).toBeLessThanOrEqual(10);
          expect(words.length).toBeLessThanOrEqual(2 * Math.min(letters + 5, 2 * letters));
          expect(long.length).toBeGreaterThan(short.length);
          expect(words).not.toContain(short);
          expect(long).not.toMatch(/[()\n]/u);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it('does not read the end of a long word as a word', () => {
    for (let length = 180; length < 220; length++) {
      expect(found(`${'x'.repeat(100)}${'y'.repeat(length)} zones (YZ)`)).toBe('');
    }
  });

  it('reads each paragraph by itself', () => {
    fc.assert(
      fc.property(bracketed, bracketed, (one, other) => {
        expect(findAcronyms(`${one}\n\n${other}`)).toEqual([...findAcronyms(one), ...findAcronyms(other)]);
      }),
    );
  });

  it.each(['(', '()', '(AB)', '(AB', 'a b (AB ', 'A.B.C. (', 'a a a a a a a a a a a a (AAAAAAAAAA)', '"(AB)"', '( '])(
    'finds the one explanation after 300,000 characters of %j',
    (hostile) => {
      const text = `${hostile.repeat(300_000 / hostile.length)}\nLife Chances Fund (LCF)`;
      expect(findAcronyms(text).at(-1)).toEqual({ short: 'LCF', long: 'Life Chances Fund' });
    },
  );
});
