import { readFile } from 'node:fs/promises';
import { replaceFile } from '../../generations/durable-file.js';
import { reasonOf, ReindexError, systemCode } from '../../generations/failure-reasons.js';
import { WITHDRAWN, type Generations } from '../../generations/generations.js';

const HEAD = `# Articles that were withdrawn, by their ids, a line each: no run of the reindex publishes them again.
# To undo it, remove the line and reindex.
`;

/** The ids of the articles that are withdrawn. Throws ReindexError where that cannot be known: nothing may be published then. */
export async function readWithdrawn({ folder }: Pick<Generations, 'folder'>): Promise<ReadonlySet<string>> {
  return new Set(idsIn(await textOf(folder)));
}

/** Adds an id, whatever else the file says. Only under the lock. */
export async function addWithdrawn({ folder }: Pick<Generations, 'folder'>, id: string, time: Date): Promise<void> {
  const text = await textOf(folder);
  if (idsIn(text).includes(id)) return;
  const lines = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  await replaceFile(
    folder,
    WITHDRAWN,
    `${lines || HEAD}${id}  # ${time.toISOString().slice(0, 'YYYY-MM-DD'.length)}\n`,
  );
}

function idsIn(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/(?:^|\s)#.*$/u, '').trim());
  return lines.filter((id) => id !== '');
}

async function textOf(folder: string): Promise<string> {
  const file = `${folder}/${WITHDRAWN}`;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw new ReindexError(`${file} cannot be read, so that what is withdrawn is not known: ${reasonOf(error)}.`);
  }
}
