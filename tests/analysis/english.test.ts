import { createEnglishAnalyzer, MAX_TERM_LENGTH } from '../../src/analysis/english.js';

const analyzer = createEnglishAnalyzer();

/** The terms of a text, those at one position joined by "+". */
function termsOf(text: string): string {
  const places: string[][] = [];
  for (const { term, position } of analyzer.analyze(text)) (places[position] ??= []).push(term);
  return places.map((place) => place.join('+')).join(' ');
}

const TABLE: Readonly<Record<string, readonly (readonly [text: string, terms: string])[]>> = {
  'plain text': [
    ['', ''],
    [' … — ! \n', ''],
    ['Social Impact Bonds (SIBs)', 'social impact bond sib'],
    ['the SIB, a sib; SIBs', 'the sib a sib sib'],
  ],
  apostrophes: [
    ["the council's councils' council’s", 'the council council council'],
    ["O'Neill O’Neill's ONeill", 'oneil oneil oneil'],
    ["don't don’t dont", 'dont dont dont'],
    ["rock 'n' roll ‘quoted’", 'rock n roll quot'],
    ["l'école", 'l+lecol ecol'],
    ["boss's bosses boss's-eye", 'boss boss boss+bossei ey'],
  ],
  hyphens: [
    ['co-operate co\u2010operate co\u2011operate', 'co+cooperate oper co+cooperate oper co+cooperate oper'],
    ['cooperate', 'cooperate'],
    ['cost-benefit', 'cost+costbenefit benefit'],
    ['well-being’s', 'well+wellb be'],
    // The s of a decade is no possessive.
    ["the 1970's, 1970s and 1971's", 'the 1970s 1970s and 1971'],
    ['state-of-the-art', 'state+stateoftheart of the art'],
    ['covid-19 19-year-old', 'covid+covid19 19 19+19yearold year old'],
    ['2016-17', '2016 17'],
    ['cost–benefit cost - benefit', 'cost benefit cost benefit'],
    ['pre- and post-', 'pre and post'],
  ],
  'dotted acronyms': [
    ['U.K. U.K UK u.k.', 'uk uk uk uk'],
    ["the U.K's N.H.S. e.g.", 'the uk nh eg'],
    ['end.Next', 'end next'],
    ['J. K. Smith', 'j k smith'],
    ['É.U.', 'eu'],
  ],
  accents: [
    ['café cafe CAFÉ cafe\u0301', 'cafe cafe cafe cafe'],
    ['São Tomé', 'sao tome'],
    ['Strauß STRAUSS', 'strauss strauss'],
  ],
  numbers: [
    ['£3.4m €1,500 $2.50', '3.4m 1500 2.50'],
    ['80million 80 million', '80million 80 million'],
    ['50% of 1,000,000', '50 of 1000000'],
    ['v1.2.3 section 4.', 'v1.2.3 section 4'],
    ['1, 2, 3', '1 2 3'],
    ['28/11/2017 10:30', '28 11 2017 10 30'],
    ['１２３ ٣', '123 ٣'],
    ['x² ½', 'x2 1⁄2'],
  ],
  'e-mail and addresses': [
    ['jane.doe@example.org', 'jane doe exampl org'],
    ['https://www.example.org/social-impact?page=2', 'http www exampl org social+socialimpact impact page 2'],
    ['@example #SIB', 'exampl sib'],
  ],
  'other scripts': [
    ['Κοινωνία ΚΟΙΝΩΝΊΑ', 'κοινωνία κοινωνία'],
    ['Й и й', 'й и й'],
    ['كتاب العربية', 'كتاب العربية'],
    ['社会的インパクト', '社 会 的 インパクト'],
    ['さくら', 'さ く ら'],
    ['한국어', '한국어'],
    ['हिन्दी', 'हिन्दी'],
  ],
  'signs that are no letters': [
    ['ﬁnance oﬃce', 'financ offic'],
    ['soft\u00ADware so\u200Dcial \uFEFFbond', 'softwar social bond'],
    ['1\u2060,500', '1500'],
    ['I ❤\uFE0F SIBs 👩\u200D👩\u200D👧 🎉', 'i sib'],
    ['葛\u{E0100}城', '葛 城'],
    ['lone \uD800 halves\uDC00', 'lone half'],
    ['a\u0000b', 'a b'],
  ],
};

describe('the English analyzer', () => {
  for (const [about, rows] of Object.entries(TABLE)) {
    describe(`reads ${about}`, () => {
      it.each(rows)('%j as %j', (text, terms) => {
        expect(termsOf(text)).toBe(terms);
      });
    });
  }

  it('says where each term stands', () => {
    expect(analyzer.analyze('The U.K’s cost-benefit, £1,500')).toEqual([
      { term: 'the', position: 0, start: 0, end: 3 },
      { term: 'uk', position: 1, start: 4, end: 7 },
      { term: 'cost', position: 2, start: 10, end: 14 },
      { term: 'costbenefit', position: 2, start: 10, end: 22 },
      { term: 'benefit', position: 3, start: 15, end: 22 },
      { term: '1500', position: 4, start: 25, end: 30 },
    ]);
  });

  it('cuts ten thousand characters without a space to one term of the greatest length', () => {
    const [only, ...others] = analyzer.analyze('x'.repeat(10_000));
    expect(others).toEqual([]);
    expect(only).toEqual({ term: 'x'.repeat(MAX_TERM_LENGTH), position: 0, start: 0, end: 10_000 });
  });

  it('cuts no character in half', () => {
    expect(termsOf(`x${'𐐨'.repeat(100)}`)).toBe(`x${'𐐨'.repeat(31)}`);
  });

  it('gives a text the same terms however many words it has met before', () => {
    const fresh = createEnglishAnalyzer();
    const before = fresh.analyze('Commissioning cost-benefit analyses');
    // More distinct words than the memo holds.
    for (let batch = 0; batch < 21; batch++) {
      fresh.analyze(Array.from({ length: 10_000 }, (_, i) => `${batch * 10_000 + i}`).join(' '));
    }
    expect(fresh.analyze('Commissioning cost-benefit analyses')).toEqual(before);
  });
});
