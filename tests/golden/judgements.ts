import type { Name } from './real-archive.js';

/**
 * What readers of the real archive would say of some queries, written from its articles before any was asked. `first`: one
 * of these comes first. `three`, `ten`: all of these are among so many.
 */
export interface Judgement {
  readonly query: string;
  readonly first?: string;
  readonly three?: string;
  readonly ten?: string;
  /** Nothing may be found. */
  readonly none?: true;
  /** Why it is known to fail; taken away when it no longer does. */
  readonly knownFault?: string;
}

/** One or two words. */
const WORDS: readonly Judgement[] = [
  { query: 'japan', first: 'japan learning providers', three: 'japan' },
  { query: 'yokohama', first: 'providers japan learning' },
  { query: 'belfast', first: 'belfast' },
  { query: 'canterbury', first: 'canterbury' },
  { query: 'essex', first: 'essex' },
  { query: 'newcastle', first: 'newcastle' },
  { query: 'devon', first: 'devon', three: 'devon' },
  { query: 'bread', first: 'bread' },
  { query: 'vehicles', first: 'driverless' },
  { query: 'blind', first: 'vision' },
  { query: 'schools', three: 'stepping' },
  { query: 'loneliness', first: 'bread' },
  { query: 'recycling', first: 'waste' },
  { query: 'consultation', ten: 'waste lucy nsip' },
  { query: 'patients', first: 'listen patient', three: 'listen' },
  { query: 'homeless', first: 'bread' },
  { query: 'alcohol', first: 'devon' },
  { query: 'leadership', ten: 'systems belfast' },
  { query: 'webinar', first: 'webinar bullet', three: 'webinar bullet' },
  { query: 'toolkit', first: 'toolkit canterbury', three: 'toolkit canterbury' },
  { query: 'RNIB', first: 'vision' },
  { query: 'FLOURISH', first: 'driverless' },
  { query: 'NSIP', first: 'nsip' },
  { query: 'GLA', first: 'stepping' },
  { query: 'MST', first: 'essex' },
  { query: 'climate change', ten: 'learning' },
  { query: 'go lab', first: 'golab' },
  { query: 'magic bullet', first: 'bullet', three: 'bullet challenges' },
  { query: 'social finance', first: 'finance', ten: 'essex' },
  { query: 'driverless cars', first: 'driverless' },
  { query: 'self-driving', first: 'driverless', knownFault: 'no rule says that driverless is self-driving' },
  { query: 'rate cards', first: 'golab' },
  { query: 'peer mentoring', first: 'stepping' },
  { query: 'employee ownership', first: 'lucy' },
  { query: 'work avoidance', first: 'systems' },
  { query: 'secondary school', first: 'stepping' },
  { query: 'theory of change', first: 'value' },
  { query: 'landfill', first: 'waste' },
  { query: 'framework agreement', first: 'framework' },
];

/** Questions, and things told in other words than the article's. */
const QUESTIONS: readonly Judgement[] = [
  { query: 'how do charities get social investment', three: 'providers', ten: 'toolkit webinar' },
  {
    query: 'patients voice in the NHS',
    three: 'listen patient',
    knownFault: 'the article in which patients have a say has neither voice nor NHS',
  },
  { query: 'what is a social impact bond', ten: 'bullet' },
  {
    query: 'are social impact bonds any good',
    ten: 'bullet',
    knownFault: 'that they are useful is not said with the word good, which others have',
  },
  { query: 'when should commissioners use a SIB', three: 'bullet' },
  { query: 'why do papers and meetings not lead to action', first: 'systems' },
  { query: 'what happens to services when a SIB ends', three: 'radical' },
  { query: 'moving from primary to secondary school', first: 'stepping' },
  { query: 'help for blind and partially sighted people', first: 'vision' },
  { query: 'does vision rehabilitation save money', first: 'vision' },
  { query: 'cars without a driver for older people', first: 'driverless' },
  { query: 'energy from waste plant in Edmonton', first: 'waste' },
  { query: 'award for employee owned companies', first: 'lucy' },
  { query: 'measuring the impact of corporate responsibility', first: 'value', three: 'value commitment' },
  { query: 'young people at risk of going into care', first: 'essex' },
  {
    query: 'first health SIB in the UK',
    first: 'newcastle',
    knownFault: 'that these words stand together counts for nothing; it comes second',
  },
  { query: 'tackling alcohol dependency in Plymouth', first: 'devon' },
  { query: 'how are outcomes priced', first: 'golab' },
  { query: 'risk in outcomes based commissioning', three: 'challenges' },
  { query: 'support for commissioners of outcomes', three: 'golab' },
  { query: 'transaction costs of SIBs', three: 'learning' },
  { query: 'lessons from Australia', first: 'learning' },
  { query: 'role of government in growing social investment', ten: 'learning japan' },
  { query: 'baking a loaf with people who are homeless', first: 'bread' },
  { query: 'entrepreneurial skills for council managers', first: 'canterbury' },
  { query: 'partnership working in a divided city', first: 'belfast' },
  { query: 'public engagement in Birmingham', three: 'patient' },
  { query: 'complaints analysis for hospitals', first: 'listen' },
  { query: 'money for the Life Chances Fund', ten: 'webinar bullet toolkit' },
  { query: 'who pays and who saves', ten: 'bullet challenges' },
  { query: 'consultation on large infrastructure projects', three: 'nsip lucy' },
  { query: 'consultancy framework for the public sector', first: 'framework' },
  { query: 'local authority SIB for children', first: 'essex' },
  { query: 'service providers and contracts in place of grants', first: 'providers' },
];

/** Titles half remembered, and people. */
const TITLES: readonly Judgement[] = [
  { query: 'bake my day', first: 'bread' },
  { query: 'papers to action', first: 'systems' },
  { query: 'creative potential of SIBs', first: 'unleash' },
  { query: 'listen better', first: 'listen' },
  { query: 'stepping stones', first: 'stepping' },
  { query: 'city wide partnerships', first: 'belfast' },
  { query: 'radical proposition', first: 'radical' },
  { query: 'heat and power', first: 'waste' },
  { query: 'ways to wellness', first: 'newcastle' },
  { query: 'employee owner of the year', first: 'lucy' },
  { query: 'challenges and opportunities', first: 'challenges' },
  { query: 'demonstrating the value of vision rehab', first: 'vision' },
  { query: 'Lucy Farrow', first: 'lucy nsip', three: 'lucy nsip' },
  { query: 'Sue Goss', ten: 'systems finance canterbury' },
  { query: 'Rob Francis', three: 'patient canterbury' },
  {
    query: 'Chih Hoong Sin',
    first: 'bullet japan learning providers golab challenges unleash radical',
  },
  { query: 'Pete Welsh', first: 'bullet', ten: 'value', knownFault: 'one article calls him Peter' },
  { query: 'Michelle Farrell-Bell', three: 'radical toolkit' },
];

/** As people type: misspelt, American, run together, in capitals. */
const TYPED: readonly Judgement[] = [
  { query: 'stepping stnoes', first: 'stepping' },
  { query: 'emplyee ownership', first: 'lucy' },
  { query: 'alchohol dependancy', first: 'devon' },
  { query: 'multisystemic therapy', first: 'essex' },
  { query: 'vison rehabilitation', first: 'vision' },
  { query: 'out comes based commisioning', ten: 'challenges golab' },
  { query: 'DRIVERLESS VEHICLES', first: 'driverless' },
  { query: 'corprate responsibility', three: 'value commitment' },
  { query: 'aging society', first: 'driverless' },
  { query: 'programs for teenagers at risk', ten: 'stepping' },
  { query: 'behavior in school', first: 'stepping' },
  { query: 'yokahama pilot', three: 'providers japan' },
];

export const JUDGEMENTS: readonly Judgement[] = [...WORDS, ...QUESTIONS, ...TITLES, ...TYPED];

/** The names of a judgement's articles. */
export function namesOf(names: string | undefined): readonly Name[] {
  return (names ?? '').split(' ').filter((name): name is Name => name !== '');
}
