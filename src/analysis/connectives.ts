/** Words that hold a name together and that writers leave out of its acronym, or swap for one another ("Office of", "for"). */
export const CONNECTIVES: ReadonlySet<string> = new Set(
  'a an and at by for from in of on or per the to with'.split(' '),
);
