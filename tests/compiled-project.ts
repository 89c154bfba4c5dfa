/** The folder with the project as JavaScript, for tests that start processes; `tests/jest` makes it before all tests. */
export const COMPILED = process.env.SIBYL_COMPILED ?? '';
