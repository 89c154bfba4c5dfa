import { parseSource } from '../../../../src/articles/sources/parse-source.js';

const BAD_LINES = 10_000;

describe.each([
  ['JSON Lines', 'log.jsonl', 'x\n'.repeat(BAD_LINES + 5)],
  ['a feed', 'feed.xml', `<rss><channel>\n${'<item></item>\n'.repeat(BAD_LINES + 5)}</channel></rss>`],
])('a file of %s that holds next to nothing that can be read', (_, file, text) => {
  it('is given up, and the report says where', () => {
    const rejects = parseSource({ file, text, invalidLines: [] })?.rejects ?? [];
    expect(rejects).toHaveLength(BAD_LINES + 1);
    expect(rejects.at(-1)?.reason).toBe('10000 entries before this could not be read, so the rest of the file was not');
    expect(rejects.at(-1)?.line).toBe((rejects.at(-2)?.line ?? 0) + 1);
  });
});
