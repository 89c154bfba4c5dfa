import { parsePins } from '../../src/search/pins.js';

describe('A file of pins', () => {
  it('has a rule a line, for words or for a theme', () => {
    const text = '\uFEFF# Pins\n\nsocial bonds => +a, +b, -c\r\n  theme:  Housing and Homes => -d\nx=>+a -b −c';
    expect(parsePins(text)).toEqual({
      rules: [
        { line: 3, query: 'social bonds', pinned: ['a', 'b'], hidden: ['c'] },
        { line: 4, theme: 'Housing and Homes', pinned: [], hidden: ['d'] },
        { line: 5, query: 'x', pinned: ['a'], hidden: ['b', 'c'] },
      ],
      problems: [],
    });
  });

  it.each([
    ['bonds', /one "=>"/],
    ['bonds => +a => +b', /one "=>"/],
    ['=> +a', /to the left/],
    ['… => +a', /to the left/],
    ['theme: => +a', /to the left/],
    ['bonds =>', /to the right/],
    ['bonds => a', /"a" is not understood/],
    ['bonds => +a, b', /"\+a, b" is not understood|"b" is not understood/],
    ['bonds => +', /"\+" is not understood/],
    ['bonds => +a, -a', /"a" stands twice/],
  ])('leaves out a line that is wrong, and says why: %s', (line, problem) => {
    const { rules, problems } = parsePins(`x => +a\n${line}`);
    expect(rules.map((rule) => rule.query)).toEqual(['x']);
    expect(problems).toEqual([{ line: 2, problem: expect.stringMatching(problem) as string }]);
  });

  it('has one rule for each', () => {
    const { rules, problems } = parsePins('Bonds => +a\nbonds => +b\ntheme: Housing => +a\ntheme: Housing => +b');
    expect(rules.map(({ line }) => line)).toEqual([1, 3]);
    expect(problems.map(({ problem }) => problem)).toEqual([
      '"bonds" has a rule in line 1: put them into one.',
      '"theme: Housing" has a rule in line 3: put them into one.',
    ]);
  });
});
