/**
 * Reads every export, the feed and the harvest back with parsers that are not ours, two or more for each format:
 *
 *   npm run test:readers
 *
 * They are installed, pinned, in a temporary folder (npm and PyPI have to be reachable, and Python 3 with venv). Prints what
 * each has read, and ends with 1 where a title, an author, a date or an address is lost.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NPM = [
  '@citation-js/core@0.7.18',
  '@citation-js/plugin-ris@0.7.18',
  '@citation-js/plugin-csl@0.7.18',
  'biblatex-csl-converter@3.6.0',
  '@retorquere/bibtex-parser@9.0.29',
  'papaparse@5.5.3',
  'csv-parse@6.1.0',
  'rss-parser@3.13.0',
];
const PYPI = [
  'rispy==0.10.0',
  'bibtexparser==1.4.3',
  'pybtex==0.25.1',
  'feedparser==6.0.11',
  'sickle==0.7.0',
  'oaipmh-scythe==0.13.0',
];

const NODE_READERS = `
import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-ris';
import '@citation-js/plugin-csl';
import { parse as parseBiblatex } from 'biblatex-csl-converter';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import Papa from 'papaparse';
import { parse as parseCsv } from 'csv-parse/sync';
import RssParser from 'rss-parser';
const file = (ending) => readFileSync('works.' + ending, 'utf8');
const read = [];
const csl = (reader, items) => read.push({
  reader,
  titles: items.map(({ title }) => title),
  authors: items.map(({ author = [] }) => author.map((a) => (a.literal ?? [a['non-dropping-particle'], a.family].filter(Boolean).join(' '))).join('; ')),
  dates: items.map(({ issued }) => issued['date-parts'][0].map((n) => String(n).padStart(2, '0')).join('-')),
});
csl('citation-js, RIS', new Cite(file('ris')).data);
csl('citation-js, CSL-JSON', new Cite(file('json')).data);
csl('JSON.parse, CSL-JSON', JSON.parse(file('json')));
const inText = (parts) => (parts ?? []).map(({ text = '' }) => text).join('');
const entries = Object.values(parseBiblatex(file('bib')).entries);
read.push({
  reader: 'biblatex-csl-converter, BibTeX',
  titles: entries.map(({ fields }) => inText(fields.title)),
  authors: entries.map(({ fields }) => (fields.author ?? []).map((a) => (a.literal ? inText(a.literal) : [inText(a.prefix), inText(a.family)].filter(Boolean).join(' '))).join('; ')),
  dates: entries.map(({ fields }) => String(fields.date)),
});
const { entries: zotero } = parseBibtex(file('bib'), { sentenceCase: false });
read.push({
  reader: '@retorquere/bibtex-parser, BibTeX',
  titles: zotero.map(({ fields }) => fields.title),
  dates: zotero.map(({ fields }) => String(fields.date)),
});
const csv = (reader, rows) => read.push({
  reader,
  titles: rows.map(({ title }) => title),
  authors: rows.map(({ authors }) => authors.split('; ').filter(Boolean).map((name) => name.split(',')[0]).join('; ')),
  dates: rows.map(({ date }) => date),
});
csv('papaparse, CSV', Papa.parse(file('csv').replace('\\ufeff', ''), { header: true, skipEmptyLines: true }).data);
csv('csv-parse, CSV', parseCsv(file('csv'), { bom: true, columns: true }));
const feed = await new RssParser().parseString(file('atom'));
read.push({ reader: 'rss-parser, Atom', titles: feed.items.map(({ title }) => title).reverse(), dates: feed.items.map(({ pubDate, isoDate }) => (pubDate ?? isoDate).slice(0, 10)).reverse() });
console.log(JSON.stringify(read));
`;
const PYTHON_READERS = `
import csv, io, json, sys, time
import rispy, bibtexparser, feedparser
from bibtexparser.bparser import BibTexParser
from pybtex.database import parse_file
from sickle import Sickle
from oaipmh_scythe import Scythe
url = sys.argv[1]
text = lambda ending: open('works.' + ending, encoding='utf-8', newline='').read()
read = []
ris = rispy.loads(text('ris'))
read.append({'reader': 'rispy, RIS', 'titles': [w.get('title') or w.get('primary_title') for w in ris],
  'authors': ['; '.join(a.split(',')[0] for a in w.get('authors', [])) for w in ris], 'dates': [w['date'].strip('/').replace('/', '-') for w in ris]})
bib = sorted(bibtexparser.loads(text('bib'), BibTexParser(common_strings=True, ignore_nonstandard_types=False)).entries, key=lambda e: e['date'])
bare = lambda t: t.replace('$<$', '<').replace('$>$', '>').replace('\\\\{', '(').replace('\\\\}', ')').replace('{', '').replace('}', '').replace('\\\\&', '&').replace('(', '{').replace(')', '}')
read.append({'reader': 'bibtexparser, BibTeX', 'titles': [bare(e['title']) for e in bib], 'dates': [e['date'] for e in bib],
  'authors': ['; '.join(bare(a).split(',')[0] for a in e.get('author', '').split(' and ') if a) for e in bib]})
tex = sorted(parse_file('works.bib').entries.values(), key=lambda e: e.fields['date'])
read.append({'reader': 'pybtex, BibTeX', 'titles': [bare(e.fields['title']) for e in tex], 'dates': [e.fields['date'] for e in tex],
  'authors': ['; '.join(bare(' '.join(p.prelast_names + p.last_names)) for p in e.persons.get('author', [])) for e in tex]})
rows = list(csv.DictReader(io.StringIO(text('csv').lstrip(chr(0xfeff)))))
read.append({'reader': "Python's csv", 'titles': [r['title'] for r in rows], 'dates': [r['date'] for r in rows]})
feed = feedparser.parse('works.atom').entries[::-1]
read.append({'reader': 'feedparser, Atom', 'titles': [e.title for e in feed], 'dates': [time.strftime('%Y-%m-%d', e.published_parsed) for e in feed]})
def harvested(reader, records):
    found = sorted(({k: v for k, v in r.metadata.items()} for r in records), key=lambda m: m['date'])
    read.append({'reader': reader, 'titles': [m['title'][0] for m in found], 'dates': [m['date'][0] for m in found],
      'authors': ['; '.join(c.split(',')[0] for c in m.get('creator', [])) for m in found]})
harvested('sickle, OAI-PMH', Sickle(url + '/oai').ListRecords(metadataPrefix='oai_dc'))
harvested('oaipmh-scythe, OAI-PMH', Scythe(url + '/oai').list_records(metadata_prefix='oai_dc'))
print(json.dumps(read))
`;

/** What formats trip over. */
const WORKS = [
  ['Brâncuși’s “café”: naïve?', ['Zoë Brâncuși']],
  ['Loans, bonds, and grants', ['Ann Lee', 'Bo Ray']],
  ['The "outcomes" of more & better', []],
  ['An <i>italic</i> title', ['Mary-Jane O’Neill']],
  ['Costs of 100 percent', ['Social Finance']],
  ['Care {in} braces', ['Anna van der Berg']],
];
const folder = mkdtempSync(join(tmpdir(), 'sibyl-readers-'));
const problems = [];
const server = serve();
try {
  const url = await server.url;
  install();
  const get = async (path) => (await fetch(url + path)).text();
  const files = {
    ris: await get('/api/export?format=ris&sort=oldest'),
    bib: await get('/api/export?format=bibtex&sort=oldest'),
    json: await get('/api/export?format=csl-json&sort=oldest'),
    csv: await get('/api/export?format=csv&sort=oldest'),
    atom: await get('/feed.atom'),
  };
  for (const [ending, text] of Object.entries(files)) writeFileSync(join(folder, `works.${ending}`), text);
  writeFileSync(join(folder, 'read.mjs'), NODE_READERS);
  writeFileSync(join(folder, 'read.py'), PYTHON_READERS);
  const read = [
    ...JSON.parse(execFileSync(process.execPath, ['read.mjs'], { cwd: folder, encoding: 'utf8' })),
    ...JSON.parse(execFileSync(join(folder, 'venv/bin/python'), ['read.py', url], { cwd: folder, encoding: 'utf8' })),
  ];
  for (const { reader, titles, authors, dates } of read) {
    compare(
      reader,
      'titles',
      titles,
      WORKS.map(([title]) => title),
    );
    if (authors !== undefined)
      compare(
        reader,
        'authors',
        authors,
        WORKS.map(([, names]) => names.map(lastName).join('; ')),
      );
    if (dates !== undefined)
      compare(
        reader,
        'dates',
        dates,
        WORKS.map((_, n) => dateOf(n)),
      );
  }
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(problems.length === 0 ? 'Nothing is lost.' : `${problems.length} readings differ.`);
process.exit(problems.length === 0 ? 0 : 1);

function compare(reader, what, read, written) {
  const same = JSON.stringify(read.map(plain)) === JSON.stringify(written.map(plain));
  console.log(`${same ? 'same     ' : 'DIFFERENT'} ${reader}: ${what}`);
  if (same) return;
  problems.push(reader);
  read.forEach(
    (each, n) => plain(each) === plain(written[n] ?? '') || console.log(`  ${each}  instead of  ${written[n]}`),
  );
}

/** Readers make curly quotes straight, and take tags away; neither loses anything. */
function plain(text) {
  return String(text)
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/<\/?(?:i|em)>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function lastName(name) {
  return name === 'Social Finance' ? name : name === 'Anna van der Berg' ? 'van der Berg' : name.split(' ').at(-1);
}

function dateOf(n) {
  return `2017-05-0${n + 1}`;
}

function serve() {
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  const lines = WORKS.map(([title, authors], n) =>
    JSON.stringify({
      title,
      authors,
      date: dateOf(n),
      themes: ['Health, and care'],
      body: `A body of work ${n}, about ${'abcdef'[n]}.`,
      url: `https://www.example.org/a_${n}?x=1&y=2`,
    }),
  );
  writeFileSync(join(archive, 'works.jsonl'), `${lines.join('\n')}\n`);
  const env = { PATH: process.env.PATH, PORT: '0', ARCHIVE: archive, SNAPSHOTS_DIR: join(folder, 'snapshots') };
  const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, stop: () => child.kill() };
}

function install() {
  const run = (command, args) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--legacy-peer-deps', ...NPM]);
  run('python3', ['-m', 'venv', 'venv']);
  run('venv/bin/pip', ['install', '--quiet', '--disable-pip-version-check', ...PYPI]);
}
