import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { MAX_QUERY_TERMS } from '../../../src/search/query.js';

const UNCLOSED_QUOTE = 'A quotation mark was opened and not closed, so it was read as if it were not there.';
const ODD_BRACKET = 'A bracket has no partner, so it was read as if it were not there.';
const DEEP_BRACKET = 'Brackets can stand 20 deep: those further in were read as if they were not there.';
const ODD_NOT = '“NOT” is followed by nothing that it could exclude, so it was read as a word.';
const QUOTED_STAR =
  'Inside quotation marks * was left out: it stands for the end of a word on its own, as in commission*.';
const TOO_MANY = `A search can hold ${MAX_QUERY_TERMS} words: only the first ${MAX_QUERY_TERMS} were searched, the rest was left out.`;

const oddOperator = (typed: string) => `“${typed}” has nothing to join on one of its sides, so it was read as a word.`;
const oddSymbol = (typed: string) => `“${typed}” has nothing to join on one of its sides, so it was left out.`;
const shouted = (typed: string) =>
  `“${typed}” was read as a word, because the whole search is in capitals; there && and || join, and - excludes.`;
const unknownField = (name: string) =>
  `“${name}:” is no field, so it was read as words. The fields are title:, author:, theme:, kind:, year:, after: and before:.`;
const emptyField = (name: string) => `Nothing to look for follows “${name}:”, so it was read as a word.`;
const notDate = (typed: string) =>
  `“${typed}” was read as words: a date is written 2017, 2017-05 or 2017-05-28, and for “year:” also 2015..2017.`;
const shortPrefix = (typed: string) => `“${typed}” was read as a word: * needs at least 2 letters before it.`;
const oddStar = (typed: string) => `In “${typed}” * was left out: it stands for the end of a word, as in commission*.`;
const oddTilde = (typed: string) =>
  `In “${typed}” ~ was left out: it belongs after a closing quotation mark, as in "social bonds"~5.`;
const foreign = (typed: string, ours: string) => `“${typed}” was read as “${ours}”.`;
const near = (typed: string, ours: string) => `“${typed}” was read as words near each other, in any order: ${ours}.`;
const weight = (typed: string) => `“${typed}” was left out: no word of a search weighs more than another here.`;
const misspelt = (typed: string) => `“${typed}” was left out: misspelt words are looked for without it.`;
const oddSigns = (typed: string) =>
  `Of “${typed}” only the letters and digits were searched for: signs are not indexed.`;
const nothing = (typed: string) => `“${typed}” holds no word to look for, so everything is shown.`;
const QUOTED_WORD = 'A * between words in quotation marks was read as one other word at most, the words in any order.';
const farWithin = (typed: string) => `“${typed}” was read as ~1000: words further apart are not near each other.`;
const inexactName = (name: string) => `After “${name}:” * and ~ were left out: any part of a name finds it.`;

const deep = (depth: number, inside: string) => `${'('.repeat(depth)}${inside}${')'.repeat(depth)}`;
const words = (count: number, separator = ' ') => Array.from({ length: count }, (_, n) => `w${n}`).join(separator);

/** What is typed, how it is understood, and what the parser has to say of it. */
type Row = readonly [typed: string, understood: string, ...notices: string[]];

const AND_OR: readonly Row[] = [
  ['bonds AND bread', 'bonds AND bread'],
  ['bonds OR bread', 'bonds OR bread'],
  ['bonds AND bread AND butter', 'bonds AND bread AND butter'],
  ['bonds OR bread OR butter', 'bonds OR bread OR butter'],
  ['bonds AND bread OR butter', '(bonds AND bread) OR butter'],
  ['bonds OR bread AND butter', 'bonds OR (bread AND butter)'],
  ['bonds && bread || butter', '(bonds AND bread) OR butter'],
  ['bonds||bread', 'bonds OR bread'],
  ['bonds&&-bread', 'bonds AND -bread'],
  ['bonds and bread or butter not japan', 'bonds and bread or butter not japan'],
  ['Bonds And Bread', 'Bonds And Bread'],
  ['social bonds OR loans', 'social (bonds OR loans)'],
  ['bonds OR loans social', '(bonds OR loans) social'],
  ['social bonds AND loans japan', 'social (bonds AND loans) japan'],
  ['bonds OR loans japan OR china', '(bonds OR loans) (japan OR china)'],
  ['"social impact" OR "payment by results"', '"social impact" OR "payment by results"'],
  ['"social impact"AND"payment by results"', '"social impact" AND "payment by results"'],
  ['"bonds AND bread"', '"bonds AND bread"'],
  ['"OR" "NOT"', '"OR" "NOT"'],
  ['ANDY ORGAN NOTE', 'ANDY ORGAN NOTE'],
  ['bonds | bread & butter', 'bonds bread butter'],
  ['bonds|bread', 'bonds OR bread', foreign('bonds|bread', 'bonds || bread')],
  ['bonds OR schools,hospitals', 'bonds OR (schools AND hospitals)'],
  ['schools,hospitals OR bonds', '(schools AND hospitals) OR bonds'],
  ['schools,hospitals bonds', 'schools hospitals bonds'],
];

const SHOUTING: readonly Row[] = [
  ['BONDS AND BREAD', 'BONDS AND BREAD'],
  ['SIB OR OBC NOT NHS', '(SIB OR OBC) -NHS'],
  ['COMMISSIONING AND BREAD', 'COMMISSIONING and BREAD', shouted('AND')],
  ['COMMISSIONING OR BREAD -JAPAN', 'COMMISSIONING or BREAD -JAPAN', shouted('OR')],
  ['COMMISSIONING && BREAD || NHS', '(COMMISSIONING && BREAD) || NHS'],
  ['COMMISSIONING AND bread', 'COMMISSIONING AND bread'],
  ['ประเทศไทย OR 1000000', 'ประเทศไทย OR 1000000'],
  ['THE NHS OR SIB', 'THE NHS or SIB', shouted('OR')],
  ['IT OR US AND NHS', 'IT OR (US AND NHS)'],
  ['TITLE:NHS OR ANYTHING:SIB', 'title:NHS OR (ANYTHING AND SIB)', unknownField('ANYTHING')],
  ['THE COMMISSIONERS', 'THE COMMISSIONERS'],
];

const LONE_OPERATORS: readonly Row[] = [
  ['AND', 'and', oddOperator('AND')],
  ['OR bonds', 'or bonds', oddOperator('OR')],
  ['bonds AND', 'bonds and', oddOperator('AND')],
  ['NOT', 'not', ODD_NOT],
  ['bonds NOT', 'bonds not', ODD_NOT],
  ['bonds OR OR bread', 'bonds or or bread', oddOperator('OR')],
  ['bonds AND OR bread', 'bonds and or bread', oddOperator('AND')],
  ['bonds NOT AND bread', 'bonds not and bread', ODD_NOT, oddOperator('AND')],
  ['bonds OR NOT', 'bonds or not', oddOperator('OR'), ODD_NOT],
  ['AND OR NOT', 'and or not', oddOperator('AND'), ODD_NOT],
  ['(OR bonds) bread', 'or bonds bread', oddOperator('OR')],
  ['(bonds OR) bread', 'bonds or bread', oddOperator('OR')],
  ['(OR bonds) AND bread', 'or AND bonds AND bread', oddOperator('OR')],
  ['bonds AND (OR)', 'bonds AND or', oddOperator('OR')],
  ['CA, OR, WA', 'CA or WA', oddOperator('OR')],
  ['-AND', 'and', oddOperator('AND')],
  ['&& bonds', 'bonds', oddSymbol('&&')],
  ['bonds ||', 'bonds', oddSymbol('||')],
  ['||', '', oddSymbol('||')],
  ['bonds OR ""', 'bonds or', oddOperator('OR')],
  ['bonds OR … bread', 'bonds OR bread'],
];

const EXCLUSION: readonly Row[] = [
  ['-japan', '-japan'],
  ['NOT japan', '-japan'],
  ['bonds -japan', 'bonds -japan'],
  ['bonds NOT japan', 'bonds -japan'],
  ['"social impact bonds" -japan', '"social impact bonds" -japan'],
  ['bonds -"in japan"', 'bonds -"in japan"'],
  ['bonds -(japan OR china)', 'bonds -(japan OR china)'],
  ['bonds NOT (japan china)', 'bonds -(japan AND china)'],
  ['bonds -title:japan', 'bonds -title:japan'],
  ['bonds –japan', 'bonds -japan'],
  ['bonds −japan', 'bonds -japan'],
  ['bonds \u2010japan \u2011china \uff0dindia \ufe63peru', 'bonds -japan -china -india -peru'],
  ['bonds –“in japan”', 'bonds -"in japan"'],
  ['bonds - japan', 'bonds japan'],
  ['bonds – japan', 'bonds japan'],
  ['bonds —japan', 'bonds japan'],
  ['bonds -- japan --china', 'bonds japan china'],
  ['bonds -> japan ->china', 'bonds japan china'],
  ['bonds- japan', 'bonds japan'],
  ['outcomes-based', 'outcomes-based'],
  ['“payment by results”-based', '"payment by results" based'],
  ['NOT NOT japan', 'japan'],
  ['NOT NOT NOT japan', '-japan'],
  ['NOT -japan', 'japan'],
  ['-(-japan)', 'japan'],
  ['-(-(bonds OR bread)) AND loans', '(bonds OR bread) AND loans'],
  ['(-japan)', '-japan'],
  ['bonds OR -japan', 'bonds OR -japan'],
  ['bonds AND NOT japan', 'bonds AND -japan'],
  ['NOT bonds OR bread', '-bonds OR bread'],
  ['NOT bonds AND bread', '-bonds AND bread'],
  ['-commission*', '-commission*'],
  ['-£5m -#sib', '-5m -sib'],
  ['-schools,hospitals', '-schools -hospitals'],
  ['-"" bonds -() -… bread', 'bonds bread'],
  ['+bonds +"in japan" +(bread)', 'bonds "in japan" bread'],
  ['-+bonds +-bread C++', '-bonds -bread C', oddSigns('C++')],
];

const BRACKETS: readonly Row[] = [
  ['(social impact) OR bread', '(social AND impact) OR bread'],
  ['(bonds OR bread) AND butter', '(bonds OR bread) AND butter'],
  ['(social bonds OR loans) japan', '(social AND (bonds OR loans)) japan'],
  ['((bonds))', 'bonds'],
  ['(bonds AND bread) AND butter', 'bonds AND bread AND butter'],
  ['bonds OR (bread OR butter)', 'bonds OR bread OR butter'],
  ['bonds OR(bread)', 'bonds OR bread'],
  ['(bonds OR bread)-loans', '(bonds OR bread) loans'],
  ['NOT(bonds)', '-bonds'],
  ['school(s)', 'school s'],
  ['social impact bonds (SIBs) in the UK', 'social impact bonds SIBs in the UK'],
  ['() bonds (())', 'bonds'],
  ['"(bonds" bread', '"bonds" bread'],
  ['[bonds] {bread} <b>', 'bonds bread b'],
  ['(bonds', 'bonds', ODD_BRACKET],
  ['bonds)', 'bonds', ODD_BRACKET],
  ['((bonds) OR bread', 'bonds OR bread', ODD_BRACKET],
  [')bonds(', 'bonds', ODD_BRACKET],
  ['1) bonds 2) bread', '1 bonds 2 bread', ODD_BRACKET],
  ['-(bonds bread', '-bonds bread', ODD_BRACKET],
  ['bonds -(', 'bonds', ODD_BRACKET],
  ['(bonds OR', 'bonds or', ODD_BRACKET, oddOperator('OR')],
  [`${deep(20, 'bonds OR bread')} butter`, '(bonds OR bread) butter'],
  [`${deep(21, 'bonds OR bread')} butter`, '(bonds OR bread) butter', DEEP_BRACKET],
  [deep(20, 'bonds (bread OR butter) loans'), 'bonds AND (bread OR butter) AND loans', DEEP_BRACKET],
  ['social bonds (made with models) in japan', 'social bonds made with models in japan'],
  ['(social impact) -(japan) (bonds)', 'social impact -japan bonds'],
  ['(social impact) NOT bread', 'social impact -bread'],
  ['bread AND (social impact)', 'bread AND social AND impact'],
  ['(social -impact) bread', '(social AND -impact) bread'],
  ['(social (impact bonds)) OR bread', '(social AND impact AND bonds) OR bread'],
];

const PHRASES: readonly Row[] = [
  ['"near words"~5', '"near words"~5'],
  ['“near words”~5', '"near words"~5'],
  ['"near words"~0', '"near words"'],
  ['"near words"~007 bonds', '"near words"~7 bonds'],
  ['"near words"~1000', '"near words"~1000'],
  ['"near words"~1001', '"near words"~1000', farWithin('~1001')],
  [`"near words"~${'9'.repeat(30)}`, '"near words"~1000', farWithin(`~${'9'.repeat(30)}`)],
  ['"near words"~', '"near words"'],
  ['"near words" ~5', '"near words" 5', oddTilde('~5')],
  ['-"near words"~5', '-"near words"~5'],
  ['bonds~2', 'bonds', misspelt('~2')],
  ['bonds~2x', 'bonds 2x', oddTilde('bonds~2x')],
  ['bonds~ ~ bread', 'bonds bread'],
  ['"bonds', 'bonds', UNCLOSED_QUOTE],
  ['"bonds OR bread', 'bonds OR bread', UNCLOSED_QUOTE],
  ['-"bonds', '-bonds', UNCLOSED_QUOTE],
  ['title:"bonds', 'title:bonds', UNCLOSED_QUOTE],
  ['"(bonds', 'bonds', UNCLOSED_QUOTE, ODD_BRACKET],
  ['bonds "', 'bonds'],
];

const PREFIXES: readonly Row[] = [
  ['commission*', 'commission*'],
  ['commission** bonds', 'commission* bonds'],
  ['(commission*)', 'commission*'],
  ['commission*, bonds', 'commission* bonds'],
  ['multi-sys*', 'multi-sys*'],
  ["o'ne*", "o'ne*"],
  ['OR* AND*', 'OR* AND*'],
  ['20*', '20*'],
  ['the*', 'the*'],
  ['bonds * bread', 'bonds bread'],
  ['a*', 'a', shortPrefix('a*')],
  ['multi-s*', 'multi-s', shortPrefix('multi-s*')],
  ['社会*', '社会', shortPrefix('社会*')],
  ['*bonds', 'bonds', oddStar('*bonds')],
  ['*bonds*', 'bonds*', oddStar('*bonds*')],
  ['U.K.* bonds', 'U.K bonds', oddStar('U.K.*')],
  ['"social bond*"', '"social bond"', QUOTED_STAR],
  ['"social * bonds"', '"social bonds"~1', QUOTED_WORD],
  ['"social * * bonds" japan', '"social bonds"~2 japan', QUOTED_WORD],
  ['"social * bonds"~5', '"social bonds"~5', QUOTED_WORD],
];

const WILDCARDS: readonly Row[] = [
  ['wom?n', 'wom?n'],
  ['bo*nds', 'bo*nds'],
  ['bo**nds', 'bo*nds'],
  ['organi#ation*', 'organi?ation*'],
  ['(behavio?r) OR bonds', 'behavio?r OR bonds'],
  ['title:wom?n -col?r', 'title:wom?n -col?r'],
  ['what is a bond? really', 'what is a bond really'],
  ['bonds? loans?', 'bonds loans'],
  ['schools?,hospitals', 'schools hospitals'],
  ['issue#12 #sib', 'issue#12 sib'],
  ['author:smi?h', 'author:"smi h"', inexactName('author')],
];

const FOREIGN: readonly Row[] = [
  ['schools^2 hospitals', 'schools hospitals', weight('^2')],
  ['"social impact"^4.5 bonds', '"social impact" bonds', weight('^4.5')],
  ['fox~0.8', 'fox', misspelt('~0.8')],
  ['x^2+y', 'x^2+y'],
  ['[2016 TO 2017]', 'year:2016..2017', foreign('[2016 TO 2017]', 'year:2016..2017')],
  ['bonds year:2016 TO 2017', 'bonds year:2016..2017', foreign('2016 TO 2017', '2016..2017')],
  ['year:[2016-05 TO *]', 'year:2016-05..', foreign('year:[2016-05 TO *]', 'year:2016-05..')],
  ['2016..2017 bonds', 'year:2016..2017 bonds', foreign('2016..2017', 'year:2016..2017')],
  ['see 2016..20 and x2016..2017', 'see 2016..20 and x2016..2017'],
  [
    'title:2016..2017 2016..2017*x',
    'title:2016..2017 year:2016..2017 x',
    oddStar('2016..2017*x'),
    foreign('2016..2017', 'year:2016..2017'),
  ],
  ['date:>"2016-01-01"', 'after:2016-01-01', foreign('date:>"2016-01-01"', 'after:2016-01-01')],
  ['year:>=2016', 'year:2016..', foreign('year:>=2016', 'year:2016..')],
  ['year:<2016 bonds', 'before:2016 bonds', foreign('year:<2016', 'before:2016')],
  ['date:2016', 'year:2016', foreign('date:2016', 'year:2016')],
  ['a date: 2016 was good', 'a year:2016 was good', foreign('date: 2016', 'year:2016')],
  ['"[2016 TO 2017] 2016..2017"', '"2016 TO 2017] 2016..2017"'],
  ['fox !river', 'fox -river', foreign('!', '-')],
  ['Bake my day! Bread', 'Bake my day Bread'],
  ['bonds | loans', 'bonds OR loans', foreign('bonds | loans', 'bonds || loans')],
  ['"social bonds"|loans', '"social bonds" OR loans', foreign('"social bonds"|loans', '"social bonds" || loans')],
  ['Bake my day | A Consultancy', 'Bake my day A Consultancy'],
  ['bonds NEAR/3 loans', '"bonds loans"~3', near('NEAR/3', '"bonds loans"~3')],
  ['a w/3 "social bonds" cats', '"a social bonds"~3 cats', near('w/3', '"a social bonds"~3')],
  ['bonds ADJ2 loans ADJ1 x', '"bonds loans x"~1', near('ADJ2', '"bonds loans"~1')],
  ['bonds ADJ1 loans', '"bonds loans"', near('ADJ1', '"bonds loans"~0')],
  ['x OR title:bonds NEAR/3 loans', 'x OR title:"bonds loans"~3', near('NEAR/3', '"bonds loans"~3')],
  ['bonds w/3', 'bonds w-3', oddOperator('w/3')],
  ['bonds,w/3 loans', 'bonds w-3 loans'],
  ['bonds ADJ2 (a OR b)', 'bonds adj2 (a OR b)', oddOperator('ADJ2')],
  ['near 3 bonds', 'near 3 bonds'],
  ['bonds[ti]', 'title:bonds', foreign('bonds[ti]', 'title:bonds')],
  [
    'x OR social bonds[Title]',
    'x OR (title:social AND title:bonds)',
    foreign('social bonds[Title]', 'title:(social bonds)'),
  ],
  ['Smith J[Author]', 'author:"Smith J"', foreign('Smith J[Author]', 'author:"Smith J"')],
  ['bonds AND 2016[dp]', 'bonds AND year:2016', foreign('2016[dp]', 'year:2016')],
  ['bonds[tiab] japan', 'bonds japan', foreign('bonds[tiab]', 'bonds')],
  ['bonds[1] and [sic]', 'bonds 1 and sic'],
  ['C++ and C#', 'C and C', oddSigns('C++')],
];

const NOTHING: readonly Row[] = [
  ['🎉', '', nothing('🎉')],
  ['…', '', nothing('…')],
  ['*', '', nothing('*')],
  [' \u0000 ', ''],
  ['- & … * "', '', nothing('- & … * "')],
];

const FIELDS: readonly Row[] = [
  ['title:bonds', 'title:bonds'],
  ['TITLE:bonds', 'title:bonds'],
  ['title: bonds', 'title:bonds'],
  ['title:"social impact"', 'title:"social impact"'],
  ['title:“social impact”~3', 'title:"social impact"~3'],
  ['title:commission*', 'title:commission*'],
  ['title:bonds OR title:bread', 'title:bonds OR title:bread'],
  ['title:(bonds OR bread)', 'title:bonds OR title:bread'],
  ['title:(social -bread)', 'title:social AND -title:bread'],
  ['title:(bonds author:sin)', 'title:bonds AND author:sin'],
  ['title:-bonds', '-title:bonds'],
  ['-title:-bonds', 'title:bonds'],
  ['title:social impact', 'title:social impact'],
  ['title:schools,hospitals', 'title:schools title:hospitals'],
  ['author:sin year:2017', 'author:sin year:2017'],
  ['author:"Farrell-Bell"', 'author:Farrell-Bell'],
  ['author:"Chih Hoong Sin"', 'author:"Chih Hoong Sin"'],
  ["author:O'Neill author:O’Neill", "author:O'Neill author:O’Neill"],
  ['author:(sin OR bell)', 'author:sin OR author:bell'],
  ['author:"OR"', 'author:"OR"'],
  ['theme:"Social Impact Bonds"', 'theme:"Social Impact Bonds"'],
  ['theme:R&D', 'theme:"R&D"'],
  ['author:sin*', 'author:sin', inexactName('author')],
  ['theme:"social bonds"~4', 'theme:"social bonds"', inexactName('theme')],
  ['title:', 'title', emptyField('title')],
  ['Author:', 'Author', emptyField('Author')],
  ['title:"" bonds', 'title bonds', emptyField('title')],
  ['title:() bonds', 'title bonds', emptyField('title')],
  ['title:-"" bonds', 'title bonds', emptyField('title')],
  ['title: -bonds', 'title -bonds', emptyField('title')],
  ['title:author:sin', 'title author:sin', emptyField('title')],
  ['(title:)', 'title', emptyField('title')],
  ['title:OR', 'title:or', oddOperator('OR')],
  ['foo:bar', 'foo bar', unknownField('foo')],
  ['-foo:bar', '-foo -bar', unknownField('foo')],
  ['bonds OR foo:bar', 'bonds OR (foo AND bar)', unknownField('foo')],
  ['foo:"bar baz" sub-title:x', 'foo "bar baz" sub-title x', unknownField('foo')],
  ['foo:(bar OR baz)', 'foo (bar OR baz)', unknownField('foo')],
  ['foo:title:bonds', 'foo title:bonds', unknownField('foo')],
  ['AND:bonds', 'and bonds', oddOperator('AND'), unknownField('AND')],
  [`${'x'.repeat(50)}:bar`, `${'x'.repeat(50)} bar`, unknownField(`${'x'.repeat(40)}…`)],
  ['Social impact bonds: the basics', 'Social impact bonds the basics'],
  ['https://example.org/a:b', 'https example.org/a b'],
  ['see http://example.org.', 'see http example.org'],
  ['10:30 3:1 C:\\bonds', '10 30 3 1 C bonds'],
  ['foo: foo:', 'foo foo'],
  ['"title:bonds"', '"title:bonds"'],
];

const DATES: readonly Row[] = [
  ['year:2017', 'year:2017'],
  ['year:"2017"', 'year:2017'],
  ['year: 2017', 'year:2017'],
  ['year:2017.', 'year:2017'],
  ['bonds year:2017, bread', 'bonds year:2017 bread'],
  ['year:2017-05', 'year:2017-05'],
  ['year:2015..2017', 'year:2015..2017'],
  ['year:2017..2015', 'year:2015..2017'],
  ['year:2015-2017', 'year:2015..2017'],
  ['year:2015–2017', 'year:2015..2017'],
  ['year:"2015 – 2017"', 'year:2015..2017'],
  ['year:2015..', 'year:2015..'],
  ['year:..2017', 'year:..2017'],
  ['year:(2015 OR 2017)', 'year:2015 OR year:2017'],
  ['-year:2017', '-year:2017'],
  ['after:2016-05 before:2017-05-28', 'after:2016-05 before:2017-05-28'],
  ['after:2016–05–28', 'after:2016-05-28'],
  ['year:abc', 'year abc', notDate('year:abc')],
  ['Year:abc', 'Year abc', notDate('Year:abc')],
  ['year:2017-13', 'year 2017-13', notDate('year:2017-13')],
  ['year:2016-17', 'year 2016-17', notDate('year:2016-17')],
  ['year:17', 'year 17', notDate('year:17')],
  ['year:0000', 'year 0000', notDate('year:0000')],
  ['year:2015..x', 'year 2015..x', notDate('year:2015..x')],
  ['before:2017-02-29', 'before 2017-02-29', notDate('before:2017-02-29')],
  ['after:2015..2017', 'after:2017'],
  ['before:2015..2017', 'before:2015'],
  ['after:2015..', 'after:2015'],
  ['2015-02-30..2016 2015-13..2016', '2015-02-30..2016 2015-13..2016'],
  ['after:9999', 'after 9999', notDate('after:9999')],
  ['-before:lunch', '-before -lunch', notDate('before:lunch')],
  ['year:(2015 OR abc)', 'year:2015 OR (year AND abc)', notDate('year:abc')],
  ['The day after: what comes next', 'The day after what comes next'],
  ['year:', 'year', emptyField('year')],
];

const LIMITS: readonly Row[] = [
  [`author:"${words(MAX_QUERY_TERMS - 1)}" year:2017`, `author:"${words(MAX_QUERY_TERMS - 1)}" year:2017`],
  [`author:"${words(MAX_QUERY_TERMS)}" year:2017`, `author:"${words(MAX_QUERY_TERMS)}"`, TOO_MANY],
  [`author:"${words(MAX_QUERY_TERMS + 1)}"`, `author:"${words(MAX_QUERY_TERMS)}"`, TOO_MANY],
  [words(MAX_QUERY_TERMS + 2, ' OR '), words(MAX_QUERY_TERMS, ' OR '), TOO_MANY],
  [`(${words(MAX_QUERY_TERMS)} OR last) the -more`, words(MAX_QUERY_TERMS, ' AND '), TOO_MANY],
  [`${words(MAX_QUERY_TERMS - 1)} multi-sys*`, `${words(MAX_QUERY_TERMS - 1)} multi`, TOO_MANY],
  [`${words(MAX_QUERY_TERMS - 1)} multi-sys* year:2017`, `${words(MAX_QUERY_TERMS - 1)} multi`, TOO_MANY],
  [`${words(MAX_QUERY_TERMS - 1)} the-best`, words(MAX_QUERY_TERMS - 1), TOO_MANY],
  [`${words(MAX_QUERY_TERMS - 1)} OR-else`, words(MAX_QUERY_TERMS - 1), TOO_MANY],
];

describe('the query language', () => {
  describe.each([
    ['AND and OR', AND_OR],
    ['capitals throughout', SHOUTING],
    ['operators that join nothing', LONE_OPERATORS],
    ['exclusion', EXCLUSION],
    ['brackets', BRACKETS],
    ['phrases', PHRASES],
    ['prefixes', PREFIXES],
    ['fields', FIELDS],
    ['dates', DATES],
    ['wildcards', WILDCARDS],
    ['words for what other tools write', FOREIGN],
    ['an answer to what holds no word', NOTHING],
    ['the limits', LIMITS],
  ])('has %s', (_, rows) => {
    it.each(rows)('reads %j as %j', (typed, understood, ...notices) => {
      const parsed = parseQuery(typed);
      expect(printQuery(parsed.clauses)).toBe(understood);
      expect(parsed.notices).toEqual(notices);
      expect(parseQuery(understood)).toEqual({ clauses: parsed.clauses, notices: [] });
    });
  });
});
