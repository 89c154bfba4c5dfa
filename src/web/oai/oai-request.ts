import { isInCalendar } from '../../calendar/periods.js';
import { OaiError } from './oai-error.js';

/** The one format that every repository has. */
export const OAI_DC = 'oai_dc';

/** Which records a harvester asks for. */
export interface Selection {
  /** Datestamps, `YYYY-MM-DDTHH:MM:SSZ`, both included. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly set: string | undefined;
}

/** Where a list goes on: after this record, and how many came before. */
export interface ListPosition extends Selection {
  readonly after: readonly [datestamp: string, id: string] | undefined;
  readonly before: number;
}

/** A request of OAI-PMH, checked. */
export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier: string | undefined }
  | { readonly verb: 'ListSets' }
  | { readonly verb: 'GetRecord'; readonly identifier: string }
  | { readonly verb: 'ListIdentifiers' | 'ListRecords'; readonly position: ListPosition };

/** By verb the arguments that it needs and those that it may have. */
const ARGUMENTS: Readonly<
  Record<OaiRequest['verb'], { readonly needs: readonly string[]; readonly may: readonly string[] }>
> = {
  Identify: { needs: [], may: [] },
  ListMetadataFormats: { needs: [], may: ['identifier'] },
  ListSets: { needs: [], may: ['resumptionToken'] },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], may: [] },
  ListIdentifiers: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'] },
  ListRecords: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'] },
};
const RESUMABLE: readonly string[] = ['ListIdentifiers', 'ListRecords', 'ListSets'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Reads the arguments of a request. Throws OaiError. */
export function readOaiRequest(given: URLSearchParams): OaiRequest {
  const verb = verbOf(given);
  const values = argumentsOf(verb, given);
  switch (verb) {
    case 'Identify':
    case 'ListSets':
      if (values.has('resumptionToken')) throw badToken();
      return { verb };
    case 'ListMetadataFormats':
      return { verb, identifier: values.get('identifier') };
    case 'GetRecord':
      checkFormat(values);
      return { verb, identifier: values.get('identifier') ?? '' };
    case 'ListIdentifiers':
    case 'ListRecords': {
      const token = values.get('resumptionToken');
      if (token !== undefined) return { verb, position: positionOf(token) };
      checkFormat(values);
      return { verb, position: { ...selectionOf(values), after: undefined, before: 0 } };
    }
  }
}

/** A place in a list, as a token that holds all that is needed to go on, so that none expires. */
export function tokenOf(position: ListPosition): string {
  const { from = '', until = '', set = '', after = ['', ''], before } = position;
  return Buffer.from(JSON.stringify([from, until, set, ...after, before])).toString('base64url');
}

function positionOf(token: string): ListPosition {
  try {
    const parts = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
    if (!Array.isArray(parts) || parts.length !== 6) throw badToken();
    const [from, until, set, datestamp, id] = parts.slice(0, 5).map((part: unknown) => {
      if (typeof part !== 'string') throw badToken();
      return part;
    });
    const before: unknown = parts[5];
    if (!Number.isSafeInteger(before) || Number(before) < 0 || datestamp === undefined || id === undefined)
      throw badToken();
    const given = (text: string | undefined) => (text === '' ? undefined : text);
    return { from: given(from), until: given(until), set: given(set), after: [datestamp, id], before: Number(before) };
  } catch {
    throw badToken();
  }
}

function badToken(): OaiError {
  return new OaiError('badResumptionToken', 'This resumption token is none of ours: begin the list again without it.');
}

function verbOf(given: URLSearchParams): OaiRequest['verb'] {
  const [verb = '', second] = given.getAll('verb');
  if (second !== undefined) throw new OaiError('badVerb', 'The verb is given more than once.');
  if (verb === '') throw new OaiError('badVerb', `A verb is missing: use ${Object.keys(ARGUMENTS).join(', ')}.`);
  if (!Object.hasOwn(ARGUMENTS, verb)) throw new OaiError('badVerb', `There is no verb ${quoted(verb)}.`);
  return verb as OaiRequest['verb'];
}

function argumentsOf(verb: OaiRequest['verb'], given: URLSearchParams): ReadonlyMap<string, string> {
  const { needs, may } = ARGUMENTS[verb];
  const isResumed = RESUMABLE.includes(verb) && given.has('resumptionToken');
  const allowed = isResumed ? ['resumptionToken'] : [...needs, ...may];
  const values = new Map<string, string>();
  for (const [name, value] of given) {
    if (name === 'verb') continue;
    if (!allowed.includes(name))
      throw new OaiError(
        'badArgument',
        `${verb} takes no ${quoted(name)}${isResumed ? ' beside a resumptionToken' : ''}.`,
      );
    if (values.has(name)) throw new OaiError('badArgument', `${name} is given more than once.`);
    values.set(name, value);
  }
  for (const name of isResumed ? [] : needs)
    if ((values.get(name) ?? '') === '') throw new OaiError('badArgument', `${verb} needs ${name}.`);
  return values;
}

function checkFormat(values: ReadonlyMap<string, string>): void {
  const format = values.get('metadataPrefix') ?? '';
  if (format !== OAI_DC)
    throw new OaiError('cannotDisseminateFormat', `There is no format ${quoted(format)}: use ${OAI_DC}.`);
}

function selectionOf(values: ReadonlyMap<string, string>): Selection {
  const [from, until] = [values.get('from'), values.get('until')];
  for (const [name, date] of [
    ['from', from],
    ['until', until],
  ] as const) {
    if (date === undefined) continue;
    if (!(DAY.test(date) || SECOND.test(date)) || !isInCalendar(date.slice(0, 'YYYY-MM-DD'.length)))
      throw new OaiError('badArgument', `${name} must be a date such as 2026-11-27 or 2026-11-27T20:00:00Z.`);
  }
  if (from !== undefined && until !== undefined) {
    if (from.length !== until.length) throw new OaiError('badArgument', 'from and until must be equally exact.');
    if (from > until) throw new OaiError('badArgument', 'from must not be after until.');
  }
  return {
    from: from !== undefined && DAY.test(from) ? `${from}T00:00:00Z` : from,
    until: until !== undefined && DAY.test(until) ? `${until}T23:59:59Z` : until,
    set: values.get('set'),
  };
}

function quoted(text: string): string {
  return `“${text.slice(0, 100)}”`;
}
