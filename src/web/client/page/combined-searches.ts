import type { KeptSearch } from './kept-searches.js';

/** What numbers stand for together, as one query; or what is wrong with them, in a sentence. */
export type Combination = { readonly query: string } | { readonly problem: string };

/** As the service takes it of a strict search. In UTF-16 units. */
const MAX_COMBINED_LENGTH = 4096;
const NUMBER = /#(\d+)/g;

/** Puts in place of each number the search that it stands for, its filters as fields. */
export function combined(text: string, searches: readonly Pick<KeptSearch, 'address'>[]): Combination {
  const numbers = [...text.matchAll(NUMBER)].map(([, number]) => Number(number));
  if (numbers.length === 0) return { problem: 'Name searches by their numbers: #1 AND #2 NOT #3.' };
  const missing = numbers.find((number) => searches[number - 1] === undefined);
  if (missing !== undefined) return { problem: `There is no search #${missing}.` };
  const query = text.replace(
    NUMBER,
    (_, number: string) => `(${asQuery(searches[Number(number) - 1]?.address ?? '')})`,
  );
  return query.length > MAX_COMBINED_LENGTH
    ? { problem: `Together these are ${query.length} characters long; ${MAX_COMBINED_LENGTH} are possible.` }
    : { query };
}

/** A search by its address as a query of its own. */
export function asQuery(address: string): string {
  const asked = new URL(address, 'http://here').searchParams;
  const q = (asked.get('q') ?? '').trim();
  const parts = q === '' ? [] : [/^\S+$/.test(q) ? q : `(${q})`];
  for (const facet of ['author', 'theme', 'kind'])
    parts.push(...either(asked.getAll(facet).map((value) => `${facet}:"${value.replaceAll('"', ' ')}"`)));
  parts.push(...either([...asked.getAll('year'), ...asked.getAll('month')].map((period) => `year:${period}`)));
  const [from, to] = [asked.get('from'), asked.get('to')];
  if (from !== null || to !== null) parts.push(`year:${from ?? ''}..${to ?? ''}`);
  return parts.join(' AND ');
}

function either(choices: readonly string[]): readonly string[] {
  return choices.length > 1 ? [`(${choices.join(' OR ')})`] : choices;
}
