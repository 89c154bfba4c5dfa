import type { RequestHandler } from 'express';
import type { Article } from '../../articles/article.js';
import type { SearchEngine } from '../../search/engine.js';
import type { IndexInfo } from '../../search/result.js';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answer.js';
import { NotFoundError } from '../errors.js';
import { toIndexView } from '../view.js';
import { refuseParameters } from './parameters.js';
import { queryStringOf } from './query-string.js';
import type { ArticleView } from './schemas.js';
import { shown } from './shown.js';

type Articles = Pick<SearchEngine, 'index' | 'article'>;

/** `GET /api/articles/{id}`: the whole article. */
export function articleHandler(engine: Articles): RequestHandler<{ id: string }> {
  return async (request, response) => {
    refuseParameters(queryStringOf(request));
    const { id } = request.params;
    const { article, index } = await lookUp(engine, id);
    if (article === undefined) {
      throw new NotFoundError(`There is no article ${shown(id)}: find the ids of articles with /api/search?q=…`);
    }
    send(request, response, await encode(jsonAnswer(toArticleView(article, index)), acceptedEncoding(request)));
  };
}

/** An article and the index it comes from. An engine may turn to another generation between the two: then both are asked again. */
async function lookUp(engine: Articles, id: string): Promise<{ article: Article | undefined; index: IndexInfo }> {
  for (;;) {
    const { index } = engine;
    const article = await engine.article(id);
    if (engine.index.generation === index.generation) return { article, index };
  }
}

function toArticleView(article: Article, index: IndexInfo): ArticleView {
  const { id, title, date, authors, themes, url = null, body, sources } = article;
  return {
    id,
    title,
    date,
    authors: [...authors],
    themes: [...themes],
    url,
    body,
    sources: sources.map(({ file, line }) => ({ file, line })),
    index: toIndexView(index),
  };
}
