// The best k of the scores, in a binary heap whose root is the worst kept, so that most articles lose to it at once.

/** Whether kept entry a is worse than b: a lower score, or the same score and a later (older) article. */
function worse(articles: usize, scores: usize, a: i32, b: i32): bool {
  const first = load<f32>(scores + ((<usize>a) << 2));
  const second = load<f32>(scores + ((<usize>b) << 2));
  if (first != second) return first < second;
  return load<u32>(articles + ((<usize>a) << 2)) > load<u32>(articles + ((<usize>b) << 2));
}

function swap(articles: usize, scores: usize, a: i32, b: i32): void {
  const article = load<u32>(articles + ((<usize>a) << 2));
  const score = load<f32>(scores + ((<usize>a) << 2));
  store<u32>(articles + ((<usize>a) << 2), load<u32>(articles + ((<usize>b) << 2)));
  store<f32>(scores + ((<usize>a) << 2), load<f32>(scores + ((<usize>b) << 2)));
  store<u32>(articles + ((<usize>b) << 2), article);
  store<f32>(scores + ((<usize>b) << 2), score);
}

function siftUp(articles: usize, scores: usize, at: i32): void {
  for (let child = at; child > 0;) {
    const parent = (child - 1) >> 1;
    if (!worse(articles, scores, child, parent)) return;
    swap(articles, scores, child, parent);
    child = parent;
  }
}

function siftDown(articles: usize, scores: usize, kept: i32): void {
  for (let parent = 0; ;) {
    let child = 2 * parent + 1;
    if (child >= kept) return;
    if (child + 1 < kept && worse(articles, scores, child + 1, child)) child++;
    if (!worse(articles, scores, child, parent)) return;
    swap(articles, scores, child, parent);
    parent = child;
  }
}

// Written out for eight registers: as loops over lanes, this pass takes twice as long.
function best32(at: usize): v128 {
  const a = f32x4.max(v128.load(at), v128.load(at, 16));
  const b = f32x4.max(v128.load(at, 32), v128.load(at, 48));
  const c = f32x4.max(v128.load(at, 64), v128.load(at, 80));
  const d = f32x4.max(v128.load(at, 96), v128.load(at, 112));
  return f32x4.max(f32x4.max(a, b), f32x4.max(c, d));
}

function clear32(at: usize): void {
  const zero = f32x4.splat(0);
  v128.store(at, zero);
  v128.store(at, zero, 16);
  v128.store(at, zero, 32);
  v128.store(at, zero, 48);
  v128.store(at, zero, 64);
  v128.store(at, zero, 80);
  v128.store(at, zero, 96);
  v128.store(at, zero, 112);
}

/**
 * The best k articles of `matches` by score, in no order (a heap); returns how many. Leaves all scores at 0.
 * scores: f32[articles]; topArticles: u32[k]; topScores: f32[k]; k ≥ 1. Of equal scores the earlier article wins.
 */
export function collectTop(
  scores: usize,
  matches: usize,
  articles: i32,
  topArticles: usize,
  topScores: usize,
  k: i32,
): i32 {
  let kept: i32 = 0;
  let threshold: f32 = -1;
  for (let i: i32 = 0; i < articles; i += 32) {
    const at = scores + ((<usize>i) << 2);
    let bits = load<u32>(matches + ((<usize>i) >> 3));
    if (bits && v128.any_true(f32x4.gt(best32(at), f32x4.splat(threshold)))) {
      for (; bits; bits &= bits - 1) {
        const lane = <i32>ctz(bits);
        const score = load<f32>(at + ((<usize>lane) << 2));
        if (score <= threshold) continue;
        if (kept < k) {
          store<u32>(topArticles + ((<usize>kept) << 2), i + lane);
          store<f32>(topScores + ((<usize>kept) << 2), score);
          siftUp(topArticles, topScores, kept++);
        } else {
          store<u32>(topArticles, i + lane);
          store<f32>(topScores, score);
          siftDown(topArticles, topScores, kept);
        }
        // Articles ascend, so one that ties with the worst kept never replaces it.
        if (kept == k) threshold = load<f32>(topScores);
      }
    }
    clear32(at);
  }
  return kept;
}

/** The best score of the articles of a set; 0 for none. */
function bestOf(scores: usize, set: usize, articles: i32): f32 {
  let best: f32 = 0;
  for (let i: i32 = 0; i < articles; i += 32) {
    const at = scores + ((<usize>i) << 2);
    let bits = load<u32>(set + ((<usize>i) >> 3));
    if (bits == 0 || !v128.any_true(f32x4.gt(best32(at), f32x4.splat(best)))) continue;
    for (; bits; bits &= bits - 1) {
      const score = load<f32>(at + ((<usize>ctz(bits)) << 2));
      if (score > best) best = score;
    }
  }
  return best;
}

/**
 * Unites `out` with the articles of `set` that score at least a share of the best of them.
 * scores: f32[articles]; set, out: sets; share: 0 to 1.
 */
export function keepBest(scores: usize, set: usize, articles: i32, share: f32, out: usize): void {
  const least = bestOf(scores, set, articles) * share;
  const leasts = f32x4.splat(least);
  for (let i: i32 = 0; i < articles; i += 32) {
    const bits = load<u32>(set + ((<usize>i) >> 3));
    if (bits == 0) continue;
    const at = scores + ((<usize>i) << 2);
    let enough: u32 = 0;
    for (let lane: i32 = 0; lane < 32; lane += 4) {
      enough |= (<u32>i32x4.bitmask(f32x4.ge(v128.load(at + ((<usize>lane) << 2)), leasts))) << lane;
    }
    const word = out + ((<usize>i) >> 3);
    store<u32>(word, load<u32>(word) | (bits & enough));
  }
}
