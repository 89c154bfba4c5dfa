import { plainHeadings } from '../../../src/articles/assembly/plain-headings.js';

describe('a heading', () => {
  const LONG = `The pilot ran ${'for years and years, '.repeat(5)}and then it ended.`;

  it.each<[string, string, readonly string[]]>([
    ['a short line above a paragraph', `${LONG}\n\nWhat we did\n\n${LONG}`, ['What we did']],
    ['one without blank lines around it', `${LONG}\nWhat we did\n${LONG}`, ['What we did']],
    ['the first line', `Background\n\n${LONG}`, ['Background']],
    ['not the kind of publication', `News release\n\n${LONG}`, []],
    ['not the title again', `Tea\n\n${LONG}`, []],
    ['not a line above a short one', `${LONG}\n\nHana Sato\nDirector\n\nKei Ito`, []],
    ['not a person and a role', `${LONG}\n\nHana Sato, Director\n\n${LONG}`, []],
    ['not a name', `${LONG}\n\nDr Jane Smith\n\n${LONG}`, []],
    ['not what leads in a list', `${LONG}\n\nIt asks:\n\n${LONG}`, []],
    ['not a day', `${LONG}\n\nTuesday November 28\n\n${LONG}`, []],
    ['not a line that was broken by hand', 'The pilot ran for years\nand then it ended when\nnobody looked.', []],
  ])('is %s', (_, body, expected) => {
    const headings = plainHeadings({ title: 'Tea', body });
    expect(headings.map(({ at }) => body.slice(at).split('\n', 1)[0])).toEqual(expected);
  });
});
