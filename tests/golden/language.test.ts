import { parseQuery } from '../../src/search/language/parse-query.js';
import { printQuery } from '../../src/search/language/print-query.js';
import type { MatchRule } from '../../src/search/query.js';
import { allBut, describeRealArchive, EVERY } from './real-archive.js';

/**
 * What is typed, how it is understood, exactly what it finds, oldest first, and a part of each notice. What is found was
 * marked by reading the archive.
 */
type Row = readonly [typed: string, understood: string, finds: string, ...notices: string[]];

const EVERYTHING = EVERY.join(' ');

const WORDS: readonly Row[] = [
  ['belfast', 'belfast', 'belfast'],
  ['JAPAN', 'JAPAN', 'japan unleash learning providers webinar'],
  ['yokohama', 'yokohama', 'japan learning providers'],
  ['bread', 'bread', 'bread'],
  ['bonds', 'bonds', 'newcastle devon japan toolkit essex unleash learning providers webinar bullet'],
  ['bond', 'bond', 'newcastle devon japan toolkit essex unleash learning providers webinar bullet'],
  ['dependency', 'dependency', 'devon learning bullet'],
  ['heat power', 'heat power', 'waste'],
  ['essex japan', 'essex japan', 'unleash webinar'],
  ['the', 'the', allBut('listen')],
  ['the bread', 'the bread', 'bread'],
  ['how do we make bread', 'how do we make bread', 'bread'],
  ['multi-systemic', 'multi-systemic', 'essex'],
  ['outcomes-based', 'outcomes-based', 'devon toolkit challenges golab providers bullet'],
  ["Japan's", "Japan's", 'japan unleash learning providers webinar'],
  ['Japan’s', 'Japan’s', 'japan unleash learning providers webinar'],
  ['naive', 'naive', 'japan'],
  ['naïve', 'naïve', 'japan'],
  ['£80m', '80m', 'toolkit webinar'],
  ['HS2', 'HS2', 'lucy'],
  ['RM3745', 'RM3745', 'framework'],
  ['2018', '2018', 'essex nsip'],
  ['zebra', 'zebra', ''],
  [
    'social impact bonds',
    'social impact bonds',
    'newcastle devon japan toolkit essex unleash learning providers commitment webinar bullet radical vision lucy',
  ],
  ['sib', 'sib', 'newcastle devon japan toolkit essex unleash learning providers webinar bullet radical'],
  ['council', 'council', 'devon canterbury challenges essex unleash webinar'],
  ['yokohama nippon zebra', 'yokohama nippon zebra', 'japan learning providers'],
  ['essex council evaluation zebra', 'essex council evaluation zebra', 'devon canterbury essex unleash webinar'],
  ['waste bread belfast', 'waste bread belfast', 'belfast waste bread'],
  ['zebra unicorn bread', 'zebra unicorn bread', 'bread'],
  ["'; DROP TABLE articles", 'DROP TABLE articles', 'patient bread systems lucy'],
  [
    'essex yokosuka nippon heifetz edmonton',
    'essex yokosuka nippon heifetz edmonton',
    'japan waste essex unleash providers systems webinar',
  ],
];

const RELAXED: readonly Row[] = [
  ['schools,hospitals', 'schools hospitals', 'devon japan golab stepping'],
  ['"magic bullet" japan', '"magic bullet" japan', 'japan challenges unleash learning providers webinar bullet'],
  ['bread AND OR belfast', 'bread and or belfast', 'belfast bread', '“AND”'],
  ['autor:sin', 'autor sin', 'japan challenges golab unleash learning providers webinar bullet radical', '“autor:”'],
  [
    'year:soon',
    'year soon',
    'japan challenges essex listen unleash learning bread driverless radical vision lucy stepping',
    '“year:soon”',
  ],
  [
    'year:2017-13',
    'year 2017-13',
    'japan challenges essex listen unleash learning bread driverless radical vision lucy stepping',
    '“year:2017-13”',
  ],
  ['before:2017-02-30 bread', 'before 2017-02-30 bread', 'bread', '“before:2017-02-30”'],
  ['after:tomorrow bread', 'after tomorrow bread', 'bread', '“after:tomorrow”'],
  ['#bread @yokohama', 'bread yokohama', 'japan learning bread providers'],
  ['<b>belfast</b>', 'b belfast b', 'belfast'],
  ['zebra bread', 'zebra bread', 'bread'],
];

const PHRASES: readonly Row[] = [
  ['"magic bullet"', '"magic bullet"', 'challenges bullet'],
  ['“magic bullet”', '"magic bullet"', 'challenges bullet'],
  ['„magic bullet“', '"magic bullet"', 'challenges bullet'],
  ['«magic bullet»', '"magic bullet"', 'challenges bullet'],
  ['＂magic bullet＂', '"magic bullet"', 'challenges bullet'],
  ['"bullet magic"', '"bullet magic"', ''],
  [
    '"social impact bonds"',
    '"social impact bonds"',
    'newcastle devon japan toolkit essex unleash learning providers webinar bullet',
  ],
  [
    '"social impact bond"',
    '"social impact bond"',
    'newcastle devon japan toolkit essex unleash learning providers webinar bullet',
  ],
  ['"Yokohama City"', '"Yokohama City"', 'japan learning providers'],
  ['"what works"', '"what works"', 'newcastle golab stepping'],
  ['"pay for success"', '"pay for success"', 'japan'],
  ['"alcohol dependency"', '"alcohol dependency"', 'devon learning bullet'],
  ['"outcomes for whom"', '"outcomes for whom"', 'challenges unleash'],
  ['"voluntary and community"', '"voluntary and community"', 'japan providers radical'],
  ['"voluntary community"', '"voluntary community"', ''],
  ['"bread"', '"bread"', 'bread'],
  ['"go lab"', '"go lab"', 'golab'],
  ['"evidence-based"', '"evidence-based"', 'japan essex webinar'],
  ['"evidence based"', '"evidence based"', 'japan essex webinar'],
  ['"third sector"', '"third sector"', 'webinar'],
  ['"commissioning academy" "rate cards"', '"commissioning academy" "rate cards"', 'golab'],
  ['"life chances fund" "teens and toddlers"', '"life chances fund" "teens and toddlers"', 'toolkit'],
];

const NEAR: readonly Row[] = [
  ['"alcohol tackling"~1', '"alcohol tackling"~1', 'devon learning bullet'],
  ['"tackle dependency"~0', '"tackle dependency"', ''],
  ['"tackle dependency"~1', '"tackle dependency"~1', 'devon learning bullet'],
  ['"japan yokohama"~5', '"japan yokohama"~5', 'japan'],
  ['"japan yokohama"~30', '"japan yokohama"~30', 'japan providers'],
  ['"toddlers teens"~1', '"toddlers teens"~1', 'toolkit providers'],
  ['"toddlers teens"~2', '"toddlers teens"~2', 'toolkit providers'],
  ['"university oxford"~1', '"university oxford"~1', 'japan golab'],
  ['“university oxford”~1', '"university oxford"~1', 'japan golab'],
  ['"japan australia uk"~20', '"japan australia uk"~20', 'learning'],
  ['"waste demand"~1', '"waste demand"~1', 'waste'],
];

const EXCLUSION: readonly Row[] = [
  ['"social impact bonds" -japan', '"social impact bonds" -japan', 'newcastle devon toolkit essex bullet'],
  ['"social impact bonds" NOT japan', '"social impact bonds" -japan', 'newcastle devon toolkit essex bullet'],
  ['“social impact bonds” –japan', '"social impact bonds" -japan', 'newcastle devon toolkit essex bullet'],
  ['"social impact bonds" −japan', '"social impact bonds" -japan', 'newcastle devon toolkit essex bullet'],
  ['"social impact bonds" AND NOT japan', '"social impact bonds" AND -japan', 'newcastle devon toolkit essex bullet'],
  ['yokohama -unleash -author:sin', 'yokohama -unleash -author:sin', ''],
  ['japan -"social impact forum"', 'japan -"social impact forum"', 'unleash webinar'],
  ['japan -(essex OR australia)', 'japan -(essex OR australia)', 'japan providers'],
  ['japan -(essex australia)', 'japan -(essex AND australia)', 'japan unleash learning providers webinar'],
  ['japan - essex', 'japan essex', 'unleash webinar'],
  ['NOT NOT belfast', 'belfast', 'belfast'],
  [
    '-sib -bond -bonds',
    '-sib -bond -bonds',
    allBut('newcastle devon japan toolkit essex unleash learning providers webinar bullet radical'),
  ],
  ['-the', '-the', 'listen'],
  ['-opm', '-opm', 'japan belfast canterbury toolkit challenges golab unleash learning providers bullet value'],
  [
    'NOT "opm group"',
    '-"opm group"',
    'japan belfast canterbury toolkit challenges golab patient essex finance unleash learning providers systems bullet value vision',
  ],
  [
    '-author:sin -author:mckeon -author:farrell',
    '-author:sin -author:mckeon -author:farrell',
    allBut('japan challenges golab unleash learning bread providers bullet radical'),
  ],
  ['-year:2017', '-year:2017', 'newcastle devon japan belfast canterbury waste toolkit challenges golab nsip stepping'],
  ['-year:2017 -year:2016', '-year:2017 -year:2016', 'nsip stepping'],
  [
    '-theme:"Social Impact Bonds" -year:2017',
    '-theme:"Social Impact Bonds" -year:2017',
    'belfast canterbury waste challenges golab nsip stepping',
  ],
  [
    'NOT (year:2017 OR theme:bonds)',
    '-(year:2017 OR theme:bonds)',
    'belfast canterbury waste challenges golab nsip stepping',
  ],
  [
    '-commission*',
    '-commission*',
    'newcastle belfast canterbury waste toolkit patient listen systems driverless commitment value radical lucy nsip',
  ],
  ['-zebra', '-zebra', EVERYTHING],
  ['bread -zebra', 'bread -zebra', 'bread'],
];

const LOGIC: readonly Row[] = [
  ['bread OR belfast', 'bread OR belfast', 'belfast bread'],
  ['bread || belfast', 'bread OR belfast', 'belfast bread'],
  ['essex AND japan', 'essex AND japan', 'unleash webinar'],
  ['essex && japan', 'essex AND japan', 'unleash webinar'],
  ['bread OR essex AND japan', 'bread OR (essex AND japan)', 'unleash bread webinar'],
  ['essex AND japan OR bread', '(essex AND japan) OR bread', 'unleash bread webinar'],
  ['(bread OR essex) AND japan', '(bread OR essex) AND japan', 'unleash webinar'],
  ['bread OR belfast OR heat', 'bread OR belfast OR heat', 'belfast waste bread'],
  ['(bread OR belfast) (city OR loaf)', '(bread OR belfast) (city OR loaf)', 'belfast bread'],
  ['japan essex OR yokohama', 'japan (essex OR yokohama)', 'japan unleash learning providers webinar'],
  ['essex OR yokohama japan', '(essex OR yokohama) japan', 'japan unleash learning providers webinar'],
  ['"magic bullet" OR "third sector"', '"magic bullet" OR "third sector"', 'challenges webinar bullet'],
  [
    'bread OR -bond',
    'bread OR -bond',
    allBut('newcastle devon japan toolkit essex unleash learning providers webinar bullet'),
  ],
  [
    'yokohama AND (australia OR nippon) AND NOT oecd',
    'yokohama AND (australia OR nippon) AND -oecd',
    'learning providers',
  ],
  ['((belfast))', 'belfast', 'belfast'],
  ['NOT (japan OR essex) AND sib', '-(japan OR essex) AND sib', 'newcastle bullet radical'],
  ['year:2016 AND (belfast OR heat)', 'year:2016 AND (belfast OR heat)', 'belfast waste'],
  ['bread and butter or loaf', 'bread and butter or loaf', 'bread'],
  ['japan OR zebra', 'japan OR zebra', 'japan unleash learning providers webinar'],
  ['japan AND zebra', 'japan AND zebra', ''],
];

const PREFIXES: readonly Row[] = [
  ['bak*', 'bak*', 'bread'],
  ['yoko*', 'yoko*', 'japan learning providers'],
  ['japan*', 'japan*', 'japan unleash learning providers webinar'],
  ['JAPAN*', 'JAPAN*', 'japan unleash learning providers webinar'],
  ['dependen*', 'dependen*', 'devon learning bullet'],
  ['infrastruc*', 'infrastruc*', 'providers radical lucy nsip'],
  ['philanthrop*', 'philanthrop*', 'unleash'],
  ['multi*', 'multi*', 'essex driverless'],
  ['multi-sys*', 'multi-sys*', 'essex'],
  ['homeless* OR lonel*', 'homeless* OR lonel*', 'bread'],
  ['yoko* -fukuoka', 'yoko* -fukuoka', 'japan learning'],
  ['title:commission*', 'title:commission*', 'devon challenges golab finance'],
  ['title:"service bonds"~4', 'title:"service bonds"~4', 'providers'],
  ['title:"service bonds"~3', 'title:"service bonds"~3', ''],
  ['zeb*', 'zeb*', ''],
  ['outcomes-ba*', 'outcomes-ba*', 'devon toolkit challenges golab providers bullet'],
  ['cross-cut*', 'cross-cut*', 'providers bullet radical'],
  ['title:outcomes-ba*', 'title:outcomes-ba*', 'devon golab'],
];

const FIELDS: readonly Row[] = [
  [
    'title:bonds OR title:bread',
    'title:bonds OR title:bread',
    'newcastle japan essex unleash learning providers webinar bullet',
  ],
  ['title:bonds', 'title:bonds', 'newcastle japan essex unleash learning providers webinar bullet'],
  ['title:sibs', 'title:sibs', 'radical'],
  ['title:bread', 'title:bread', ''],
  [
    'title:“social impact bonds”',
    'title:"social impact bonds"',
    'newcastle japan essex unleash learning providers webinar bullet',
  ],
  ['title:"impact social"', 'title:"impact social"', ''],
  ['title:japan', 'title:japan', 'japan'],
  ['Title: belfast', 'title:belfast', 'belfast'],
  ['title:(essex OR belfast)', 'title:essex OR title:belfast', 'belfast essex'],
  ['title:(service providers)', 'title:service AND title:providers', 'toolkit providers radical'],
  ['title:-bonds', '-title:bonds', allBut('newcastle japan essex unleash learning providers webinar bullet')],
  ['bonds -title:bonds', 'bonds -title:bonds', 'devon toolkit'],
  ['author:sin', 'author:sin', 'japan challenges golab unleash learning providers bullet radical'],
  ['author:sin year:2017', 'author:sin year:2017', 'unleash learning providers bullet radical'],
  ['author:SIN', 'author:SIN', 'japan challenges golab unleash learning providers bullet radical'],
  [
    'author:"Chih Hoong Sin"',
    'author:"Chih Hoong Sin"',
    'japan challenges golab unleash learning providers bullet radical',
  ],
  [
    'author:"Chih-Hoong Sin"',
    'author:"Chih-Hoong Sin"',
    'japan challenges golab unleash learning providers bullet radical',
  ],
  ['author:“Farrell-Bell”', 'author:Farrell-Bell', 'radical'],
  ['author:"Farrell-Bell"', 'author:Farrell-Bell', 'radical'],
  ['author:farrell', 'author:farrell', 'radical'],
  ['author:bell author:sin', 'author:bell author:sin', 'radical'],
  ['author:(mckeon OR bell)', 'author:mckeon OR author:bell', 'bread radical'],
  ['author:anna -bread', 'author:anna -bread', ''],
  ['author:goss', 'author:goss', ''],
  ['author:"Sin Chih"', 'author:"Sin Chih"', 'japan challenges golab unleash learning providers bullet radical'],
  [
    'theme:bonds',
    'theme:bonds',
    'newcastle devon japan toolkit essex unleash learning providers webinar bullet radical',
  ],
  [
    'theme:"Social Impact Bonds"',
    'theme:"Social Impact Bonds"',
    'newcastle devon japan toolkit essex unleash learning providers webinar bullet radical',
  ],
  ['theme:health', 'theme:health', 'newcastle devon patient listen vision'],
  ['theme:"health and wellbeing" author:sin', 'theme:"health and wellbeing" author:sin', ''],
  ['theme:engagement -theme:health', 'theme:engagement -theme:health', 'waste bread driverless nsip'],
  ['theme:children', 'theme:children', 'essex stepping'],
  ['year:2018', 'year:2018', 'nsip stepping'],
  ['year:2016-09', 'year:2016-09', 'newcastle devon japan belfast canterbury'],
  ['year:2017-05-12', 'year:2017-05-12', 'bread providers'],
  ['year:2015..2016', 'year:2015..2016', 'newcastle devon japan belfast canterbury waste toolkit challenges golab'],
  ['year:2017-07..', 'year:2017-07..', 'bullet value radical vision framework lucy nsip stepping'],
  ['year:..2016-09', 'year:..2016-09', 'newcastle devon japan belfast canterbury'],
  [
    'year:2018..2017',
    'year:2017..2018',
    allBut('newcastle devon japan belfast canterbury waste toolkit challenges golab'),
  ],
  ['year:2016-2018', 'year:2016..2018', EVERYTHING],
  ['year:"2017-05"', 'year:2017-05', 'learning bread providers systems'],
  ['year:2017–05', 'year:2017-05', 'learning bread providers systems'],
  ['after:2017-08', 'after:2017-08', 'framework lucy nsip stepping'],
  ['after:2017', 'after:2017', 'nsip stepping'],
  ['after:2017-08-14', 'after:2017-08-14', 'framework lucy nsip stepping'],
  ['before:2016-09-19', 'before:2016-09-19', 'newcastle devon japan'],
  ['before:2016-10', 'before:2016-10', 'newcastle devon japan belfast canterbury'],
  ['after:2016-12 before:2017-03', 'after:2016-12 before:2017-03', 'patient essex'],
  ['after:2018 before:2016', 'after:2018 before:2016', ''],
  [
    'year:2016 OR year:2018',
    'year:2016 OR year:2018',
    'newcastle devon japan belfast canterbury waste toolkit challenges golab nsip stepping',
  ],
  ['year:2031', 'year:2031', ''],
  ['bread year:2016', 'bread year:2016', ''],
  ['japan year:2016', 'japan year:2016', 'japan'],
  ['author:sin theme:commissioning before:2017', 'author:sin theme:commissioning before:2017', 'challenges golab'],
];

const MISTYPED: readonly Row[] = [
  ['"magic bullet', 'magic bullet', 'challenges bullet', 'quotation mark'],
  ['magic bullet"', 'magic bullet', 'challenges bullet'],
  ['(bread OR belfast', 'bread OR belfast', 'belfast bread', 'bracket'],
  ['bread OR belfast)', 'bread OR belfast', 'belfast bread', 'bracket'],
  [')bread(', 'bread', 'bread', 'bracket'],
  ['()', '', EVERYTHING, 'holds no word'],
  ['""', '', EVERYTHING, 'holds no word'],
  ['   ', '', EVERYTHING],
  ['…', '', EVERYTHING, 'holds no word'],
  ['bread OR', 'bread or', 'bread', '“OR”'],
  ['OR bread', 'or bread', 'bread', '“OR”'],
  ['bread AND', 'bread and', 'bread', '“AND”'],
  ['AND', 'and', EVERYTHING, '“AND”'],
  [
    'NOT',
    'not',
    'japan toolkit challenges golab unleash learning bread providers systems bullet value radical lucy stepping',
    '“NOT”',
  ],
  ['bread NOT', 'bread not', 'bread', '“NOT”'],
  ['&& bread', 'bread', 'bread', '“&&”'],
  ['-', '', EVERYTHING, 'holds no word'],
  ['- bread', 'bread', 'bread'],
  ['--bread', 'bread', 'bread'],
  ['-""bread', 'bread', 'bread'],
  ['city:yokohama', 'city yokohama', 'japan learning providers', '“city:”'],
  ['title:', 'title', 'bread', '“title:”'],
  [
    'year:',
    'year',
    'japan challenges essex listen unleash learning bread driverless radical vision lucy stepping',
    '“year:”',
  ],
  ['b*', 'b', '', '“b*”'],
  ['*', '', EVERYTHING, 'holds no word'],
  ['br*ead', 'br*ead', 'bread'],
  ['*bread', 'bread', 'bread', '“*bread”'],
  ['"bak* bread"', '"bak bread"', '', 'Inside quotation marks'],
  ['bread~2', 'bread', 'bread', '“~2”'],
  ['"toddlers teens"~9999', '"toddlers teens"~1000', 'toolkit providers', '~9999'],
  ['author:mck*', 'author:mck', 'bread', '“author:”'],
  ['bread, butter!', 'bread butter', 'bread'],
  ['belfast?', 'belfast', 'belfast'],
  ['Bread and Butter', 'Bread and Butter', 'bread'],
  ['theme:', 'theme', 'essex providers', '“theme:”'],
];
/** What a rule other than the default finds. */
const RULES: readonly (readonly [typed: string, rule: MatchRule, finds: string])[] = [
  ['essex japan', 'all', 'unleash webinar'],
  ['essex japan', 'any', 'japan essex unleash learning providers webinar'],
  ['waste bread belfast', 'all', ''],
  ['waste bread belfast', 'any', 'belfast waste bread'],
  ['yokohama nippon zebra', 'all', ''],
  ['yokohama nippon zebra', 'any', 'japan learning providers'],
  ['"magic bullet" japan', 'all', ''],
  ['"magic bullet" japan', 'any', 'japan challenges unleash learning providers webinar bullet'],
  ['"magic bullet" "third sector"', 'any', 'challenges webinar bullet'],
  ['essex japan -webinar', 'any', 'japan essex unleash learning providers'],
  ['yokohama title:japan', 'any', 'japan'],
  ['essex yokohama year:2016', 'any', 'japan'],
  ['bread OR belfast', 'all', 'belfast bread'],
  ['essex AND japan', 'any', 'unleash webinar'],
  ['the bread', 'all', 'bread'],
];

describeRealArchive('the query language on the real archive', ({ search, found }) => {
  describe.each([
    ['words', WORDS],
    ['phrases', PHRASES],
    ['words near each other', NEAR],
    ['exclusion', EXCLUSION],
    ['AND, OR and brackets', LOGIC],
    ['beginnings of words', PREFIXES],
    ['fields', FIELDS],
    ['what can be mistyped', MISTYPED],
  ] as const)('%s', (_, rows) => {
    it.each(rows)('%s is read as %s and finds %s', async (...row: Row) => {
      const [typed] = row;
      await expectRow(row);
      expect((await search(typed)).relaxed).toBeNull();
    });
  });

  describe('words that no article has enough of', () => {
    it.each(RELAXED)('%s is read as %s and finds %s, having any of them', async (...row: Row) => {
      await expectRow(row);
      expect((await search(row[0])).relaxed).toEqual({ from: 'most', to: 'any' });
    });
  });

  it.each(RULES)('%s under the rule %s finds %s', async (typed, match, finds) => {
    const { total, relaxed } = await search(typed, { match });
    expect(await found(typed, { match })).toBe(finds);
    expect(total).toBe(countOf(finds));
    expect(relaxed).toBeNull();
  });

  async function expectRow([typed, understood, finds, ...notices]: Row): Promise<void> {
    const parsed = parseQuery(typed);
    expect(printQuery(parsed.clauses)).toBe(understood);
    expect(parsed.notices).toEqual(notices.map((part): unknown => expect.stringContaining(part)));
    const { total, notices: said } = await search(typed);
    expect(await found(typed)).toBe(finds);
    expect(total).toBe(countOf(finds));
    expect(said).toEqual(parsed.notices);
  }
});

function countOf(names: string): number {
  return names.split(' ').filter((name) => name !== '').length;
}
