import type { RequestHandler } from 'express';
import type { Article } from '../../articles/article.js';
import type { SearchEngine } from '../../search/engine.js';
import type { IndexInfo } from '../../search/result.js';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answers/answer.js';
import { NotFoundError } from '../http/http-errors.js';
import { goneOr, type LeftAt } from '../asked/gone-article.js';
import { namesOf, toIndexView } from '../views/search-view.js';
import { askOneGeneration } from '../answers/one-generation.js';
import { refuseParameters } from '../asked/search-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import type { ArticleView } from '../views/view-schemas.js';
import { shown } from '../asked/quoted-input.js';

/** `GET /api/articles/{id}`: the whole article. */
export function articleHandler(
  engine: Pick<SearchEngine, 'index' | 'article'>,
  leftAt: LeftAt,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    refuseParameters(queryStringOf(request));
    const { id } = request.params;
    const { answer: article, index } = await askOneGeneration(engine, (asked) => asked.article(id));
    if (article === undefined) throw await goneOr(id, leftAt, noArticle);
    send(request, response, await encode(jsonAnswer(toArticleView(article, index)), acceptedEncoding(request)));
  };
}

/** For an id that no article has. */
export function noArticle(id: string): NotFoundError {
  return new NotFoundError(`There is no article ${shown(id)}: find the ids of articles with /api/search?q=…`);
}

function toArticleView(article: Article, index: IndexInfo): ArticleView {
  const { id, title, date, url = null, body, headings = [], sources } = article;
  return {
    id,
    title,
    date,
    ...namesOf(article),
    url,
    body,
    headings: headings.map(({ at, level }) => ({ at, level })),
    sources: sources.map(({ file, line }) => ({ file, line })),
    index: toIndexView(index),
  };
}
