import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { createEmbeddedFormat } from '../../../src/engines/embedded/embedded-format.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { warmUp } from '../../../src/generations/serving/warm-up.js';
import { article } from '../../archives/article.js';
import { idOf, titleOf } from '../../reindex/archive.js';

it.each([0, 1, 30])(
  'warmUp asks an engine of %i articles for its newest and for their words, and changes no answer',
  async (count) => {
    const folder = await mkdtemp(join(tmpdir(), 'sibyl-warm-'));
    const format = createEmbeddedFormat(createEnglishAnalyzer());
    const articles = Array.from({ length: count }, (_, n) => article(idOf(n), { title: titleOf(n), body: 'A text.' }));
    const file = join(folder, 'snapshot');
    const manifest = await format.write(articles, file, { generation: 'warm', builtAt: '2017-05-02T09:30:00Z' });
    const engine = await format.open(file, manifest);
    const asked: string[] = [];
    await warmUp({
      index: engine.index,
      every: (query, use) => engine.every(query, use),
      article: (id) => engine.article(id),
      similar: (id, size) => engine.similar(id, size),
      suggest: (text, size) => engine.suggest(text, size),
      close: () => engine.close(),
      search(query) {
        asked.push(query.text);
        return engine.search(query);
      },
    });
    expect(asked[0]).toBe('');
    expect(asked.includes('Report')).toBe(count > 0);
    await engine.close();
    await rm(folder, { recursive: true });
  },
);
