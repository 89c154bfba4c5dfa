import fc from 'fast-check';
import { isGenerationName, nameGeneration } from '../../src/generations/generation-name.js';
import { article } from '../archives/article.js';

const ARTICLE = article('2017-05-02-a-title', { title: 'A title', date: '2017-05-02', body: 'A body.' });
const NOW = new Date('2017-05-02T09:30:15.250Z');

describe('nameGeneration', () => {
  it('gives the time of the run and eight digits of what is in it', () => {
    expect(nameGeneration(NOW, [ARTICLE], undefined)).toMatch(/^20170502T093015Z-[0-9a-f]{8}$/);
  });

  it('gives other digits for other articles, and the same for the same', () => {
    const name = nameGeneration(NOW, [ARTICLE], undefined);
    expect(nameGeneration(NOW, [{ ...ARTICLE }], undefined)).toBe(name);
    expect(nameGeneration(NOW, [{ ...ARTICLE, body: 'Another.' }], undefined)).not.toBe(name);
  });

  it('is a name that sorts after the newest there is, whatever the clock says', () => {
    const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (earlier, now) => {
        const newest = nameGeneration(earlier, [ARTICLE], undefined);
        const name = nameGeneration(now, [], newest);
        expect(isGenerationName(name)).toBe(true);
        expect(name > newest).toBe(true);
      }),
    );
  });
});

describe('isGenerationName', () => {
  it.each([
    ['20170502T093000Z-1a2b3c4d', true],
    ['20170502T093000Z-1A2B3C4D', false],
    ['20170502T093000Z-1a2b3c4d.json', false],
    ['20170502T093000Z', false],
    ['20171302T093000Z-1a2b3c4d', false],
    ['manifest', false],
    ['', false],
  ])('of %j is %s', (name, expected) => {
    expect(isGenerationName(name)).toBe(expected);
  });
});
