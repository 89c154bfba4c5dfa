import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { MAX_QUERY_TERMS } from '../../../src/search/query.js';

const UNCLOSED = 'A quotation mark was opened and not closed, so it was read as if it were not there.';
const TOO_MANY = `A search can hold ${MAX_QUERY_TERMS} words: only the first ${MAX_QUERY_TERMS} were searched, the rest was left out.`;

/** The words w1 to wN. */
function words(count: number, separator = ' '): string {
  return Array.from({ length: count }, (_, index) => `w${index + 1}`).join(separator);
}

describe('parseQuery, of words and phrases', () => {
  it.each([
    // words
    ['social', 'social'],
    ['social impact bonds', 'social impact bonds'],
    ['SIBs in Japan', 'SIBs in Japan'],
    ['', ''],
    ['   ', ''],
    ['  two\u00a0kinds\u3000of\u2003white\tspace\n\u2028here\ufeff ', 'two kinds of white space here'],
    ['a\u0000bell\u0007rings\u0085out\u007fnow', 'a bell rings out now'],
    // punctuation around words
    ['bonds, bread?', 'bonds bread'],
    ['(what) [is] {a} SIB...', 'what is a SIB'],
    ['¿quién?', 'quién'],
    ['social - impact & bonds', 'social impact bonds'],
    ['£5m 50% #sib @opm', '5m 50 sib opm'],
    // punctuation inside words
    ['outcomes-based', 'outcomes-based'],
    ['multi\u2011systemic', 'multi\u2011systemic'],
    ["O'Neill's children’s", "O'Neill's children’s"],
    ["'single quotes'", 'single quotes'],
    ["the commissioners' guide", 'the commissioners guide'],
    ['U.K. U.S.A', 'U.K U.S.A'],
    ['1,500 3.4 2016-17', '1,500 3.4 2016-17'],
    ['R&D and/or me@example.org', 'R&D and/or me@example.org'],
    ['schools,hospitals;prisons', 'schools hospitals prisons'],
    ['bonds—japan bonds…bread', 'bonds japan bonds bread'],
    ["children's:school 10:30", "children's school 10 30"],
    // any language
    ['Müller Straße', 'Müller Straße'],
    ['Mu\u0308ller', 'M\u00fcller'],
    ['ไทย हिन्दी العربية', 'ไทย हिन्दी العربية'],
    ['社会', '社会'],
    ['\u02bcokina Hawai\u02bbi \u02bc', 'okina Hawai\u02bbi'],
    ['cafe \u0301', 'cafe'],
    ['a Hangul \u3164 filler', 'a Hangul filler'],
    ['-\u2e80', '-\u2e80'],
    // what is not text
    ['a\ud800b \udc00', 'a b'],
    ['👩‍🚀 rockets', 'rockets'],
    // phrases
    ['"social impact"', '"social impact"'],
    ['"social"', '"social"'],
    ['bonds "social impact" japan', 'bonds "social impact" japan'],
    ['bonds"social impact"japan', 'bonds "social impact" japan'],
    ['"  social \t impact,  "', '"social impact"'],
    ['"the U.K. Government, then"', '"the U.K. Government, then"'],
    ['"" " " "-" x', 'x'],
    ['“social impact”', '"social impact"'],
    ['„social impact“', '"social impact"'],
    ['«social impact» »social impact bond«', '"social impact" "social impact bond"'],
    ['″social impact″', '"social impact"'],
    ['“social impact"', '"social impact"'],
    ['＂social impact＂', '"social impact"'],
    ['"it’s social"', '"it’s social"'],
    // repetition
    ['bonds Bonds BONDS japan', 'bonds Bonds BONDS japan'],
    ['"social impact" "Social  Impact!" impact', '"social impact" "Social Impact" impact'],
    ['bonds "bonds"', 'bonds "bonds"'],
  ])('reads %j as %j', (typed, understood) => {
    const { clauses, notices } = parseQuery(typed);
    expect(printQuery(clauses)).toBe(understood);
    expect(notices).toEqual([]);
  });

  it('tells words from phrases', () => {
    expect(parseQuery('bonds “social impact” "japan"').clauses).toEqual([
      { kind: 'word', text: 'bonds' },
      { kind: 'phrase', text: 'social impact', within: 0 },
      { kind: 'phrase', text: 'japan', within: 0 },
    ]);
  });

  it.each([
    ['"social impact', 'social impact'],
    ['bonds "social impact', 'bonds social impact'],
    ['“social impact” bonds „in japan', '"social impact" bonds in japan'],
    ['5" pipes', '5 pipes'],
    ['5" pipes and 6" pipes and 7" taps', '5 "pipes and 6" pipes and 7 taps'],
  ])('reads what follows an unclosed quotation mark as words and says so: %j', (typed, understood) => {
    const { clauses, notices } = parseQuery(typed);
    expect(printQuery(clauses)).toBe(understood);
    expect(notices).toEqual([UNCLOSED]);
  });

  it('says nothing of an unclosed quotation mark that nothing follows', () => {
    expect(parseQuery('bonds "').notices).toEqual([]);
    expect(parseQuery('bonds " …').notices).toEqual([]);
  });

  it('reads as many words as a search can hold and not one more', () => {
    expect(parseQuery(words(MAX_QUERY_TERMS)).notices).toEqual([]);
    const { clauses, notices } = parseQuery(words(MAX_QUERY_TERMS + 1));
    expect(printQuery(clauses)).toBe(words(MAX_QUERY_TERMS));
    expect(notices).toEqual([TOO_MANY]);
  });

  it.each([
    ['the words of phrases', `one "${words(MAX_QUERY_TERMS + 8)}" two`, `one "${words(MAX_QUERY_TERMS - 1)}"`],
    ['the parts of a hyphenated word', words(MAX_QUERY_TERMS + 8, '-'), words(MAX_QUERY_TERMS, '-')],
    ['the parts of an address', words(MAX_QUERY_TERMS + 8, '/'), words(MAX_QUERY_TERMS, '/')],
    ['ideographs after a letter', `a${'社'.repeat(MAX_QUERY_TERMS + 8)}`, `a${'社'.repeat(MAX_QUERY_TERMS - 1)}`],
    ['ideographs', '社'.repeat(MAX_QUERY_TERMS + 8), '社'.repeat(MAX_QUERY_TERMS)],
    ['words after a phrase that fills it', `"${words(MAX_QUERY_TERMS)}" two`, `"${words(MAX_QUERY_TERMS)}"`],
  ])('counts %s', (_, typed, understood) => {
    const { clauses, notices } = parseQuery(typed);
    expect(printQuery(clauses)).toBe(understood);
    expect(notices).toEqual([TOO_MANY]);
  });

  it('counts stop words apart, so that they take no room from the others', () => {
    const { clauses, notices } = parseQuery(`${'the '.repeat(MAX_QUERY_TERMS)}${words(MAX_QUERY_TERMS)}`);
    expect(clauses).toHaveLength(2 * MAX_QUERY_TERMS);
    expect(notices).toEqual([]);
    expect(parseQuery('the '.repeat(MAX_QUERY_TERMS + 1)).notices).toEqual([TOO_MANY]);
  });

  it('says everything that it has to say', () => {
    expect(parseQuery(`one "${words(MAX_QUERY_TERMS + 8)}`).notices).toEqual([UNCLOSED, TOO_MANY]);
  });
});
