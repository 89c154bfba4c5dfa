import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { createHighlighter } from '../../src/search/highlights/highlighter.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { EMPTY_QUERY } from '../../src/search/query.js';
import { parseConcordanceParameters, parseTimelineParameters } from '../../src/web/asked/research-parameters.js';
import { concord } from '../../src/web/terms/concordance-handler.js';
import { timelineView } from '../../src/web/terms/timeline-handler.js';
import { describeRealArchive } from './real-archive.js';

describeRealArchive('words of the real archive', (archive) => {
  const everyText = () =>
    archive.engine.every(EMPTY_QUERY, async ({ articles }) => {
      const texts: { year: string; text: string }[] = [];
      for await (const { date, title, body } of articles)
        texts.push({ year: date.slice(0, 4), text: `${title}\n\n${body}` });
      return texts;
    });

  it('stand in the concordance as often as a plain search of the text finds them', async () => {
    const highlight = createHighlighter(createEnglishAnalyzer());
    const { lines } = await concord(parseConcordanceParameters('q=social+investment'), {
      engine: archive.engine,
      parseQuery,
      highlight,
    });
    const plain = (await everyText()).flatMap(({ text }) => text.match(/\bsocial\s+investment\b/giu) ?? []);
    const exact = lines.filter(({ match }) => /^social investment$/iu.test(match));
    expect(exact).toHaveLength(plain.length);
    expect(plain.length).toBeGreaterThan(20);
  });

  it('are in as many articles of a year as a plain count says', async () => {
    const view = await timelineView(parseTimelineParameters('terms=Devon&terms=webinar'), {
      engine: archive.engine,
      parseQuery,
    });
    const texts = await everyText();
    for (const { term, counts } of view.terms) {
      const word = new RegExp(`\\b${term}s?\\b`, 'iu');
      expect([term, counts]).toEqual([
        term,
        view.periods.map((year) => texts.filter((each) => each.year === year && word.test(each.text)).length),
      ]);
    }
  });
});
