import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { COMPILED } from './compiled-project.js';

/** What parses sources: a server leaves that to the thread that reindexes. */
const PARSERS = ['@mozilla/readability', 'fast-xml-parser', 'linkedom', 'marked', 'smol-toml', 'yaml'];
/** What a module loads as it starts; what it asks for later has brackets behind `import`. */
const STATIC_IMPORT = /(?:^|[\n;}])\s*(?:import|export)\s*(?:[^'"();]*\bfrom\s*)?['"]([^'"]+)['"]/g;

/** Our own modules and the packages that a program loads before it does anything. */
async function loadedBy(program: string): Promise<{ readonly modules: Set<string>; readonly packages: Set<string> }> {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const open = [join(COMPILED, program)];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const name = relative(COMPILED, module);
    if (modules.has(name)) continue;
    modules.add(name);
    for (const [, target = ''] of (await readFile(module, 'utf8')).matchAll(STATIC_IMPORT)) {
      if (target.startsWith('.')) open.push(join(dirname(module), target));
      else if (!target.startsWith('node:')) packages.add(target);
    }
  }
  return { modules, packages };
}

it('a server loads no parser of sources, which only the thread that reindexes needs', async () => {
  const server = await loadedBy('src/main.js');
  const thread = await loadedBy('src/reindex-thread.js');
  expect([...thread.packages]).toEqual(expect.arrayContaining(PARSERS));
  expect([...server.packages]).toEqual(
    expect.arrayContaining(['express', 'natural/lib/natural/stemmers/porter_stemmer.js']),
  );
  expect([...server.packages].filter((name) => PARSERS.some((parser) => name.startsWith(parser)))).toEqual([]);
  const parsing =
    /^src\/(?:articles\/(?:assembly|bylines|sources\/(?!fields\/)|themes)|reindex\/sources)\/(?!unread-documents)/;
  expect([...server.modules].filter((name) => parsing.test(name))).toEqual([]);
});
