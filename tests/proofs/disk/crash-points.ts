import { cp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inspect } from 'node:util';
import type { DiskCall, Fault } from './disk-call.js';
import type { KnownArchive } from '../known-archive.js';
import type { Ended } from '../publishing.js';

/** What came of a fault in every one of a publish's calls. */
interface CrashPoints {
  /** How many calls a publish makes that change the snapshots folder or make a change last. */
  readonly points: number;
  /** How many of them were tried. */
  readonly tried: number;
  /** How many of those ended with the old, and with the new archive in service. */
  readonly old: number;
  readonly new: number;
  /** Sentences; none is as it has to be. */
  readonly problems: readonly string[];
}

/** Which calls are tried: every `step`th from the `start`th, with a server started after every `servers`th. */
interface PointsTried {
  readonly start?: number;
  readonly step?: number;
  readonly servers?: number;
}

/** A server is started after so many calls; after the others what it starts with is opened as it does. */
const SERVERS_EVERY = 5;
/** Two processes at a time: they wait for the disk in turns. */
const SIDE_BY_SIDE = 2;
/** `over` a published generation, three of them, so that the run also removes one; or as the `first`. */
export type Situation = 'over' | 'first';

/**
 * Lets a fault happen in the calls of a publish, one a run; after each, what a restart serves must be
 * the old or the new archive whole, and the next run must publish the new one and leave nothing behind.
 */
export async function crashPoints(
  archive: KnownArchive,
  fault: Fault,
  situation: Situation = 'over',
  { start = 1, step = 1, servers = SERVERS_EVERY }: PointsTried = {},
): Promise<CrashPoints> {
  const calls = await recordPublish(archive, situation);
  const points = Array.from({ length: calls.length }, (_, i) => i + 1).filter(
    (n) => n >= start && (n - start) % step === 0,
  );
  const problems: string[] = [];
  const served = { old: 0, new: 0 };
  const remaining = points.values();
  const work = async (): Promise<void> => {
    for (const n of remaining) {
      const trial = await tryPoint(archive, { fault, situation, n, calls, startsServer: n % servers === 0 }).catch(
        (error: unknown) => ({
          isNew: false,
          problems: [inspect(error)],
        }),
      );
      served[trial.isNew ? 'new' : 'old']++;
      problems.push(...trial.problems.map((problem) => `${fault} in call ${n} (${nameOf(calls[n - 1])}): ${problem}`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return { points: calls.length, tried: points.length, ...served, problems };
}

/** What has been recorded: every publish of an archive makes the same calls. */
const recorded = new WeakMap<KnownArchive, Map<Situation, Promise<readonly DiskCall[]>>>();

/** The calls of the publish that the faults happen in. */
export function recordPublish(archive: KnownArchive, situation: Situation): Promise<readonly DiskCall[]> {
  const known = recorded.get(archive) ?? new Map<Situation, Promise<readonly DiskCall[]>>();
  recorded.set(archive, known);
  const calls = known.get(situation) ?? record(archive, situation);
  known.set(situation, calls);
  return calls;
}

async function record(archive: KnownArchive, situation: Situation): Promise<readonly DiskCall[]> {
  const snapshots = await freshSnapshots(archive, situation, 'recorded');
  const calls = await archive.publishing.record(archive.source('new'), snapshots);
  await rm(snapshots, { recursive: true });
  return calls;
}

/** A copy of the folder of generations that the publish begins with. */
export async function freshSnapshots(archive: KnownArchive, situation: Situation, name: string): Promise<string> {
  const snapshots = join(archive.folder, name);
  await rm(snapshots, { recursive: true, force: true });
  if (situation === 'over') await cp(archive.published, snapshots, { recursive: true });
  return snapshots;
}

/** The number of the call that publishes: the rename that puts the live manifest in place, from 1. */
export function publishingCall(calls: readonly DiskCall[]): number {
  return calls.findIndex((call) => call.call === 'rename' && basename(call.to) === 'manifest.json') + 1;
}

/** A call in which a run is hit, and by what. */
interface CrashPoint {
  readonly fault: Fault;
  readonly situation: Situation;
  /** The call's number among all that a run makes, from 1. */
  readonly n: number;
  readonly calls: readonly DiskCall[];
  /** Whether to look also at what a server that starts then answers. */
  readonly startsServer: boolean;
}

async function tryPoint(
  archive: KnownArchive,
  { fault, situation, n, calls, startsServer }: CrashPoint,
): Promise<{ readonly isNew: boolean; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const snapshots = await freshSnapshots(archive, situation, `${fault}-${situation}-${n}`);
  const ended = await archive.publishing.reindexWithFault(archive.source('new'), snapshots, fault, n);
  const isPublished = n > publishingCall(calls);
  const before = situation === 'over' ? 'old' : undefined;
  // What later runs can do without, such as what was parsed, may fail while the run goes on: its exit code says so.
  const wentOn = fault !== 'SIGKILL' && ended.code === 0;
  const expected = isPublished || wentOn ? 'new' : before;
  const served = await archive.servedFrom(snapshots);
  // Of the first generation its own manifest is enough, with nothing else that could be live.
  if (served?.edition !== expected && !(situation === 'first' && served?.edition === 'new')) {
    problems.push(`${served?.edition ?? 'something unknown or nothing'} is served instead of ${expected ?? 'nothing'}`);
  }
  problems.push(...(fault === 'SIGKILL' ? notKilled(ended) : badEnd(ended, served?.edition === 'new')));
  if (startsServer && served !== undefined) {
    const answer = await archive.publishing.ask(snapshots, '/api/search?q=');
    const generation = JSON.stringify(answer).includes(`"generation":"${served.generation}"`);
    if (!generation) problems.push(`a server that starts answers ${JSON.stringify(answer).slice(0, 200)}`);
  }

  const next = await archive.publishing.reindex(archive.source('new'), snapshots);
  if (next.code !== 0) problems.push(`the next run fails: ${next.err}`);
  const after = await archive.servedFrom(snapshots);
  if (after?.edition !== 'new') problems.push(`after the next run ${after?.edition ?? 'nothing known'} is served`);
  const left = await leftovers(snapshots, archive);
  if (left.length > 0) problems.push(`the next run leaves ${left.join(', ')}`);
  await rm(snapshots, { recursive: true, force: true });
  return { isNew: served?.edition === 'new', problems };
}

function notKilled({ signal, code, err }: Ended): readonly string[] {
  return signal === 'SIGKILL' ? [] : [`the run was not killed; it ended with ${code ?? signal ?? ''}: ${err}`];
}

/** A run that meets an error fails with a sentence, or has published and says what could not be done after that. */
function badEnd({ code, out, err }: Ended, published: boolean): readonly string[] {
  const said = `${out}${err}`;
  if (/^\s+at .*:\d+:\d+/m.test(said)) return [`it prints a stack trace: ${said}`];
  if (!/no space is left|the disk reported an error/.test(said)) return [`it does not say what was wrong: ${said}`];
  if (code === 1 || (code === 0 && published)) return [];
  return [`it ended with exit code ${code ?? 'none'}: ${said}`];
}

/** What lies in a folder beside whole generations and what an undisturbed publish leaves there. */
export async function leftovers(snapshots: string, archive: KnownArchive): Promise<readonly string[]> {
  const names = new Set(await readdir(snapshots));
  const usual = new Set(await readdir(archive.publishedAnew));
  return [...names].filter((name) => {
    if (usual.has(name)) return false;
    const other = name.endsWith('.json') ? name.replace(/json$/, 'snapshot') : name.replace(/snapshot$/, 'json');
    return other === name || !names.has(other);
  });
}

function nameOf(call: DiskCall | undefined): string {
  return call === undefined ? 'none' : `${call.call} ${basename(call.path)}`;
}
