#!/usr/bin/env node
/** The command `sibyl`: the door to the server and to the reindexer where the program is installed as a package. */

const USAGE = `Usage: sibyl serve
       sibyl reindex --source PATH...   (sibyl reindex --help tells its other options)

serve    answers searches over HTTP; the environment configures it: PORT=3000 sibyl serve
reindex  reads an archive and publishes it to the server's folder, where a running server takes it up
`;
/** Wrong usage, as for most commands. */
const WRONG_USAGE = 2;

const [command = '', ...options] = process.argv.slice(2);
if (command === 'reindex') {
  // The reindexer finds its options where it looks for them.
  process.argv.splice(2, 1);
  await import('./reindex-command.js');
} else if (command === 'serve' && options.length === 0) {
  await import('./main.js');
} else if (['--help', '-h', 'help'].includes(command)) {
  console.log(USAGE);
} else {
  const wrong =
    command === 'serve'
      ? `serve takes no options, but was given ${options.join(' ')}`
      : `"${command}" is not understood`;
  console.error(command === '' ? USAGE : `${wrong}.\n\n${USAGE}`);
  process.exitCode = WRONG_USAGE;
}
