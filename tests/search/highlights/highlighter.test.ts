import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { MAX_PASSAGE } from '../../../src/search/highlights/passage-boundaries.js';
import type { Hit, Mark } from '../../../src/search/result.js';
import { createHighlighter } from '../../../src/search/highlights/highlighter.js';
import { article } from '../../archives/article.js';
import { rounds } from '../../length.js';

const analyzer = createEnglishAnalyzer();
const highlighter = createHighlighter(analyzer);

/** The marks that words and "quoted phrases" give. */
function marksOf(...asked: readonly string[]): Mark[] {
  return asked.flatMap((text): Mark[] => {
    const terms = analyzer.analyze(text).map(({ term }) => term);
    return text.startsWith('"') ? [{ kind: 'phrase', terms }] : terms.map((term) => ({ kind: 'term', term }));
  });
}

function hitOf(title: string, body: string, marks: readonly Mark[]): Hit {
  return { article: article('x', { title, body }), score: 1, marks };
}

function titleOf(title: string, marks: readonly Mark[]): string {
  return highlighter.highlight(hitOf(title, '', marks)).title;
}

function snippetsOf(body: string, marks: readonly Mark[]): readonly string[] {
  return highlighter.highlight(hitOf('', body, marks)).snippets;
}

/** What a browser shows of it. */
function textOf(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/<\/?mark>/g, '').replace(/&([a-z]+|#39);/g, (_, name: string) => entities[name] ?? '?');
}

function markedIn(html: string): string[] {
  return [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, inside = '']) => textOf(inside));
}

/** Words that match no mark: `words(3)` is "filler0 filler1 filler2". */
function words(count: number, word = 'filler'): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
}

describe('a highlighted title', () => {
  it.each([
    ['Bonds and bread', ['bond'], '<mark>Bonds</mark> and bread'],
    ['Social impact bonds', ['bond', 'social'], '<mark>Social</mark> impact <mark>bonds</mark>'],
    ['Bond, bonding; BONDS!', ['bonds'], '<mark>Bond</mark>, <mark>bonding</mark>; <mark>BONDS</mark>!'],
    ['The town’s café', ['cafe', 'town'], 'The <mark>town</mark>’s <mark>café</mark>'],
    ['In the U.K. today', ['uk'], 'In the <mark>U.K</mark>. today'],
    ['Bread', ['bond'], 'Bread'],
    ['Bread', [], 'Bread'],
    // phrases
    ['Social impact bonds', ['"impact bonds"'], 'Social <mark>impact bonds</mark>'],
    ['Bonds, impact and impact, bonds', ['"impact bonds"'], 'Bonds, impact and <mark>impact, bonds</mark>'],
    ['Bonds impact', ['"impact bonds"'], 'Bonds impact'],
    ['Impact of bonds', ['"impact bonds"'], 'Impact of bonds'],
    ['Impact bonds', ['"impact bonds bread"'], 'Impact bonds'],
    ['Social impact bonds', ['"social impact"', '"impact bonds"'], '<mark>Social impact bonds</mark>'],
    ['Social impact bonds', ['"impact bonds"', 'impact', 'social'], '<mark>Social</mark> <mark>impact bonds</mark>'],
    ['Social impact bonds', ['"social impact bonds"', 'impact'], '<mark>Social impact bonds</mark>'],
    ['New York New York New', ['"new york new"'], '<mark>New York New York New</mark>'],
    ['Bond', ['"bond"'], '<mark>Bond</mark>'],
    // hyphenated words
    ['Multi-systemic therapy', ['multisystemic'], '<mark>Multi-systemic</mark> therapy'],
    ['Multi-systemic therapy', ['systemic'], 'Multi-<mark>systemic</mark> therapy'],
    ['Multi-systemic therapy', ['multi-systemic'], '<mark>Multi-systemic</mark> therapy'],
    ['Multi-systemic therapy', ['"systemic therapy"'], 'Multi-<mark>systemic therapy</mark>'],
    ['Multi systemic therapy', ['"multi systemic"'], '<mark>Multi systemic</mark> therapy'],
    // words that touch
    ['社会', ['社', '会'], '<mark>社</mark><mark>会</mark>'],
    ['社会', ['"社会"'], '<mark>社会</mark>'],
    // HTML
    [`"R&D" <b>isn't</b> bonds`, ['bonds'], '&quot;R&amp;D&quot; &lt;b&gt;isn&#39;t&lt;/b&gt; <mark>bonds</mark>'],
    ["<mark>O'Neill & Co", ["o'neill"], '&lt;mark&gt;<mark>O&#39;Neill</mark> &amp; Co'],
    ['&amp; bonds', ['amp'], '&amp;<mark>amp</mark>; bonds'],
  ])('of %j for %j is %j', (title, asked, expected) => {
    expect(titleOf(title, marksOf(...asked))).toBe(expected);
  });

  it('has no mark for a phrase without terms', () => {
    expect(titleOf('Bonds', [{ kind: 'phrase', terms: [] }])).toBe('Bonds');
  });
});

describe('snippets', () => {
  it('are the whole of a short paragraph, without an ellipsis', () => {
    expect(snippetsOf('About bonds.', marksOf('bonds'))).toEqual(['About <mark>bonds</mark>.']);
  });

  it('show a line break in a paragraph as a space', () => {
    expect(snippetsOf('Impact  \r\nbonds\n& bread', marksOf('"impact bonds"'))).toEqual([
      '<mark>Impact bonds</mark> &amp; bread',
    ]);
  });

  it('are the whole of a paragraph that is no longer than a passage, however many sentences it has', () => {
    const body = `${words(2)}. The bonds ${words(20)}.`;
    expect(body.length).toBeGreaterThan(190);
    expect(snippetsOf(body, marksOf('bonds')).map(textOf)).toEqual([body]);
  });

  it('never run across a paragraph break', () => {
    const body = 'First bonds.\n\nNothing here.\n \nSecond bonds.\n\n\n\nMore impact';
    expect(snippetsOf(body, marksOf('bonds', 'impact'))).toEqual([
      'First <mark>bonds</mark>.',
      'Second <mark>bonds</mark>.',
      'More <mark>impact</mark>',
    ]);
  });

  it('mark a phrase across a paragraph break in both paragraphs', () => {
    expect(snippetsOf('Social impact\n\nbonds today', marksOf('"social impact bonds"'))).toEqual([
      '<mark>Social impact</mark>',
      '<mark>bonds</mark> today',
    ]);
  });

  it('are none of an empty body', () => {
    expect(snippetsOf('', marksOf('bonds'))).toEqual([]);
    expect(snippetsOf(' \n\n ', marksOf('bonds'))).toEqual([]);
    expect(snippetsOf('', [])).toEqual([]);
  });

  it('are the beginning of the body, unmarked, when nothing in it matches', () => {
    const body = `${words(20)}. B${words(40, 'b')}.\n\nThe rest`;
    for (const marks of [marksOf('bonds'), []]) {
      const [snippet = '', ...more] = snippetsOf(body, marks);
      expect(more).toEqual([]);
      expect(snippet).toMatch(/^filler0 .* …$/);
      expect(body.startsWith(snippet.slice(0, -2))).toBe(true);
      expect(snippet).not.toContain('<');
    }
  });

  it('pass over headings to find the beginning, unless there is nothing else', () => {
    const paragraph = `${words(10)}.`;
    expect(snippetsOf(`News release\n\nTuesday 28\n\n${paragraph}\n\nMore`, [])).toEqual([paragraph]);
    expect(snippetsOf('News release\n\nTuesday 28', [])).toEqual(['News release']);
  });

  it('are cut between sentences, with an ellipsis where text is left out', () => {
    const before = `Here ${words(20, 'before')}.`;
    const sentence = `Then ${words(12)} come “bonds” of ${words(10, 'more')}.’`;
    const after = `Next ${words(30, 'after')}.`;
    expect(snippetsOf(`${before} ${sentence} ${after}`, marksOf('bonds'))).toEqual([
      `… ${sentence.replace('bonds', '<mark>bonds</mark>')} …`,
    ]);
  });

  it.each([
    ['Mr. Smith', 'Mr. Smith'],
    ['the U.K. Government', 'the U.K. Government'],
    ['J. Smith', 'J. Smith'],
    ['approx. six', 'approx. six'],
    ['it. Then', 'Then'],
    ['it?” “Then', '“Then'],
    ['it… Then', 'Then'],
    ['it. 2016', '2016'],
  ])('take %j for what it is when they look for a sentence', (join, start) => {
    const body = `${words(25)}. Anew ${words(3, 'x')} ${join} ${words(15, 'lead')} bonds ${words(12)}.`;
    const [snippet = ''] = snippetsOf(body, marksOf('bonds'));
    expect(textOf(snippet)).toContain(start === join ? `… Anew x0 x1 x2 ${join} lead0` : `… ${start} lead0`);
  });

  it('end with the last sentence that fits', () => {
    const sentence = (name: string) => `The ${name} ${words(3)}.`;
    const body = `Bonds rise. ${Array.from({ length: 20 }, (_, index) => sentence(`s${index}`)).join(' ')}`;
    const [snippet = ''] = snippetsOf(body, marksOf('bonds'));
    expect(textOf(snippet)).toMatch(/^Bonds rise\. .* The s6 filler0 filler1 filler2\. …$/);
  });

  it('do not end with a sentence so early that they say little', () => {
    const [snippet = ''] = snippetsOf(`Bonds rise. Then ${words(60)}.`, marksOf('bonds'));
    expect(snippet).toMatch(/^<mark>Bonds<\/mark> rise\. Then filler0 .* filler\d+ …$/);
    expect(textOf(snippet).length).toBeGreaterThan(220);
  });

  it('begin with the paragraph where the match is near its beginning', () => {
    const [snippet = ''] = snippetsOf(`${words(15)} bonds ${words(100)}`, marksOf('bonds'));
    expect(snippet).toMatch(/^filler0 filler1 .*bonds/);
  });

  it('are cut between words where a sentence is too long, with words on both sides of the match', () => {
    const body = `${words(100, 'left')} bonds ${words(100, 'right')}`;
    const [snippet = '', ...more] = snippetsOf(body, marksOf('bonds'));
    expect(more).toEqual([]);
    expect(snippet).toMatch(/^… left\d+ (left\d+ )+<mark>bonds<\/mark> (right\d+ )+right\d+ …$/);
    expect(textOf(snippet).length).toBeGreaterThan(220);
  });

  it('reach back to fill the passage when the match stands at the end of a long paragraph', () => {
    const [snippet = ''] = snippetsOf(`${words(100)} bonds`, marksOf('bonds'));
    expect(snippet).toMatch(/^… filler\d+ .* <mark>bonds<\/mark>$/);
    expect(textOf(snippet).length).toBeGreaterThan(160);
  });

  it('show the most different marks first, then the most, then the earliest', () => {
    const marks = marksOf('bonds', 'bread', 'japan');
    const one = 'bonds alone';
    const twice = 'bonds and bonds';
    const both = 'bread and japan';
    const show = (...paragraphs: string[]) => snippetsOf(paragraphs.join('\n\n'), marks).map(textOf);
    expect(show(one, twice, one, both, one)).toEqual([one, twice, both]);
    expect(show(one, one, one, one, both)).toEqual([one, one, both]);
    expect(show(twice, twice, twice, one, 'bread', 'japan')).toEqual([twice, 'bread', 'japan']);
  });

  it('may be several of one paragraph, in its order', () => {
    const body = ['bonds', 'bread bonds', 'japan', 'bonds', 'bread japan bonds'].map((each) => `${each} ${words(60)}`);
    const snippets = snippetsOf(body.join(' '), marksOf('bonds', 'bread', 'japan'));
    expect(snippets.map(markedIn)).toEqual([['bonds'], ['bread', 'bonds'], ['bread', 'japan', 'bonds']]);
  });

  it('hold together matches up to 200 characters apart, and leave words around them', () => {
    const apart = (between: string) => `${words(60)} bonds ${between} bread ${words(60)}`;
    const marks = marksOf('bonds', 'bread');
    const [snippet = '', ...more] = snippetsOf(apart('x'.repeat(188)), marks);
    expect(more).toEqual([]);
    expect(snippet).toMatch(/^… (filler\d+ )+<mark>bonds<\/mark> x+ <mark>bread<\/mark> (filler\d+ )+…$/);
    expect(snippetsOf(apart('x'.repeat(189)), marks)).toHaveLength(2);
  });

  it('look for the most different marks within a paragraph too', () => {
    const sentence = (text: string) => `About ${text} ${words(20)}.`;
    const body = ['bonds', 'bonds', 'bonds bread japan', 'bonds', 'bonds'].map(sentence).join(' ');
    const snippets = snippetsOf(body, marksOf('bonds', 'bread', 'japan'));
    expect(snippets.map(markedIn)).toContainEqual(expect.arrayContaining(['bonds', 'bread', 'japan']));
  });

  it.each(['social impact', 'social. Impact'])('cut no phrase (%j) at their ends', (phrase) => {
    for (let lead = 0; lead < 60; lead++) {
      const body = `${'x'.repeat(lead)} bonds ${words(22)} ${phrase} ${words(40, 'more')}`;
      for (const snippet of snippetsOf(body, marksOf('bonds', '"social impact"'))) {
        for (const marked of markedIn(snippet)) expect(['bonds', phrase]).toContain(marked);
        expect(snippet).not.toMatch(/social\.? …$|^… impact/i);
      }
    }
  });

  it('keep the punctuation of the word they end with', () => {
    const body = `Go on. Then ${'xx '.repeat(77)}U.K.’`;
    expect(snippetsOf(body, marksOf('uk'))[0]).toMatch(/ xx <mark>U\.K<\/mark>\.’$/);
    expect(snippetsOf(`${body} And on.`, marksOf('uk'))[0]).toMatch(/ xx <mark>U\.K<\/mark>\.’ /);
  });

  it('begin with the whole of a compound', () => {
    const body = `${words(60)} outcomes/based/bonds ${'x'.repeat(188)} bread ${words(60)}`;
    expect(snippetsOf(body, marksOf('bonds', 'bread'))[0]).toMatch(
      /^… outcomes\/based\/<mark>bonds<\/mark> x+ <mark>bread<\/mark> /,
    );
  });

  it('hold a match that just fits at their end', () => {
    const body = `bonds ${'x'.repeat(205)} bread ${'y'.repeat(50)} ${words(60)}`;
    expect(snippetsOf(body, marksOf('bonds', 'bread')).map(markedIn)).toEqual([['bonds', 'bread']]);
  });

  it('hold every match even before a word that is too long', () => {
    const body = `${words(60)} bonds bread/${'x'.repeat(10_000)}`;
    expect(snippetsOf(body, marksOf('bonds', 'bread')).map(markedIn)).toEqual([['bonds', 'bread']]);
  });

  it('show the beginning of a phrase that is longer than a passage', () => {
    const phrase = words(60, 'phrase');
    const [snippet = ''] = snippetsOf(`see ${phrase} there`, marksOf(`"${phrase}"`));
    expect(snippet).toMatch(/^… <mark>phrase0 phrase1 .* phrase\d\d<\/mark> …$/);
    expect(textOf(snippet).length).toBeLessThanOrEqual(MAX_PASSAGE + 4);
  });

  it('may begin within a long phrase, where more marks stand', () => {
    const phrase = words(60, 'phrase');
    const marks = marksOf(`"${phrase}"`, 'phrase40', 'phrase41', 'phrase42');
    const [snippet = '', ...more] = snippetsOf(`see ${phrase} there`, marks);
    expect(snippet).toMatch(/^… <mark>phrase40 .*phrase59<\/mark> there$/);
    expect(more).toEqual([]);
  });

  it.each([
    ['one long word', 'x'.repeat(10_000), 'x'.repeat(10_000)],
    ['an address', `https://example.org/${'ab/'.repeat(3000)}bonds/${'cd/'.repeat(1000)}`, 'bonds'],
    ['emoji', `bonds/${'👩‍🚀'.repeat(2000)}`, 'bonds'],
    ['emoji', `bonds/x${'👩‍🚀'.repeat(2000)}`, 'bonds'],
    ['emoji', `bonds/xx${'👩‍🚀'.repeat(2000)}`, 'bonds'],
    ['letters with marks', `bonds/${'e\u0301\u0323'.repeat(3000)}`, 'bonds'],
    ['letters with marks', `bonds/x${'e\u0301\u0323'.repeat(3000)}`, 'bonds'],
    ['letters with marks', `bonds/xx${'e\u0301\u0323'.repeat(3000)}`, 'bonds'],
    ['letters beyond the first plane', `bonds/${'𝒳'.repeat(5000)}`, 'bonds'],
    ['letters beyond the first plane', `bonds/x${'𝒳'.repeat(5000)}`, 'bonds'],
  ])('cut a text without spaces (%s) hard, but not inside a character', (_, body, asked) => {
    const [snippet = '', ...more] = snippetsOf(body, marksOf(asked));
    const shown = textOf(snippet).replace(/^…|…$/g, '');
    expect(more).toEqual([]);
    expect(snippet).toContain('<mark>');
    expect(shown.length).toBeLessThanOrEqual(MAX_PASSAGE);
    expect(shown.length).toBeGreaterThan(MAX_PASSAGE - 5);
    const graphemes = Array.from(new Intl.Segmenter('en').segment(body), ({ index }) => index);
    expect(graphemes).toContain(body.indexOf(shown));
    expect(graphemes).toContain(body.indexOf(shown) + shown.length);
  });

  it.each(['\u0301', '\u{1e8d0}'])('cut a letter under endless marks, but no surrogate pair', (accent) => {
    const [snippet = ''] = snippetsOf(`e${accent.repeat(5000)}`, marksOf('e', `e${accent.repeat(5000)}`));
    expect(snippet).toMatch(/^<mark>e.*<\/mark>…$/u);
    expect(snippet).not.toMatch(/\p{Cs}/u);
    expect(textOf(snippet).length).toBeLessThanOrEqual(MAX_PASSAGE + 1);
    expect(textOf(snippet).length).toBeGreaterThanOrEqual(MAX_PASSAGE);
  });
});

describe('a whole article', () => {
  it('is marked in every paragraph, and keeps its line breaks', () => {
    const body = 'One <bond>.\nSecond line.\n\nNothing here.\n\nBonds & bread.';
    expect(highlighter.whole(hitOf('A bond', body, marksOf('bonds')))).toEqual({
      title: 'A <mark>bond</mark>',
      paragraphs: ['One &lt;<mark>bond</mark>&gt;.\nSecond line.', 'Nothing here.', '<mark>Bonds</mark> &amp; bread.'],
    });
  });

  it('without marks is its text, escaped', () => {
    expect(highlighter.whole(hitOf('<A>', 'b\n\nc', []))).toEqual({ title: '&lt;A&gt;', paragraphs: ['b', 'c'] });
  });

  it('keeps every character of its paragraphs, whatever is marked', () => {
    const text = fc
      .array(fc.constantFrom('bond', '<b>', '&', ' ', '\n', '\n\n', 'é', 'social'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        const { paragraphs } = highlighter.whole(hitOf('', body, marksOf('bond', '"social bond"')));
        expect(
          paragraphs
            .map(({ html }) => textOf(html))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(body.replace(/\s/g, ''));
      }),
    );
  });
});

describe('highlights of any text', () => {
  const vocabulary = [
    'social',
    'impact',
    'bond',
    'bonds',
    'bread',
    'the',
    'multi',
    'systemic',
    "o'neill",
    'café',
    'U.K.',
  ];
  const word = fc.constantFrom(...vocabulary);
  const filler = fc.constantFrom('filler', 'x', '<b>', '&amp;', '"', "'", '👩‍🚀', 'e\u0301\u0323', '2,016', '</mark>');
  const separators = [' ', ' ', ' ', ' ', ', ', '. The ', '\u00a0', '? '];
  const text = (size: number, joints: readonly string[], breaks: readonly string[]) =>
    fc
      .array(
        fc.tuple(
          fc.oneof(word, filler, filler),
          fc.oneof(
            { weight: 20, arbitrary: fc.constantFrom(...separators, ...joints) },
            fc.constantFrom(' ', ...breaks),
          ),
        ),
        {
          maxLength: size,
          size: 'max',
        },
      )
      .map((pairs) => pairs.flat().join(''));
  const line = text(30, ['-', '/'], []);
  const breaks = ['\n\n', '\n', '\n \n\n', '. '];
  const body = text(250, ['-', '/'], breaks);
  const mark = fc.oneof(
    word.map((each) => marksOf(each)),
    word.map((each) => marksOf(each)),
    fc.array(word, { minLength: 2, maxLength: 3 }).map((phrase) => marksOf(`"${phrase.join(' ')}"`)),
  );
  const marks = fc.array(mark, { maxLength: 4 }).map((each) => each.flat());

  /** Which characters of a text match, worked out position by position. */
  function matched(of: string, by: readonly Mark[]): boolean[] {
    const terms = analyzer.analyze(of);
    const covered = Array.from({ length: of.length }, () => false);
    const wanted = by.map((each) => (each.kind === 'term' ? [each.term] : each.terms));
    for (const first of terms) {
      for (const sequence of wanted) {
        const run = sequence.map((term, index) =>
          terms.findLast((each) => each.term === term && each.position === first.position + index),
        );
        if (first.term !== sequence[0] || !run.every((each) => each !== undefined)) continue;
        covered.fill(true, first.start, run.at(-1)?.end);
      }
    }
    return covered;
  }

  /** Which characters of the text that HTML shows are marked. */
  function marked(html: string): boolean[] {
    return html
      .split(/(<mark>.*?<\/mark>)/s)
      .flatMap((part) => Array.from({ length: textOf(part).length }, () => part.startsWith('<mark>')));
  }

  function paragraphsOf(of: string): string[] {
    return of.split(/\n\s*\n/).map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '));
  }

  function shownIn(snippet: string): string {
    return textOf(snippet).replace(/^… ?| ?…$/g, '');
  }

  it('mark in a title exactly what matched, and show its text unchanged', () => {
    fc.assert(
      fc.property(line, marks, (title, by) => {
        const html = titleOf(title, by);
        expect(textOf(html)).toBe(title);
        expect(marked(html)).toEqual(matched(title, by));
      }),
      { numRuns: rounds(1000) },
    );
  });

  it('mark in a short body exactly what matched', () => {
    fc.assert(
      fc.property(text(12, ['-', '/'], []), marks, (short, by) => {
        const trimmed = short.trim();
        fc.pre(trimmed.length > 0 && trimmed.length <= MAX_PASSAGE);
        expect(snippetsOf(short, by).map(marked)).toEqual([matched(trimmed, by)]);
      }),
      { numRuns: rounds(1000) },
    );
  });

  it('are HTML without any element but <mark>, never nested and never empty', () => {
    fc.assert(
      fc.property(line, body, marks, (title, of, by) => {
        const { title: html, snippets } = highlighter.highlight(hitOf(title, of, by));
        for (const each of [html, ...snippets]) {
          expect(each.replace(/<mark>[^<>]+<\/mark>/g, '')).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it('show at most three passages, each from one paragraph, in its order, not too long, and all of them whole words', () => {
    fc.assert(
      fc.property(text(250, [], breaks), marks, (of, by) => {
        const snippets = snippetsOf(of, by);
        const paragraphs = paragraphsOf(of);
        expect(snippets.length).toBeLessThanOrEqual(3);
        expect(snippets.length > 0).toBe(of.trim() !== '');
        let rest = paragraphs.join('\n');
        for (const snippet of snippets) {
          const shown = shownIn(snippet);
          expect(shown.length).toBeLessThanOrEqual(MAX_PASSAGE);
          expect(paragraphs.some((paragraph) => paragraph.includes(shown))).toBe(true);
          expect(rest).toContain(shown);
          rest = rest.slice(rest.indexOf(shown) + shown.length);
        }
        const known = new Set(of.split(/\s+/));
        for (const each of snippets.flatMap((snippet) => shownIn(snippet).split(/\s+/))) expect(known).toContain(each);
      }),
      { numRuns: rounds(500) },
    );
  });

  it('mark in a body only what matches, and something if anything does', () => {
    fc.assert(
      fc.property(body, marks, (of, by) => {
        const wanted = new Set(by.flatMap((each) => (each.kind === 'term' ? [each.term] : each.terms)));
        const found = snippetsOf(of, by).flatMap(markedIn);
        for (const each of found) {
          expect(analyzer.analyze(each).filter(({ term }) => wanted.has(term))).not.toEqual([]);
        }
        expect(found.length > 0).toBe(matched(of, by).includes(true));
      }),
      { numRuns: rounds(500) },
    );
  });

  it('have a snippet of as many different terms as stand within 200 characters of any paragraph', () => {
    const plain = fc
      .array(
        fc.tuple(
          fc.constantFrom('social', 'impact', 'bond', 'bread', 'japan', words(3), words(9)),
          fc.constantFrom(' ', ' ', ' ', '. ', '\n\n'),
        ),
        { maxLength: 60, size: 'max' },
      )
      .map((pairs) => pairs.flat().join(''));
    const by = marksOf('social', 'impact', 'bond', 'bread', 'japan');
    const wanted = new Set(by.flatMap((each) => (each.kind === 'term' ? [each.term] : [])));
    fc.assert(
      fc.property(plain, (of) => {
        const distinct = (each: string) =>
          new Set(analyzer.analyze(each).flatMap(({ term }) => (wanted.has(term) ? [term] : []))).size;
        let most = 0;
        for (const paragraph of paragraphsOf(of)) {
          for (const first of analyzer.analyze(paragraph)) {
            const within = analyzer
              .analyze(paragraph)
              .filter(({ start, end }) => start >= first.start && end <= first.start + 200);
            most = Math.max(most, distinct(within.map(({ term }) => term).join(' ')));
          }
        }
        expect(Math.max(0, ...snippetsOf(of, by).map(shownIn).map(distinct))).toBeGreaterThanOrEqual(most);
      }),
      { numRuns: rounds(200) },
    );
  });
});
