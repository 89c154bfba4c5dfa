import { parseManifest } from '../../src/generations/manifest-file.js';
import { SnapshotError, type SnapshotManifest } from '../../src/generations/snapshot-format.js';

const MANIFEST: SnapshotManifest = {
  formatVersion: 1,
  generation: '20170502T093000Z-1a2b3c4d',
  analyzer: 'english-1',
  articles: 29,
  sha256: '0123456789abcdef'.repeat(4),
  builtAt: '2017-05-02T09:30:00.000Z',
};

describe('parseManifest', () => {
  it('reads what was printed, and no more', () => {
    expect(parseManifest(JSON.stringify({ ...MANIFEST, later: true }), 'a.json')).toEqual(MANIFEST);
  });

  it.each([
    ['', 'it is empty'],
    ['\0\0\0\0', 'it is not JSON'],
    [JSON.stringify(MANIFEST).slice(0, -5), 'it is not JSON'],
    ['null', 'a JSON object was expected'],
    ['[]', 'a JSON object was expected'],
    ['{}', '"formatVersion" is missing'],
    [JSON.stringify({ ...MANIFEST, formatVersion: '1' }), '"formatVersion" is "1"'],
    [JSON.stringify({ ...MANIFEST, formatVersion: 1.5 }), '"formatVersion" is 1.5'],
    [JSON.stringify({ ...MANIFEST, generation: '../../etc/passwd' }), '"generation" is "../../etc/passwd"'],
    [JSON.stringify({ ...MANIFEST, generation: '20179902T093000Z-1a2b3c4d' }), '"generation" is'],
    [JSON.stringify({ ...MANIFEST, analyzer: '' }), '"analyzer" is ""'],
    [JSON.stringify({ ...MANIFEST, articles: -1 }), '"articles" is -1'],
    [JSON.stringify({ ...MANIFEST, sha256: '0123' }), '"sha256" is "0123"'],
    [JSON.stringify({ ...MANIFEST, builtAt: '2017-05-02T99:30:00.000Z' }), '"builtAt" is'],
  ])('refuses %j, and names the file and what is wrong: %s', (text, problem) => {
    const parse = () => parseManifest(text, 'snapshots/a.json');
    expect(parse).toThrow(SnapshotError);
    expect(parse).toThrow('snapshots/a.json: is not a manifest');
    expect(parse).toThrow(problem);
  });
});
