/** The folder with the project as JavaScript, for tests that start processes; `tests/jest` makes it before all tests. */
export const COMPILED = process.env.SIBYL_COMPILED ?? '';

/** The programs in it with all their modules in few files, each under its own name there: these start faster. */
export const BUNDLED = `${COMPILED}/bundled-programs`;
