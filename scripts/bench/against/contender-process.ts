/** A process that runs one build for a comparison: it does what it is told in messages, and says what that took. */
import { inspect } from 'node:util';
import type { Driven } from '../driver-of.js';
import type { Message, Reply, Work } from './contender.js';
import { loadDriver } from './load-driver.js';

function serve(checkout: string): void {
  let driven: Driven | undefined;
  const opened = (): Driven => {
    if (driven === undefined) throw new Error('Nothing is open.');
    return driven;
  };
  const perform = async (message: Message): Promise<readonly number[]> => {
    switch (message.kind) {
      case 'build': {
        const driver = await loadDriver(checkout);
        return [await cpuMilliseconds(() => driver.build(message.sources, message.file, message.synonyms))];
      }
      case 'open':
        driven = await (await loadDriver(checkout)).open(message.file, message.synonyms);
        return [];
      case 'work': {
        const { asked, passes } = message;
        return [(await cpuMilliseconds(() => work(opened(), message))) / (passes * asked.length)];
      }
      case 'outcomes': {
        const outcomes: number[] = [];
        for (const one of message.asked) outcomes.push(await opened()[message.operation](one));
        return outcomes;
      }
    }
  };
  process.on('message', (message: Message) => {
    perform(message).then(
      (value) => process.send?.({ value } satisfies Reply),
      (error: unknown) => process.send?.({ problem: inspect(error) }),
    );
  });
  process.once('disconnect', () => void driven?.close());
}

async function work(driven: Driven, { operation, asked, passes }: Work): Promise<void> {
  for (let pass = 0; pass < passes; pass++) for (const one of asked) await driven[operation](one);
}

/** Of all threads of this process: a collector or compiler that works beside is part of the price. */
async function cpuMilliseconds(work: () => Promise<void>): Promise<number> {
  // What was thrown away before is not this work's to collect.
  globalThis.gc?.();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

serve(process.argv[2] ?? '');
