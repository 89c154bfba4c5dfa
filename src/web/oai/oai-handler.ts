import type { Request, RequestHandler } from 'express';
import { wholeSeconds } from '../../calendar/whole-seconds.js';
import { citedWork, type Citing } from '../../citing/cited-work.js';
import {
  remember,
  withGeneration,
  type ArchiveHistory,
  type Remembered,
} from '../../generations/history/archive-history.js';
import type { HistoryReader } from '../../generations/history/followed-history.js';
import type { SearchEngine } from '../../search/engine.js';
import { EMPTY_QUERY } from '../../search/query.js';
import { acceptedEncoding, encode, send, textAnswer } from '../answers/answer.js';
import { queryStringOf } from '../asked/query-string.js';
import { escapeXml } from '../http/xml.js';
import { publicAddress } from '../http/public-address.js';
import { OaiError } from './oai-error.js';
import { oaiRecords, selected, type OaiHeader, type OaiRecords } from './oai-records.js';
import { readOaiRequest, tokenOf, type ListPosition, type OaiRequest } from './oai-request.js';
import { formatXml, headerXml, oaiResponse, recordXml, xmlElement } from './oai-xml.js';

/** Records in a list; harvesters take the next by its token. */
const PAGE = 100;
const MAX_SUMMARY = 1000;
/** No list of arguments is longer. In bytes. */
const MAX_FORM = 16 * 1024;

/** What harvesting works with. */
interface Harvesting {
  readonly engine: Pick<SearchEngine, 'index' | 'every' | 'article'>;
  readonly history: HistoryReader;
  readonly siteName: string;
  readonly publicUrl: string | undefined;
  readonly citing: (request: Request) => Citing;
}

/** `GET` and `POST /oai`: the archive for harvesters, by OAI-PMH 2.0. */
export function oaiHandler(harvesting: Harvesting): RequestHandler {
  const recordsNow = recordsOf(harvesting);
  return async (request, response) => {
    const base = publicAddress(request, harvesting.publicUrl);
    const time = wholeSeconds(new Date());
    let asked = new URLSearchParams();
    let content: string;
    try {
      asked = new URLSearchParams(request.method === 'POST' ? await formOf(request) : queryStringOf(request));
      const prefix = `oai:${new URL(base).hostname.replace(/^\[|\]$/gu, '').replaceAll(':', '-')}:`;
      content = await answer(readOaiRequest(asked), {
        ...harvesting,
        base,
        prefix,
        request,
        records: await recordsNow(),
      });
    } catch (error) {
      if (!(error instanceof OaiError)) throw error;
      if (error.code === 'badVerb' || error.code === 'badArgument') asked = new URLSearchParams();
      content = `<error code="${error.code}">${escapeXml(error.message)}</error>`;
    }
    const text = oaiResponse(`${base}/oai`, time, asked, content);
    send(request, response, await encode(textAnswer(text, 'text/xml'), acceptedEncoding(request)), 'no-cache');
  };
}

interface Asked extends Harvesting {
  readonly base: string;
  readonly prefix: string;
  readonly request: Request;
  readonly records: OaiRecords;
}

async function answer(asked: OaiRequest, means: Asked): Promise<string> {
  const { records, prefix } = means;
  switch (asked.verb) {
    case 'Identify':
      return identify(means);
    case 'ListMetadataFormats':
      if (asked.identifier !== undefined) headerOf(asked.identifier, means);
      return `<ListMetadataFormats>${formatXml()}</ListMetadataFormats>`;
    case 'ListSets':
      if (records.sets.length === 0) throw new OaiError('noSetHierarchy', 'No article here has a theme.');
      return `<ListSets>${records.sets.map(({ spec, name }) => `<set>${xmlElement('setSpec', spec)}${xmlElement('setName', name)}</set>`).join('')}</ListSets>`;
    case 'GetRecord':
      return `<GetRecord>${await recordOf(headerOf(asked.identifier, means), means)}</GetRecord>`;
    case 'ListIdentifiers': {
      const { headers, token } = listed(asked.position, records);
      return `<ListIdentifiers>${headers.map((header) => headerXml(header, prefix)).join('\n')}${token}</ListIdentifiers>`;
    }
    case 'ListRecords': {
      const { headers, token } = listed(asked.position, records);
      const found = await Promise.all(headers.map((header) => recordOf(header, means)));
      return `<ListRecords>${found.join('\n')}${token}</ListRecords>`;
    }
  }
}

function identify({ siteName, base, records }: Asked): string {
  return (
    `<Identify>${xmlElement('repositoryName', siteName)}${xmlElement('baseURL', `${base}/oai`)}` +
    `<protocolVersion>2.0</protocolVersion>${xmlElement('adminEmail', `postmaster@${new URL(base).hostname}`)}` +
    `${xmlElement('earliestDatestamp', records.earliest)}<deletedRecord>transient</deletedRecord>` +
    '<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>'
  );
}

/** A page of a list, and where it goes on; the last page of several says that it is the last. */
function listed(position: ListPosition, records: OaiRecords): { headers: readonly OaiHeader[]; token: string } {
  const { set, before } = position;
  if (
    set !== undefined &&
    !records.sets.some(({ spec }) => spec === set) &&
    !records.headers.some(({ sets }) => sets.includes(set))
  )
    throw new OaiError('noRecordsMatch', `There is no set “${set.slice(0, 100)}”.`);
  const left = selected(records, position);
  const headers = left.slice(0, PAGE);
  const last = headers.at(-1);
  if (last === undefined && before > 0)
    throw new OaiError('badResumptionToken', 'Nothing is left after this resumption token: begin the list again.');
  if (last === undefined && before === 0) throw new OaiError('noRecordsMatch', 'No record is as it was asked for.');
  const isMore = left.length > headers.length;
  if (!isMore && before === 0) return { headers, token: '' };
  const next =
    isMore && last !== undefined
      ? tokenOf({ ...position, after: [last.datestamp, last.id], before: before + headers.length })
      : '';
  const size = before + left.length;
  return { headers, token: `<resumptionToken completeListSize="${size}" cursor="${before}">${next}</resumptionToken>` };
}

function headerOf(identifier: string, { records, prefix }: Asked): OaiHeader {
  const header = records.headers.find(({ id }) => prefix + id === identifier);
  if (header === undefined)
    throw new OaiError('idDoesNotExist', `Nothing has the identifier “${identifier.slice(0, 200)}”.`);
  return header;
}

async function recordOf(header: OaiHeader, { engine, citing, request, prefix }: Asked): Promise<string> {
  const article = header.isDeleted ? undefined : await engine.article(header.id);
  const work = article && citedWork(article, citing(request));
  // A swap may have taken it since the list was made.
  const told = work === undefined ? { ...header, isDeleted: true } : header;
  return recordXml(told, prefix, work, (article?.body ?? '').replace(/\s+/gu, ' ').slice(0, MAX_SUMMARY).trim());
}

/** The records of the generation in service; of one without a history those that it has now. */
function recordsOf({ engine, history }: Harvesting): () => Promise<OaiRecords> {
  let known: { readonly of: string; readonly records: Promise<OaiRecords> } | undefined;
  return async () => {
    const { generation } = engine.index;
    const recorded = await history();
    const of = `${generation} ${recorded?.generation ?? ''}`;
    if (known?.of !== of)
      known = { of, records: (recorded === undefined ? present(engine) : Promise.resolve(recorded)).then(oaiRecords) };
    return known.records;
  };
}

/** A history that begins with the generation in service. */
function present(engine: Harvesting['engine']): Promise<ArchiveHistory> {
  return engine.every(EMPTY_QUERY, async ({ articles, index }) => {
    const now = new Map<string, Remembered>();
    for await (const article of articles) now.set(article.id, remember(article));
    return withGeneration(undefined, index.generation, new Date(index.builtAt), now);
  });
}

async function formOf(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM) throw new OaiError('badArgument', 'The form is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
