import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { seededRandom } from '../../../scripts/archives/random.js';
import { freshSnapshots, leftovers, publishingCall, recordPublish, type Situation } from './crash-points.js';
import type { DiskCall } from './disk-call.js';
import { DiskModel, writeFolder, type FolderState } from './disk-model.js';
import type { KnownArchive } from '../known-archive.js';

/** What came of states of the disk: how many there were, how many serve the old and the new archive, and what is wrong. */
interface States {
  readonly states: number;
  readonly old: number;
  readonly new: number;
  readonly problems: readonly string[];
}

/** Every so many states the next run is tried too: it takes longer than all the rest. */
const NEXT_RUN_EVERY = 50;

/**
 * Cuts the power `states` times at a random moment of a publish, and opens what the disk may hold then: it must be the
 * old or the new archive whole, and the new one once the publish has made it last. Of a first publish it may be none.
 */
export async function powerCuts(
  archive: KnownArchive,
  situation: Situation,
  states: number,
  seed: number,
  nextRunEvery = NEXT_RUN_EVERY,
): Promise<States> {
  const random = seededRandom(seed);
  const { before, calls } = await publishOf(archive, situation);
  const lasts = lastingCall(calls);
  const found = { old: 0, new: 0 };
  const problems: string[] = [];
  const folder = join(archive.folder, `power-${situation}`);
  for (let i = 0; i < states; i++) {
    const moment = Math.floor(random() * (calls.length + 1));
    const disk = new DiskModel(before);
    for (const call of calls.slice(0, moment)) disk.tell(call);
    await writeFolder(folder, disk.afterPowerCut(random));
    const where = `state ${i}, power cut after call ${moment} of ${calls.length}`;

    const edition = (await archive.servedFrom(folder))?.edition;
    const mayBeNew = moment >= publishingCall(calls) || situation === 'first';
    const mayBeOld = moment < lasts;
    if (edition === 'new' && mayBeNew) found.new++;
    else if (edition === (situation === 'first' ? undefined : 'old') && mayBeOld) found.old++;
    else problems.push(`${where}: ${edition ?? 'nothing known'} is served`);

    if (i % nextRunEvery !== 0) continue;
    const { code, err } = await archive.publishing.reindex(archive.source('new'), folder);
    if (code !== 0) problems.push(`${where}: the next run fails: ${err}`);
    if ((await archive.servedFrom(folder))?.edition !== 'new') problems.push(`${where}: the next run does not publish`);
    const left = await leftovers(folder, archive);
    if (left.length > 0) problems.push(`${where}: the next run leaves ${left.join(', ')}`);
  }
  await rm(folder, { recursive: true, force: true });
  return { states, ...found, problems };
}

/**
 * What a killed process leaves after each of a publish's calls and in the middle of each write, opened: the states of
 * `crashPoints`, without the processes.
 */
export async function killedStates(archive: KnownArchive, situation: Situation): Promise<States> {
  const { before, calls } = await publishOf(archive, situation);
  const folder = join(archive.folder, `killed-${situation}`);
  const found = { old: 0, new: 0 };
  const problems: string[] = [];
  const disk = new DiskModel(before);
  for (const [i, call] of calls.entries()) {
    if (call.call === 'write') {
      const data = Buffer.from(call.data, 'base64');
      disk.tell({ ...call, data: data.subarray(0, data.length >> 1).toString('base64') });
      await check(`in the middle of call ${i + 1}`);
    }
    disk.tell(call);
    await check(`after call ${i + 1}`);
  }
  await rm(folder, { recursive: true, force: true });
  return { states: found.old + found.new + problems.length, ...found, problems };

  async function check(where: string): Promise<void> {
    await writeFolder(folder, disk.seen());
    const edition = (await archive.servedFrom(folder))?.edition;
    if (edition === 'new') found.new++;
    else if (edition === (situation === 'first' ? undefined : 'old')) found.old++;
    else problems.push(`Killed ${where}: ${edition ?? 'nothing known'} is served`);
  }
}

async function publishOf(
  archive: KnownArchive,
  situation: Situation,
): Promise<{ readonly before: FolderState; readonly calls: readonly DiskCall[] }> {
  const snapshots = await freshSnapshots(archive, situation, `before-${situation}`);
  const names = situation === 'over' ? await readdir(snapshots) : [];
  const files = names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(snapshots, name))]);
  return { before: new Map(await Promise.all(files)), calls: await recordPublish(archive, situation) };
}

/** The number of the call after which the new generation lasts: the folder's sync after its manifest is in place. */
function lastingCall(calls: readonly DiskCall[]): number {
  const published = publishingCall(calls);
  const folder = (call: DiskCall) => call.call === 'sync' && call.folder;
  const after = calls.slice(published).findIndex(folder);
  if (after < 0) throw new Error(`No sync of the folder follows ${basename(calls[published - 1]?.path ?? '')}.`);
  return published + after + 1;
}
