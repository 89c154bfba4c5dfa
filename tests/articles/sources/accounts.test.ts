import { authorFile } from '../../../src/articles/sources/accounts/author-files.js';
import { isSourceFile, parseSource } from '../../../src/articles/sources/parse-source.js';

it.each([
  ['_data/authors.yml', { folder: '' }],
  ['sites/a/_data/authors.yaml', { folder: 'sites/a/' }],
  ['_data/team.yml', { folder: '' }],
  ['data/authors.toml', { folder: '' }],
  ['blog/authors.yml', { folder: 'blog/' }],
  ['authors.json', { folder: '' }],
  ['_authors/hana.md', { folder: '', account: 'hana' }],
  ['_data/authors/hana.yml', { folder: '', account: 'hana' }],
  ['data/authors/hana.toml', { folder: '', account: 'hana' }],
  ['site/content/authors/hana-sato/_index.md', { folder: 'site/', account: 'hana-sato' }],
  ['content/en/authors/hana-sato/_index.md', { folder: '', account: 'hana-sato' }],
  ['content/authors/hana.md', { folder: '', account: 'hana' }],
])('%s says who the accounts of a site are', (file, expected) => {
  expect(authorFile(file)).toEqual(expected);
  expect(isSourceFile(file)).toBe(true);
});

it.each([
  'content/authors/_index.md',
  'data/team.yml',
  '_posts/authors.md',
  'authors/hana/2017-11-28-kettle.md',
  'my-authors.yml',
])('%s does not', (file) => {
  expect(authorFile(file)).toBeUndefined();
});

it.each([
  ['authors.yml', 'hana:\n  name: Hana Sato\ngrace: {display_name: Grace Owusu}\nravi: Ravi Shah\n'],
  [
    'authors.yml',
    '- {username: hana, name: Hana Sato}\n- {slug: grace, full_name: Grace Owusu}\n- {id: ravi, title: Ravi Shah}\n',
  ],
  ['authors.json', '{"hana": {"name": "Hana Sato"}, "grace": {"name": "Grace Owusu"}, "ravi": "Ravi Shah"}'],
  [
    'authors.toml',
    '[hana]\nname = "Hana Sato"\n[grace]\nfirst_name = "Grace"\nlast_name = "Owusu"\n[ravi]\nname = "Ravi Shah, Director"\n',
  ],
])('%s lists the people behind accounts', (file, text) => {
  const { accounts, ...rest } = parseSource({ file, text, invalidLines: [] }) ?? {};
  expect(accounts?.people).toEqual([
    ['hana', ['Hana Sato']],
    ['grace', ['Grace Owusu']],
    ['ravi', ['Ravi Shah']],
  ]);
  expect(rest).toEqual({
    entries: [],
    rejects: [],
    ignored: [{ file, line: 1, reason: 'read for the names of authors; no article' }],
  });
});

it.each([
  [
    '---\nname: hana-sato\nfull_name: Hana Sato\n---\n',
    [
      ['hana', ['Hana Sato']],
      ['hana-sato', ['Hana Sato']],
    ],
  ],
  [
    '---\ntitle: Hana Sato\nslug: hsato\n---\nShe writes.\n',
    [
      ['hana', ['Hana Sato']],
      ['hsato', ['Hana Sato']],
    ],
  ],
  ['---\nname: Guest\n---\n', [['hana', []]]],
  ['No front matter.\n', []],
])('a file for one author holds %j', (text, people) => {
  expect(parseSource({ file: '_authors/hana.md', text, invalidLines: [] })?.accounts?.people).toEqual(people);
});

it('an article in a folder of authors is an article', () => {
  const text = '---\ntitle: A kettle\ndate: 2017-11-28\n---\nIt boils.\n';
  expect(parseSource({ file: 'content/authors/kettle.md', text, invalidLines: [] })?.entries).toHaveLength(1);
});

it.each([
  ['not YAML', 'hana: [\n'],
  ['nested deeply', `hana: ${'['.repeat(100)}${']'.repeat(100)}\n`],
  ['a bomb', `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(30)}*a]\nc: [${'*b,'.repeat(30)}*b]\n`],
])('a list that is %s is a reject', (_, text) => {
  const { rejects, accounts } = parseSource({ file: 'authors.yml', text, invalidLines: [] }) ?? {};
  expect(accounts).toBeUndefined();
  expect(rejects?.[0]?.reason).toContain("a list of the site's authors that cannot be read: ");
});
