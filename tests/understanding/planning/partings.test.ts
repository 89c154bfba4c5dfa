import { partingsOf } from '../../../src/understanding/planning/partings.js';
import { articlesOf } from '../../archives/article.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles(
  articlesOf({ only: 'Egg timers, a mill stone. The rapist fled. Ten der tend er. Grass, then roots. Pea pod.' }),
);

it.each([
  ['eggtimer', ['Egg timer'], 'in another number'],
  ['Millstone', ['mill stone'], 'with a capital'],
  ['grassroots', [], 'not where they stand apart'],
  ['therapist', [], 'not where a half says nothing'],
  ['tender', ['Ten der'], 'only where both have three letters'],
  ['peapods', ['Pea pods'], 'where the whole is in the plural'],
  ['egg-timer', [], 'not where it says itself how it is parted'],
])('parts %s into %j: %s', (text, parted) => {
  const halves = [...partingsOf(text, { analyzer: ANALYZER, index })].map((each) => each.halves.join(' '));
  expect(halves).toEqual(parted);
});

it('parts nothing whose halves will not do', () => {
  const none = [...partingsOf('millstone', { analyzer: ANALYZER, index }, (half) => half !== 'stone')];
  expect(none).toEqual([]);
});
