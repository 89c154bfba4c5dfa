import fc from 'fast-check';
import { jsonAnswer, type Answer } from '../../../src/web/answers/answer.js';
import { AnswerCache } from '../../../src/web/answers/answer-cache.js';

const BOUND = 100_000;

/** A stand-in for a compressed answer: a cache looks at nothing but its length and encoding. */
function answerOf(length: number, encoding: Answer['encoding'] = 'identity'): Answer {
  return { ...jsonAnswer('x'.repeat(length)), encoding };
}

describe('the answer cache', () => {
  it('gives back the answer it was given', () => {
    const cache = new AnswerCache(BOUND);
    const answer = answerOf(10);
    cache.set('first', 'sib', answer);
    expect(cache.get('first', 'sib', 'identity')).toBe(answer);
    expect(cache.get('first', 'bond', 'identity')).toBeUndefined();
  });

  it('does not let a giant push out the others', () => {
    const cache = new AnswerCache(64 * 1024 * 1024);
    cache.set('first', 'sib', answerOf(10));
    cache.set('first', 'giant', answerOf(2 * 1024 * 1024));
    expect(cache.get('first', 'giant', 'identity')).toBeUndefined();
    expect(cache.get('first', 'sib', 'identity')).toBeDefined();
  });

  it('gives the wanted encoding, or else the answer to make it from', () => {
    const cache = new AnswerCache(BOUND);
    const [plain, gzip] = [answerOf(10), answerOf(5, 'gzip')];
    cache.set('first', 'sib', plain);
    expect(cache.get('first', 'sib', 'gzip')).toBe(plain);
    cache.set('first', 'sib', gzip);
    expect(cache.get('first', 'sib', 'gzip')).toBe(gzip);
    expect(cache.get('first', 'sib', 'br')).toBe(plain);
    expect(cache.get('first', 'sib', 'identity')).toBe(plain);
  });

  it('drops what another generation answered', () => {
    const cache = new AnswerCache(BOUND);
    cache.set('first', 'sib', answerOf(1000));
    expect(cache.get('second', 'sib', 'identity')).toBeUndefined();
    expect(cache.size).toBe(0);
    expect(cache.get('first', 'sib', 'identity')).toBeUndefined();
  });

  it('never holds more bytes than its bound, and drops the oldest first', () => {
    const cache = new AnswerCache(BOUND);
    for (let n = 0; n < 100; n++) {
      cache.set('first', `key ${n}`, answerOf(9_000));
      expect(cache.size).toBeLessThanOrEqual(BOUND);
    }
    const held = Array.from({ length: 100 }, (_, n) => n).filter((n) => cache.get('first', `key ${n}`, 'identity'));
    expect(held).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  });

  it('holds at least the bytes of the answers and keys it gives back, whatever was asked', () => {
    const entry = fc.record({ key: fc.string({ maxLength: 50 }), length: fc.nat(60_000) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const cache = new AnswerCache(BOUND);
        for (const { key, length } of entries) cache.set('first', key, answerOf(length));
        let bytes = 0;
        for (const key of new Set(entries.map((given) => given.key))) {
          bytes += cache.get('first', key, 'identity')?.bytes.length ?? 0;
        }
        expect(bytes).toBeLessThanOrEqual(cache.size);
        expect(cache.size).toBeLessThanOrEqual(BOUND);
      }),
    );
  });

  it('does not keep an answer that is larger than all of it', () => {
    const cache = new AnswerCache(BOUND);
    cache.set('first', 'small', answerOf(10));
    cache.set('first', 'large', answerOf(BOUND));
    expect(cache.get('first', 'large', 'identity')).toBeUndefined();
    expect(cache.get('first', 'small', 'identity')).toBeDefined();
  });

  it('of no bytes keeps nothing', () => {
    const cache = new AnswerCache(0);
    cache.set('first', 'sib', answerOf(10));
    expect(cache.get('first', 'sib', 'identity')).toBeUndefined();
    expect(cache.size).toBe(0);
  });
});
