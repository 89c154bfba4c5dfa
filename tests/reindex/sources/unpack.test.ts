import { gzipSync } from 'node:zlib';
import { unpacked } from '../../../src/reindex/sources/unpack.js';

async function all(parts: readonly Uint8Array[], mostBytes?: number): Promise<string> {
  const found: Uint8Array[] = [];
  for await (const part of unpacked(parts, mostBytes)) found.push(part);
  return Buffer.concat(found).toString();
}

it('unpacks what begins as gzip does, in however many parts it comes', async () => {
  const packed = gzipSync('kettle '.repeat(1000));
  expect(await all([packed])).toBe('kettle '.repeat(1000));
  const parts = Array.from({ length: packed.length }, (_, at) => packed.subarray(at, at + 1));
  expect(await all([packed.subarray(0, 2), ...parts.slice(2)])).toBe('kettle '.repeat(1000));
  expect(await all([Buffer.from('kettle'), Buffer.from(' teapot')])).toBe('kettle teapot');
  expect(await all([])).toBe('');
});

it('refuses what unpacks to more than its bound, before it is all unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 24, 'x'));
  expect(await all([bomb], 2 ** 24)).toHaveLength(2 ** 24);
  await expect(all([bomb], 2 ** 23)).rejects.toThrow(
    /^compressed \(gzip\), and more than .* unpacked; unpack it first$/u,
  );
});
