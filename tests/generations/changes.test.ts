import { changesBetween, isUnchanged } from '../../src/generations/changes.js';

describe('changesBetween', () => {
  it.each([
    ['nothing and nothing', {}, {}, [[], [], []]],
    ['an archive and itself', { a: '1', b: '2' }, { b: '2', a: '1' }, [[], [], []]],
    ['nothing and an archive', {}, { b: '2', a: '1' }, [['a', 'b'], [], []]],
    ['an archive and nothing', { b: '2', a: '1' }, {}, [[], [], ['a', 'b']]],
    ['two archives', { a: '1', b: '2', c: '3' }, { d: '4', b: 'other', a: '1' }, [['d'], ['b'], ['c']]],
  ])('tells what differs between %s', (_, before, after, [added, updated, removed]) => {
    const changes = changesBetween(new Map(Object.entries(before)), new Map(Object.entries(after)));
    expect(changes).toEqual({ added, updated, removed });
    expect(isUnchanged(changes)).toBe(changes.added.length + changes.updated.length + changes.removed.length === 0);
  });
});
