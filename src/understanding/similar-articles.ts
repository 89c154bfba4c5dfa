import type { Analyzer } from '../analysis/analyzer.js';
import { isQueryStopWord } from '../analysis/stop-words.js';
import type { Article } from '../articles/article.js';
import { inverseFrequency, TITLE_WEIGHT } from './ranking/bm25.js';
import type { IndexTerms } from './index-terms.js';
import { TYPED, type Plan } from './plan.js';
import { single } from './requirement.js';

/** Lucene's MoreLikeThis asks for 25 terms: more add cost and little else. */
const SIGNIFICANT_TERMS = 25;

/** A plan for the articles that share an article's significant terms: those that it has often and few others have. */
export function planSimilar(article: Article, index: IndexTerms, analyzer: Analyzer): Plan {
  const frequencies = new Map<string, number>();
  for (const [text, weight] of [[article.title, TITLE_WEIGHT] as const, [article.body, 1] as const]) {
    for (const { term, start, end } of analyzer.analyze(text)) {
      if (isQueryStopWord(text.slice(start, end))) continue;
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
  }
  const weighed = [...frequencies].flatMap(([term, frequency]) => {
    const articles = index.articlesWith(term);
    // What no other article has finds nothing, and would take a place from what does.
    if (articles < 2) return [];
    const weight = (1 + Math.log(frequency)) * inverseFrequency(index.articles, articles);
    return [{ term, articles, weight }];
  });
  const significant = weighed
    .sort((a, b) => b.weight - a.weight || b.articles - a.articles || (a.term < b.term ? -1 : 1))
    .slice(0, SIGNIFICANT_TERMS);
  const most = significant[0]?.weight ?? 1;
  return {
    clauses: significant.map(({ term, weight }) => {
      const form = { requirement: single(term), score: { ...TYPED, weight: weight / most }, rewriting: undefined };
      return {
        clause: { kind: 'word', text: term },
        node: { kind: 'words', forms: [form], within: 0, inTitle: false, titleScore: undefined },
        bond: 'loose',
        times: 1,
      };
    }),
    rewritings: [],
    marks: [],
    notices: [],
  };
}
