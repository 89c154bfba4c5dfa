import { bibtexKeyed, ODD_ARTICLES } from './odd-articles.js';
import { toBibtex } from '../../src/citing/bibtex.js';
import { citationText, cite, STYLES } from '../../src/citing/citation-styles.js';
import { citedWork, creatorOf, familyFirst, type Citing } from '../../src/citing/cited-work.js';
import { toCslItem } from '../../src/citing/csl-json.js';
import { csvRow, toCsv } from '../../src/citing/csv.js';
import { coins, jsonLd, metaTags } from '../../src/citing/embedded-metadata.js';
import { toRis } from '../../src/citing/ris.js';
import { article } from '../archives/article.js';

const CITING: Citing = {
  publisher: 'Policy Notes',
  accessed: '2026-11-27',
  addressOf: (id) => `https://search.example.org/articles/${id}`,
};
const REPORT = article('2017-05-02-a-report-on-sibs-and-the-nhs', {
  title: 'A report on SIBs & the NHS: what {next}?',
  date: '2017-05-02',
  authors: ['Zoë Brâncuși', 'Anna van der Berg', 'John Smith Jr', 'Social Finance'],
  themes: ['Health, and care', 'Social Investment'],
  url: 'https://www.example.org/a_report?x=1&y=100%25;z',
});
const work = citedWork(REPORT, CITING);
const bare = citedWork(article('2018-01-31-bare', { title: 'Why?', date: '2018-01-31' }), CITING);

describe('The parts of a name', () => {
  it.each([
    ['Ada Lovelace', 'Lovelace, Ada'],
    ['Anna van der Berg', 'van der Berg, Anna'],
    ['Maria de la Cruz', 'de la Cruz, Maria'],
    ['John Smith Jr', 'Smith, John, Jr'],
    ['Chih Hoong Sin', 'Sin, Chih Hoong'],
    ['Mary-Jane O’Neill', 'O’Neill, Mary-Jane'],
    ['Social Finance', 'Social Finance'],
    ['Department of Health & Social Care', 'Department of Health & Social Care'],
    ['The Health Foundation', 'The Health Foundation'],
    ['Nesta', 'Nesta'],
    // A particle is a name where there is no other.
    ['Van Morrison', 'Morrison, Van'],
  ])('of %s are %s', (name, listed) => {
    expect(familyFirst(creatorOf(name))).toBe(listed);
  });
});

describe('RIS', () => {
  const lines = toRis(work).split('\r\n');
  const all = (tag: string) => lines.filter((line) => line.startsWith(`${tag}  - `)).map((line) => line.slice(6));

  it('is a field a line, one address, a bare year, and an end', () => {
    expect(lines[0]).toBe('TY  - ELEC');
    expect(all('AU')).toEqual(['Brâncuși, Zoë', 'van der Berg, Anna', 'Smith, John, Jr', 'Social Finance,']);
    expect(all('TI')).toEqual([REPORT.title]);
    expect([all('PY'), all('DA'), all('Y2')]).toEqual([['2017'], ['2017/05/02/'], ['2026/11/27/']]);
    expect(all('KW')).toEqual(['Health, and care', 'Social Investment']);
    expect(all('UR')).toEqual(['https://www.example.org/a_report?x=1&y=100%25%3Bz']);
    expect(lines.slice(-3)).toEqual(['ER  - ', '', '']);
  });

  it('keeps a title with a line break in its line', () => {
    const broken = citedWork(article('a', { title: 'One\nER  - \r\nTwo' }), CITING);
    expect(toRis(broken)).toContain('TI  - One ER - Two\r\n');
  });
});

describe('BibTeX', () => {
  it('braces what styles would make small, institutions twice, and no address', () => {
    const text = toBibtex(work);
    expect(text).toContain('@online{2017-05-02-a-report-on-sibs-and-the-nhs,\n');
    expect(text).toContain('author = {Brâncuși, Zoë and van der Berg, Anna and Smith, Jr, John and {Social Finance}}');
    expect(text).toContain('title = {A report on {SIBs} \\& the {NHS:} what \\{next\\}?}');
    expect(text).toContain('date = {2017-05-02},\n  year = {2017},\n  month = may,');
    expect(text).toContain('url = {https://www.example.org/a_report?x=1&y=100%25;z}');
    expect(text).toContain('keywords = {{Health, and care}, Social Investment}');
  });

  it('has a key of its own for each article, and balanced braces whatever a title holds', () => {
    const texts = ODD_ARTICLES.map((each) => toBibtex(citedWork(each, CITING)));
    expect(new Set(texts.map(bibtexKeyed)).size).toBe(ODD_ARTICLES.length);
    for (const text of texts) {
      const plain = text.replace(/\\[{}]/g, '');
      expect(plain.split('{').length).toBe(plain.split('}').length);
    }
  });

  it('spells what TeX reads otherwise', () => {
    const text = toBibtex(citedWork(article('a', { title: 'An <i>odd</i> one' }), CITING));
    expect(text).toContain('$<$i$>$odd$<$/i$>$');
  });

  it('tells ids apart that differ in a sign only', () => {
    const keys = ['a~b', 'a-b', 'a.b', 'a_b'].map((id) => bibtexKeyed(toBibtex(citedWork(article(id, {}), CITING))));
    expect(keys).toEqual(['a:b', 'a-b', 'a.b', 'a_b']);
  });

  it('has no author where nobody is named', () => {
    expect(toBibtex(bare)).not.toContain('author');
  });
});

describe('CSL-JSON', () => {
  it('is an item with its dates in numbers', () => {
    expect(toCslItem(work)).toMatchObject({
      id: REPORT.id,
      type: 'webpage',
      author: [
        { family: 'Brâncuși', given: 'Zoë' },
        { family: 'van der Berg', given: 'Anna' },
        { family: 'Smith', given: 'John', suffix: 'Jr' },
        { literal: 'Social Finance' },
      ],
      issued: { 'date-parts': [[2017, 5, 2]] },
      accessed: { 'date-parts': [[2026, 11, 27]] },
      URL: REPORT.url,
    });
    expect(toCslItem(bare)).not.toHaveProperty('author');
  });
});

describe('CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a, b', 'say "so"', 'two\nlines', ' blank'], '"a, b","say ""so""","two\nlines"," blank"\r\n'],
    [['=1+1', '+44', '-5', '@x', '\t=x', '%y'], "'=1+1,'+44,'-5,'@x,'\t=x,'%y\r\n"],
    [[3, -4], '3,-4\r\n'],
  ])('writes %j as %j', (cells, row) => {
    expect(csvRow(cells)).toBe(row);
  });

  it('has as many cells as its head', () => {
    expect(toCsv(bare).split(',')).toHaveLength(9);
  });
});

describe('Citations', () => {
  const cited = (of: typeof work) => Object.fromEntries(STYLES.map((style) => [style, citationText(cite(of, style))]));

  it('are as each style has them', () => {
    expect(cited(work)).toEqual({
      APA: 'Brâncuși, Z., van der Berg, A., Smith, J., Jr, & Social Finance. (2017, May 2). A report on SIBs & the NHS: what {next}? Policy Notes. https://www.example.org/a_report?x=1&y=100%25;z',
      Harvard:
        'Brâncuși, Z. et al. (2017) A report on SIBs & the NHS: what {next}?. Policy Notes, 2 May 2017. Available at: https://www.example.org/a_report?x=1&y=100%25;z (Accessed: 27 November 2026).',
      Chicago:
        'Brâncuși, Zoë, Anna van der Berg, John Smith Jr, and Social Finance. “A report on SIBs & the NHS: what {next}?” Policy Notes, May 2, 2017. https://www.example.org/a_report?x=1&y=100%25;z.',
      MLA: 'Brâncuși, Zoë, et al. “A report on SIBs & the NHS: what {next}?” Policy Notes, 2 May 2017, www.example.org/a_report?x=1&y=100%25;z. Accessed 27 Nov. 2026.',
    });
  });

  it('begin with the title where nobody is named', () => {
    expect(cited(bare)).toEqual({
      APA: 'Why? (2018, January 31). Policy Notes. https://search.example.org/articles/2018-01-31-bare',
      Harvard:
        'Why? (2018). Policy Notes, 31 January 2018. Available at: https://search.example.org/articles/2018-01-31-bare (Accessed: 27 November 2026).',
      Chicago: '“Why?” Policy Notes, January 31, 2018. https://search.example.org/articles/2018-01-31-bare.',
      MLA: '“Why?” Policy Notes, 31 Jan. 2018, search.example.org/articles/2018-01-31-bare. Accessed 27 Nov. 2026.',
    });
  });

  it('name two authors, and an organisation that publishes itself once', () => {
    const two = citedWork(article('x', { title: 'T', authors: ['Ann Lee', 'Bo Ray'], date: '2017-05-02' }), CITING);
    expect(cited(two).APA).toMatch(/^Lee, A\., & Ray, B\. \(2017, May 2\)\. T\. Policy Notes\. /);
    expect(cited(two).Harvard).toMatch(/^Lee, A\. and Ray, B\. \(2017\) T\. /);
    expect(cited(two).MLA).toMatch(/^Lee, Ann, and Bo Ray\. “T\.” /);
    const own = citedWork(article('x', { title: 'T', authors: ['Policy Group'] }), {
      ...CITING,
      publisher: 'Policy Group',
    });
    expect(cited(own).APA).toMatch(/^Policy Group\. \(.*\)\. T\. https/);
  });
});

describe('What a page says to programs', () => {
  const tags = metaTags(work, 'A summary.');
  const of = (name: string) => tags.filter((tag) => (tag.name ?? tag.property) === name).map(({ content }) => content);

  it('is in the tags that reference managers read', () => {
    expect(of('citation_title')).toEqual([REPORT.title]);
    expect(of('citation_author')).toEqual(['Brâncuși, Zoë', 'van der Berg, Anna', 'Smith, John, Jr', 'Social Finance']);
    expect([of('citation_publication_date'), of('DC.date')]).toEqual([['2017/05/02'], ['2017-05-02']]);
    expect(of('DC.creator')).toEqual(of('citation_author'));
    expect(of('description')).toEqual(['A summary.']);
  });

  it('has its people as people in JSON-LD', () => {
    expect(jsonLd(work, 'A summary.')).toMatchObject({
      headline: REPORT.title,
      author: [
        { '@type': 'Person', name: 'Zoë Brâncuși' },
        {},
        {},
        { '@type': 'Organization', name: 'Social Finance' },
      ],
      datePublished: '2017-05-02',
    });
  });

  it('is in a COinS span, with blanks and pluses that come through', () => {
    const read = new URLSearchParams(coins(work));
    expect(read.get('rft.title')).toBe(REPORT.title);
    expect(read.getAll('rft.creator')).toHaveLength(4);
    expect(read.get('rft.identifier')).toBe(REPORT.url);
    expect(coins(work)).not.toContain('+');
  });
});
