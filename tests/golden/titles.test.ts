import { describeRealArchive, EVERY, idOf } from './real-archive.js';

/** How readers type the same thing. */
const ACRONYM = ['sib', 'SIB', 'SIBs', 'sibs', 'S.I.B.'];

describeRealArchive('titles and acronyms of the real archive', (archive) => {
  const { search, ranked, found } = archive;
  it.each(EVERY)('the words of the title of %s find it first', async (name) => {
    const title = (await archive.engine.article(idOf(name)))?.title ?? '';
    expect(title).not.toBe('');
    const plain = title.toLowerCase().replace(/[^\p{L}\p{N}\s’-]/gu, ' ');
    for (const typed of [title, plain]) expect([typed, (await ranked(typed))[0]]).toEqual([typed, name]);
  });

  it.each(EVERY)('the title of %s in quotation marks finds it and nothing else', async (name) => {
    const title = (await archive.engine.article(idOf(name)))?.title ?? '';
    expect(await found(`title:"${title}"`)).toBe(name);
  });

  it.each(ACRONYM)(
    '%s finds the articles on Social Impact Bonds, whether they are named by it or in full',
    async (typed) => {
      expect(await found(typed)).toBe(
        'newcastle devon japan toolkit essex unleash learning providers webinar bullet radical',
      );
      expect((await search(typed)).total).toBe(11);
    },
  );

  it('finds them in the same order for sib, SIB and SIBs', async () => {
    const [first, ...others] = await Promise.all(['sib', 'SIB', 'SIBs'].map((typed) => ranked(typed)));
    for (const other of others) expect(other).toEqual(first);
  });
});
