// The kernel: the loops that read postings. It knows memory and numbers, no words.
//
// Every pointer is a byte offset into the one memory that the module imports; `articles` is the number of articles
// rounded up to 128, so that no loop has a tail. A *set* is one bit per article. A *dense row* is one u16 impact per
// article, 0 where the term is absent. A *list* is ascending article numbers (u32). An impact is the saturated,
// length-normalised frequency of a term in an article, scaled to 1..65535 (see ../impact.ts).
//
// Each function has a plain TypeScript version in the tests, which is the shortest description of what it does.
export { addDense, addList, addConstant, maxDense, maxList, maxConstant, addBest, clearScores } from './scores';
export {
  markDense,
  markList,
  markRange,
  subtract,
  atLeast,
  fill,
  count,
  countShared,
  countListed,
  countRange,
  nth,
} from './sets';
export { collectTop, keepBest } from './top';
export { countFacet } from './value-counts';
export { matchPhrase, matchNear, matchFirst } from './phrases';
