import { XMLParser } from 'fast-xml-parser';
import { remember, withGeneration } from '../../../src/generations/history/archive-history.js';
import type { SearchEngine } from '../../../src/search/engine.js';
import { article } from '../../archives/article.js';
import { engineOver, serve, type Served } from '../served.js';

const ARTICLES = Array.from({ length: 250 }, (_, n) =>
  article(`2017-01-01-report-${String(n).padStart(3, '0')}`, {
    title: `Report ${n} & <more>`,
    date: '2017-01-01',
    authors: n % 2 === 0 ? ['Ann Lee'] : [],
    themes: n % 10 === 0 ? ['Health & Care', 'Health and care'] : ['Housing'],
    body: 'A body.',
  }),
);
const remembered = (from: number) => new Map(ARTICLES.slice(from).map((each) => [each.id, remember(each)]));
const GONE = '2016-12-31-gone';
const first = withGeneration(
  undefined,
  'one',
  new Date('2020-01-01T10:00:00Z'),
  new Map([...remembered(100), [GONE, { hash: 'x', themes: ['Housing'] }]]),
);
const HISTORY = withGeneration(first, 'two', new Date('2020-02-02T20:00:00Z'), remembered(0));

let served: Served;
let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOver(ARTICLES, 'two');
  served = await serve({
    engine,
    siteName: 'Policy Notes',
    publicUrl: 'https://search.example.org',
    history: () => Promise.resolve(HISTORY),
  });
});
afterAll(async () => {
  await served.stop();
  await engine.close();
});

const PARSER = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['record', 'header', 'set', 'setSpec'].includes(name),
});

interface Header {
  readonly identifier: string;
  readonly datestamp: string;
  readonly setSpec?: readonly string[];
  readonly '@_status'?: string;
}
interface Told {
  readonly request: string | Readonly<Record<string, string>>;
  readonly error?: { readonly '@_code': string; readonly '#text': string };
  readonly Identify?: Readonly<Record<string, string>>;
  readonly ListSets?: { readonly set: readonly { readonly setSpec: readonly string[]; readonly setName: string }[] };
  readonly ListIdentifiers?: List;
  readonly ListRecords?: List;
  readonly GetRecord?: {
    readonly record: readonly {
      readonly header: readonly Header[];
      readonly metadata?: { readonly 'oai_dc:dc': Readonly<Record<string, unknown>> };
    }[];
  };
}
interface List {
  readonly header?: readonly Header[];
  readonly record?: readonly { readonly header: readonly Header[]; readonly metadata?: object }[];
  readonly resumptionToken?:
    string | { readonly '#text'?: string; readonly '@_completeListSize': string; readonly '@_cursor': string };
}

async function oai(query: string, init?: RequestInit): Promise<Told> {
  const response = await fetch(`${served.url}/oai${init === undefined ? `?${query}` : ''}`, init);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  return (PARSER.parse(await response.text()) as { 'OAI-PMH': Told })['OAI-PMH'];
}

/** All of a list, by its tokens. */
async function harvested(verb: 'ListIdentifiers' | 'ListRecords', query: string) {
  const headers: Header[] = [];
  for (let next = `verb=${verb}&metadataPrefix=oai_dc${query}`, pages = 0; next !== ''; pages++) {
    const list = (await oai(next))[verb];
    headers.push(...(list?.header ?? (list?.record ?? []).flatMap(({ header }) => header)));
    const token = typeof list?.resumptionToken === 'object' ? list.resumptionToken : undefined;
    if (token !== undefined) expect(Number(token['@_cursor'])).toBe(100 * pages);
    next = token?.['#text'] === undefined ? '' : `verb=${verb}&resumptionToken=${token['#text']}`;
  }
  return headers;
}
const idOf = ({ identifier }: Header) => identifier.replace('oai:search.example.org:', '');

describe('OAI-PMH', () => {
  it('says what the repository is', async () => {
    expect((await oai('verb=Identify')).Identify).toMatchObject({
      repositoryName: 'Policy Notes',
      baseURL: 'https://search.example.org/oai',
      protocolVersion: '2.0',
      earliestDatestamp: '2020-01-01T10:00:00Z',
      deletedRecord: 'transient',
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
    });
  });

  it.each(['ListIdentifiers', 'ListRecords'] as const)(
    '%s gives every record once, page by page, and what has left',
    async (verb) => {
      const headers = await harvested(verb, '');
      expect(headers.map(idOf).sort()).toEqual([GONE, ...ARTICLES.map(({ id }) => id)].sort());
      const gone = headers.filter((each) => each['@_status'] === 'deleted');
      expect(gone.map((each) => [idOf(each), each.datestamp])).toEqual([[GONE, '2020-02-02T20:00:00Z']]);
    },
  );

  it.each([
    ['&from=2020-02-01', 101],
    ['&from=2020-02-02T20:00:00Z', 101],
    ['&until=2020-01-01', 150],
    ['&from=2020-01-01&until=2020-02-02', 251],
    ['&set=health-and-care', 25],
    ['&set=health-and-care-2', 25],
    ['&set=housing&from=2020-02-01', 91],
  ])('gives what is asked for by date and set: %s', async (query, count) => {
    expect(await harvested('ListIdentifiers', query)).toHaveLength(count);
  });

  it('gives a record in Dublin Core', async () => {
    const id = ARTICLES[0]?.id ?? '';
    const told = await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:search.example.org:${id}`);
    const [record] = told.GetRecord?.record ?? [];
    expect(record?.metadata?.['oai_dc:dc']).toMatchObject({
      'dc:title': 'Report 0 & <more>',
      'dc:creator': 'Lee, Ann',
      'dc:subject': ['Health & Care', 'Health and care'],
      'dc:date': '2017-01-01',
      'dc:identifier': `https://search.example.org/articles/${id}`,
    });
    expect(record?.header[0]?.setSpec).toEqual(['health-and-care', 'health-and-care-2']);
  });

  it('gives of what has left nothing but that', async () => {
    const told = await oai(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:search.example.org:${GONE}`);
    const [record] = told.GetRecord?.record ?? [];
    expect([record?.header[0]?.['@_status'], record?.metadata]).toEqual(['deleted', undefined]);
  });

  it('lists its sets and formats', async () => {
    const { ListSets } = await oai('verb=ListSets');
    expect(ListSets?.set.map(({ setSpec, setName }) => [setSpec[0], setName])).toEqual([
      ['health-and-care', 'Health & Care'],
      ['health-and-care-2', 'Health and care'],
      ['housing', 'Housing'],
    ]);
    expect(JSON.stringify(await oai('verb=ListMetadataFormats'))).toContain('oai_dc');
  });

  it('takes its arguments as a form', async () => {
    const body = new URLSearchParams({
      verb: 'ListIdentifiers',
      metadataPrefix: 'oai_dc',
      from: '2020-02-02T20:00:00Z',
    });
    const told = await oai('', { method: 'POST', body });
    expect(told.ListIdentifiers?.header).toHaveLength(100);
    expect(told.request).toMatchObject({ '@_verb': 'ListIdentifiers' });
  });

  it.each([
    ['', 'badVerb'],
    ['verb=Fetch', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=x', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-02&until=2020-02-02T20:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2021&until=2020', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2020-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=marc&identifier=x', 'cannotDisseminateFormat'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=oai:x:y', 'idDoesNotExist'],
    ['verb=ListRecords&resumptionToken=nonsense', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=nonsense', 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=none', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01', 'noRecordsMatch'],
  ])('refuses %s with %s', async (query, code) => {
    const { error, request } = await oai(query);
    expect(error?.['@_code']).toBe(code);
    expect(error?.['#text']).toMatch(/\.$/);
    if (code === 'badVerb' || code === 'badArgument') expect(request).toBe('https://search.example.org/oai');
  });

  it('has no sets where no article has a theme, and is there without a history', async () => {
    const plain = await engineOver([article('2017-01-01-one', {})], 'plain');
    const other = await serve({ engine: plain });
    const read = async (query: string) => (await fetch(`${other.url}/oai?${query}`)).text();
    expect(await read('verb=ListSets')).toContain('code="noSetHierarchy"');
    expect(await read('verb=ListIdentifiers&metadataPrefix=oai_dc')).toContain('2017-01-01-one');
    await other.stop();
    await plain.close();
  });
});
