/** For tests of many archives or a large one: generous, so that a busy machine fails none. In milliseconds. */
export const PATIENCE = 120_000;
