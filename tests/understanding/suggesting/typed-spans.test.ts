import { typedOfText, typedOfWord } from '../../../src/understanding/suggesting/typed-spans.js';

const shown = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
    text,
  );

describe('What of a suggestion was typed', () => {
  it.each([
    ['social', 0, 'soc', '[soc]ial'],
    ['sib social', 4, 'soc', '[sib soc]ial'],
    ['sib ', 4, '', '[sib ]'],
    ['social', 0, '', 'social'],
    // However it is written.
    ['Ångström', 0, 'angs', '[Ångs]tröm'],
    ['O’Malley', 0, 'om', '[O’M]alley'],
    ['well-being', 0, 'wellb', '[well-b]eing'],
    // Up to a slip.
    ['comissioning', 0, 'commi', '[com]issioning'],
  ])('"%s" from %i, of the letters "%s": %s', (text, start, letters, expected) => {
    expect(shown(text, typedOfWord(text, start, letters))).toBe(expected);
  });

  it.each([
    ['Chih Hoong Sin', ['hoong', 's'], 'Chih [Hoong] [S]in'],
    ['Commissioning for outcomes', ['outcomes', 'commiss'], '[Commiss]ioning for [outcomes]'],
    ['Smith, Smith & Smithson', ['smith', 'smi'], '[Smith], [Smi]th & Smithson'],
    ['Zoë Ångström', ['zoe', 'Ång'], '[Zoë] [Ång]ström'],
    ['A loan', ['loans', ''], 'A loan'],
  ])('"%s" of %j: %s', (text, typed, expected) => {
    expect(shown(text, typedOfText(text, typed))).toBe(expected);
  });
});
