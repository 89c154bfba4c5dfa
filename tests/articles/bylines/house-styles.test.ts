import { findAuthors } from '../../../src/articles/bylines/find-authors.js';

const PROSE = `The pilot began in March with nine families and a borrowed room above the library.

By the summer it had thirty, and the room had a kettle. Nobody had planned for the kettle, but it turned out to matter.

We think that other boroughs could do the same with very little money, and we would be glad to show them how.`;

/** How houses say who wrote an article, under its title; the names are made up. */
it.each<[string, string[]]>([
  ['By Hana Sato in Wellington', ['Hana Sato']],
  ['By Hana Sato of the Harbour Times', ['Hana Sato']],
  ['By Hana Sato for Harbour Radio', ['Hana Sato']],
  ['BY HANA SATO AND XOLOTL VANTONGEREN', ['Hana Sato', 'Xolotl Vantongeren']],
  ['By Hana Sato 28 Nov 2017', ['Hana Sato']],
  ['By Hana Sato | November 28, 2017', ['Hana Sato']],
  ['By Hana Sato, 28th November 2017', ['Hana Sato']],
  ['By Hana Sato • 5 min read', ['Hana Sato']],
  ['By Hana Sato and Ravi Shah - 28 November 2017, 10:30am', ['Hana Sato', 'Ravi Shah']],
  ['Posted on 28 November 2017 by Hana Sato', ['Hana Sato']],
  ['Hana Sato, 28 November 2017 — Housing', ['Hana Sato']],
  ['Hana Sato | 28 November 2017', ['Hana Sato']],
  ['Hana Sato and Ravi Shah, November 28, 2017', ['Hana Sato', 'Ravi Shah']],
  ['Authors: Hana Sato, Ravi Shah and Grace Owusu', ['Hana Sato', 'Ravi Shah', 'Grace Owusu']],
  ['Editor’s note: This is a guest post by Hana Sato, Head of Policy at Harbour Trust.', ['Hana Sato']],
  ['A guest blog from Hana Sato, our new trustee', ['Hana Sato']],
  ['Written by Hana Sato, edited by Ravi Shah', ['Hana Sato']],
  ['Analysis by senior correspondent Hana Sato', ['Hana Sato']],
])('above the text %j names %j', (line, authors) => {
  expect(findAuthors(`${line}\n\n${PROSE}`)).toEqual(authors);
});

/** The same below the text. */
it.each<[string, string[]]>([
  ['Hana Sato is a senior fellow at the Harbour Institute.', ['Hana Sato']],
  [
    'Dr Xolotl Vantongeren, MBE, is Director of Evidence at Harbour Trust. He tweets at @xolotl.',
    ['Xolotl Vantongeren'],
  ],
  ['Hana Sato and Ravi Shah are researchers at the University of Leeds.', ['Hana Sato', 'Ravi Shah']],
  ['Hana Sato is head of policy.\n\nRavi Shah is an economist.', ['Hana Sato', 'Ravi Shah']],
  ['Hana Sato works as an analyst for the Harbour Agency.\n\nFollow us for more.', ['Hana Sato']],
  ['This article was first published on example.org by Hana Sato, Director of Harbour Trust.', ['Hana Sato']],
  ['Originally published in Harbour News by Hana Sato', ['Hana Sato']],
  ['Cross-posted from Harbour News by former research fellow Hana Sato.', ['Hana Sato']],
  ['Cross-posted from Harbour News by former Research Fellow Hana Lane.', ['Hana Lane']],
  [
    'This post was originally published on our blog by Hana Sato, Chair; Ravi Shah, Trustee; and Grace Owusu, Director.',
    ['Hana Sato', 'Ravi Shah', 'Grace Owusu'],
  ],
  ['(Reporting by Hana Sato in London; Editing by Ravi Shah)', ['Hana Sato']],
  ['Reporting by Hana Sato and Ravi Shah; additional reporting by Grace Owusu', ['Hana Sato', 'Ravi Shah']],
])('below the text %j names %j', (line, authors) => {
  expect(findAuthors(`${PROSE}\n\n${line}`)).toEqual(authors);
});

/** What names people who did not write the article. */
it.each([
  'Hana Sato is a tenant of the estate and has two children.',
  'Hana Sato, our director, is delighted with the result.',
  'Hana Sato has been appointed to the board.\n\nHana Sato\nDirector of Housing',
  'We thank Hana Sato, who ran the survey.\n\nHana Sato is a researcher at Harbour Trust.',
  'Sato’s team counted the kettles.\n\nHana Sato is a researcher at Harbour Trust.',
  'Photographs by Hana Sato',
  'Photo: Hana Sato, Harbour Times',
  'Edited by Hana Sato',
  'Translated by Hana Sato',
  'Reviewed by Hana Sato, clinical adviser',
  'Additional reporting by Hana Sato',
  'Harbour Press writer Hana Sato contributed to this report.',
  'This post was originally published on the Data blog by the Harbour Team.',
  'This was originally published in the book by Hana Sato that we reviewed last year.',
  'First published by Harbour Books, 28 November 2017',
  'To book a place, contact Hana Sato, Events Officer.',
  '“It changed my life,” said Hana Sato, a tenant.',
  'Minutes taken by Hana Sato, 28 November 2017',
  'Present: Hana Sato (Chair), Ravi Shah\n\nApologies: Grace Owusu',
  'Host: Hana Sato\n\nGuests: Ravi Shah, Grace Owusu',
  'Next week Hana Sato will be a guest blogger here.',
  'The Harbour Trust is a charity and a researcher of kettles.',
  'Interview with Hana Sato, 28 November 2017',
])('%j names nobody as the writer', (line) => {
  expect(findAuthors(`${PROSE}\n\n${line}`)).toEqual([]);
  expect(findAuthors(`${line}\n\n${PROSE}`)).toEqual([]);
});

it.each([
  'By Christmas in London the pilot had nine families and a borrowed room.',
  'By Harbour Street in Leeds',
  'By Our Own Correspondent',
  'BY OUR FOREIGN STAFF',
  'In London, 28 November 2017',
  'Harbour Trust, 28 November 2017',
  'Leeds City Council | 28 November 2017',
])('%j above the text is by nobody', (line) => {
  expect(findAuthors(`${line}\n\n${PROSE}`)).toEqual([]);
});
