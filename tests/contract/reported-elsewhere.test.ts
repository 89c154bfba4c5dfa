import { article } from '../archives/article.js';
import { queryOf } from '../archives/query.js';
import { openEmbedded } from '../archives/snapshot.js';

/**
 * What people reported of other engines: the text, what was typed, and where it was reported. Five of the ten failed here
 * too when they were found: those that are marked.
 */
const REPORTS: readonly (readonly [text: string, typed: string, reported: string])[] = [
  ['The doctor’s office', 'doctor', 'stackernews/stacker.news#159'],
  ['Ender’s Game', "ender's game", 'meilisearch/meilisearch#3689'],
  ['The 4-Hour Workweek', '4 hour', 'typesense/typesense#287'],
  ['Citizenship and Immigration', '"citizenship & immigration"', 'codeforamerica/ohana-api#81 (failed)'],
  ['The AT and T network', 'AT&T', 'engwerda/duckduckgo-bangs#5 (failed)'],
  ['The fables of Aesop', 'Æsop', 'solrmarc/solrmarc#2'],
  ['To be, or not to be', 'to be or not to be', 'mysociety/sayit#187'],
  ['The friends of l’Abbé', 'abbé', 'jameslittle230/stork#312 (failed)'],
  ['Une école de l’harmonie', 'harmonie', 'zestedesavoir/zds-site#6747 (failed)'],
  ['He has a Ph.D. in law', 'PhD', 'CogComp/cogcomp-nlp#471 (failed)'],
];

it.each(REPORTS)('%s is found by %s, as typed (%s)', async (text, typed) => {
  const engine = await openEmbedded([
    article('meant', { body: `${text}.` }),
    article('other', { body: 'Kettles and lamps.' }),
    article('another', { body: 'A teapot on its own.' }),
  ]);
  const { hits, corrections, relaxed } = await engine.search(queryOf(typed, { expand: true }));
  await engine.close();
  expect(hits.map((hit) => hit.article.id)).toEqual(['meant']);
  expect({ corrections, relaxed }).toEqual({ corrections: [], relaxed: null });
});
