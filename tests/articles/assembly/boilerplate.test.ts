import { Boilerplate } from '../../../src/articles/assembly/boilerplate.js';
import type { Entry } from '../../../src/articles/parsed-source.js';

function entry(date: string, body: string): Entry {
  return { title: 'Title', date, body, place: { file: 'page.txt', line: 1 } };
}

const ABOUT =
  'Harbour Trust is an independent charity that has looked after harbours, and the people in them, since 1907.';
const STORY = 'The pilot began in March with nine families and a borrowed room above the library, and a kettle.';
const OTHER = 'By the summer it had thirty, and the council sent a cheque, a chair and a man to test the plugs.';

it('a line that stands on two days is boilerplate', () => {
  const body = `${STORY}\n\n${ABOUT}\n\n${OTHER}`;
  const boilerplate = new Boilerplate([entry('2017-11-28', body), entry('2017-11-29', ABOUT)]);
  expect(boilerplate.without(body)).toBe(`${STORY}\n\n\n${OTHER}`);
});

it('a line that stands twice on one day is not: that is a copy', () => {
  const boilerplate = new Boilerplate([entry('2017-11-28', STORY), entry('2017-11-28', STORY)]);
  expect(boilerplate.without(STORY)).toBe(STORY);
});

it('long lines that differ in the middle only by length are different lines', () => {
  const one = `${STORY} ${STORY} ${STORY}`;
  const other = `${STORY} ${STORY} also ${STORY}`;
  const boilerplate = new Boilerplate([entry('2017-11-28', one), entry('2017-11-29', other)]);
  expect(boilerplate.without(one)).toBe(one);
});

it('an article that was published again on another day is not all boilerplate', () => {
  const boilerplate = new Boilerplate([entry('2017-11-28', STORY), entry('2018-11-28', STORY)]);
  expect(boilerplate.without(STORY)).toBe(STORY);
});

it('what stands under "About …" is boilerplate to the next heading', () => {
  const body = `${STORY}\n\nAbout Harbour Trust:\n\n${ABOUT}\n\nwww.example.org\n\nHow to book\n\n${OTHER}`;
  expect(new Boilerplate([entry('2017-11-28', body)]).without(body)).toBe(`${STORY}\n\nHow to book\n\n${OTHER}`);
});

it('a sentence that begins with "About" and a body that begins so are no such section', () => {
  const sentence = `${STORY}\n\nAbout half of them came back.\n\n${OTHER}`;
  expect(new Boilerplate([entry('2017-11-28', sentence)]).without(sentence)).toBe(sentence);
  const opening = `About time\n\n${OTHER}`;
  expect(new Boilerplate([entry('2017-11-28', opening)]).without(opening)).toBe(opening);
});
