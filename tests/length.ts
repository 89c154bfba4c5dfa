/** How much of a proof `npm test` runs. Enough to find what is wrong as a rule, not what is wrong once in a thousand. */
const SHORT = 1 / 8;

/** Whether the proofs run at their whole length, as `npm run test:long` does. */
export const IS_LONG = process.env.TEST_LENGTH === 'long';

/** How many of so many rounds of a proof are to be run. */
export function rounds(whole: number): number {
  return IS_LONG ? whole : Math.ceil(whole * SHORT);
}
