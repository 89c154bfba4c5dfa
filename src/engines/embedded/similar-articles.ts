import type { Analyzer } from '../../analysis/analyzer.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { Article } from '../../articles/article.js';
import { inverseFrequency, TITLE_WEIGHT } from './index/impact.js';
import type { OpenedIndex } from './index/opened-index.js';
import type { Plan, ScoredTerm } from './planning/plan.js';

/** Lucene's MoreLikeThis asks for 25 terms: more add cost and little else. */
const SIGNIFICANT_TERMS = 25;

/** A plan for the articles that share an article's significant terms: those that it has often and few others have. */
export function planSimilar(article: Article, index: OpenedIndex, analyzer: Analyzer): Plan {
  const frequencies = new Map<string, number>();
  for (const [text, weight] of [[article.title, TITLE_WEIGHT] as const, [article.body, 1] as const]) {
    for (const { term, start, end } of analyzer.analyze(text)) {
      if (isQueryStopWord(text.slice(start, end))) continue;
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
  }
  const weighed = [...frequencies].flatMap(([term, frequency]) => {
    const number = index.lexicon.numberOf(term);
    const articles = number === undefined ? 0 : index.articlesWith(number);
    // What no other article has finds nothing, and would take a place from what does.
    if (number === undefined || articles < 2) return [];
    const weight = (1 + Math.log(frequency)) * inverseFrequency(index.shape.articles, articles);
    return [{ number, articles, weight }];
  });
  const significant = weighed.sort((a, b) => b.weight - a.weight || a.number - b.number).slice(0, SIGNIFICANT_TERMS);
  const most = significant[0]?.weight ?? 1;
  return {
    clauses: significant.map(({ number }) => ({
      clause: { kind: 'word', text: index.lexicon.terms[number] ?? '' },
      node: { kind: 'words', typed: [[{ term: number, place: 0 }]], others: [], within: 0, inTitle: false },
      bond: 'loose',
    })),
    scored: new Map(
      significant.map(({ number, articles, weight }): [number, ScoredTerm] => [
        number,
        { weight: weight / most, articles },
      ]),
    ),
    rewritings: [],
    marks: [],
    notices: [],
  };
}
