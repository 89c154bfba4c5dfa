import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import type { Highlighter } from '../../search/highlights/highlighter.js';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answers/answer.js';
import { toHitView, toIndexView } from '../views/search-view.js';
import { noArticle } from './article-handler.js';
import { askOneGeneration } from '../answers/one-generation.js';
import { parseParameters, SimilarParameters } from '../asked/search-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import type { SimilarView } from '../views/view-schemas.js';

/** `GET /api/articles/{id}/similar`: the articles most like one. */
export function similarHandler(
  engine: Pick<SearchEngine, 'index' | 'similar'>,
  highlighter: Highlighter,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { size } = parseParameters(SimilarParameters, queryStringOf(request));
    const { id } = request.params;
    const { answer: hits, index } = await askOneGeneration(engine, (asked) => asked.similar(id, size));
    if (hits === undefined) throw noArticle(id);
    const view: SimilarView = { id, hits: hits.map((hit) => toHitView(hit, highlighter)), index: toIndexView(index) };
    send(request, response, await encode(jsonAnswer(view), acceptedEncoding(request)));
  };
}
