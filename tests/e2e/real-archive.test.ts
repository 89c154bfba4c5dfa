import { expectLinks } from '../web/pages/expect-links.js';
import { readPage, totalOn } from '../web/pages/read-page.js';
import { describeRealSite } from './real-site.js';

const SEARCHES = [
  '/',
  '/?q=sib',
  '/?q=%22social+impact+bond%22+-japan&theme=Social+Investment',
  '/?q=outcomes&year=2016&author=Chih+Hoong+Sin',
  '/?q=bond&from=2016-10&to=2017-05-15',
  '/?q=health&from=2017&to=2017',
  '/?q=bond+AND+zeppelin+AND+health&year=2017',
  '/?q=yokahama',
];

describeRealSite('Over the real archive', (site) => {
  it.each(SEARCHES)('links lead to pages that have what is said beside them: %s', async (address) => {
    await expectLinks(site.url, address);
  });

  it('every article has a valid page, and every result before and after it one too', async () => {
    const { document } = await readPage(site.url, '/?size=100&sort=oldest');
    const links = [...document.querySelectorAll('.hit h2 a')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toHaveLength(site.engine.index.articles);
    for (const [index, href] of links.entries()) {
      const page = await readPage(site.url, href);
      expect(page.status).toBe(200);
      expect(page.document.querySelector('.rank')?.textContent).toBe(`${index + 1} of ${links.length}`);
      const step = (rel: string) =>
        page.document.querySelector(`.steps [rel=${rel}]`)?.getAttribute('href') ?? undefined;
      expect([step('prev'), step('next')]).toEqual([links[index - 1], links[index + 1]]);
      // the names of the source files are for the report
      expect(page.document.body.textContent).not.toMatch(/\.txt|, line \d/);
    }
  });

  it('every example of the help finds something', async () => {
    const { document } = await readPage(site.url, '/help');
    const links = [...document.querySelectorAll('.examples a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(10);
    const totals = await Promise.all(
      links.map(async (href) => [href, totalOn(await readPage(site.url, href))] as const),
    );
    expect(totals.filter(([, total]) => total === 0)).toEqual([]);
  });
});
