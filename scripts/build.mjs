// Builds what has changed since it was last built. Plain JavaScript, since it runs before anything is compiled.
import { fileURLToPath } from 'node:url';
import { bringUpToDate } from './build/bring-up-to-date.mjs';
import { BuildError } from './build/step.mjs';
import { OWNED, STEPS } from './build/steps.mjs';

// `npm --silent` asks for nothing but what the command itself prints, which may be read by a program.
const silent = process.env.npm_config_loglevel === 'silent';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
try {
  await bringUpToDate(STEPS, { owned: OWNED, say: (line) => silent || console.log(line) });
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
