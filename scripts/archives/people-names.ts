const GIVEN = (
  'Aisha Alan Amara Anna Benedict Carys Chidi Clare Daniel Deepa Eleanor Emeka Fiona George Hannah Ibrahim Imogen Jack ' +
  'Joanna Kofi Laura Liam Maeve Marcus Nadia Oliver Priya Rachel Rhys Samuel Shanice Tariq Tomasz Ursula Victor Wendy'
).split(' ');
const FAMILY = (
  'Abara Ashdown Barlow Bennett Brathwaite Calloway Chaudhry Corrigan Dalgleish Davies Ekwueme Fairbairn Fenwick Gallagher ' +
  'Goldstone Haddad Hargreaves Iqbal Jarvis Kaczmarek Kendrick Lacey Lindqvist MacAllister Marsden Nwosu O’Dowd Okafor ' +
  'Pemberton Petrov Quayle Rahman Ridgeway Sandhu Sato Thackeray Treloar Umarov Vance Whitcombe Yardley'
).split(' ');

/** The name of an invented person, by number; no two of the first 1,476 are alike. */
export function personOfNumber(number: number): string {
  // The two lists have no common divisor, so that each turn through one meets the other elsewhere.
  return `${GIVEN[number % GIVEN.length] ?? ''} ${FAMILY[number % FAMILY.length] ?? ''}`;
}
