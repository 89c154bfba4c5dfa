import fc from 'fast-check';
import { findAuthors } from '../../../src/articles/bylines/find-authors.js';
import { rounds } from '../../length.js';
import { anyCharacter } from '../../archives/any-character.js';

const PROSE = `The pilot began in March with nine families and a borrowed room above the library.

By the summer it had thirty, and the room had a kettle. Nobody had planned for the kettle, but it turned out to matter.

We think that other boroughs could do the same with very little money, and we would be glad to show them how.`;

/** An article that ends in these lines. */
function endingIn(...lines: readonly string[]): string {
  return `${PROSE}\n\n${lines.join('\n')}`;
}

/** Some more of the article, longer than a note, without a heading of its own. */
const MORE = `The second year was harder. Two of the volunteers moved away, the library changed its hours, and for a month nobody could find the key.

We learnt to keep a spare with the caretaker. We also learnt to ask the families themselves, who had by then made a list of everything that did not work.

In the third year the families ran it. The borough sent a cheque and kept away, which was what the families had asked for.`;

describe('a byline names the writer', () => {
  it.each<[string, string[], string[]]>([
    ['name, role', ['Priya Raman, Consultant'], ['Priya Raman']],
    ['name, role, organisation', ['Tomasz Zielinski, Head of Evaluation, Harbour Trust'], ['Tomasz Zielinski']],
    ['a role with a comma in it', ['Ngozi Eze, Director, Homes and Neighbourhoods'], ['Ngozi Eze']],
    ['a role without its comma', ['Ngozi Eze, Director Homes and Neighbourhoods'], ['Ngozi Eze']],
    ['an ampersand in the role', ['Ngozi Eze, Director, Homes & Neighbourhoods'], ['Ngozi Eze']],
    ['"of" and "for" in the role', ['Ngozi Eze, Director for Homes'], ['Ngozi Eze']],
    ['a full stop at the end', ['Ngozi Eze, Director of Homes.'], ['Ngozi Eze']],
    ['a role in lower case', ['Ngozi Eze, senior researcher at Harbour Trust'], ['Ngozi Eze']],
    [
      'a given name that no list holds',
      ['Xolotl Vantongeren, Programme Manager, Harbour Trust'],
      ['Xolotl Vantongeren'],
    ],
    ['a name / role group', ['Hana Sato', 'Policy Analyst'], ['Hana Sato']],
    ['a name / role / organisation group', ['Hana Sato', 'Policy Analyst', 'Rivers and People'], ['Hana Sato']],
    ['a group with the role on the first line', ['Hana Sato, Policy Analyst', 'Rivers and People'], ['Hana Sato']],
    ['a name / organisation group', ['Hana Sato', 'Rivers and People'], ['Hana Sato']],
    ['a name and an organisation on a line', ['Hana Sato, Rivers and People'], ['Hana Sato']],
    ['an unlisted name and something called a trust', ['Xolotl Vantongeren, Harbour Trust'], ['Xolotl Vantongeren']],
    ['a group with blank lines in it', ['Hana Sato', '', 'Policy Analyst', '', 'Harbour Trust'], ['Hana Sato']],
    ['a name alone', ['Hana Sato'], ['Hana Sato']],
    ['an unlisted name alone, with a surname that is nothing else', ['Xolotl McVantongeren'], ['Xolotl McVantongeren']],
    ['a name alone after a dash', ['— Hana Sato'], ['Hana Sato']],
    ['a name in emphasis', ['*Hana Sato, Policy Analyst*'], ['Hana Sato']],
    ['a name in brackets', ['(Hana Sato, Policy Analyst)'], ['Hana Sato']],
    ['a role in brackets', ['Hana Sato (Policy Analyst, Harbour Trust)'], ['Hana Sato']],
    ['a role after a dash', ['Hana Sato – Policy Analyst'], ['Hana Sato']],
    ['a role after a bar', ['Hana Sato | Policy Analyst | Harbour Trust'], ['Hana Sato']],
    [
      'a sentence after a dash',
      ['Hana Sato, Policy Analyst – she has advised three boroughs since 2011.'],
      ['Hana Sato'],
    ],
    ['a sentence after a long dash', ['Hana Sato, Policy Analyst— she has advised three boroughs.'], ['Hana Sato']],
    [
      'a sentence after a full stop',
      ['Hana Sato, Policy Analyst. She has advised three boroughs since 2011.'],
      ['Hana Sato'],
    ],
    ['an e-mail address below', ['Hana Sato, Policy Analyst', 'hana@example.org'], ['Hana Sato']],
    ['a handle on the line', ['Hana Sato, Policy Analyst, @hanasato'], ['Hana Sato']],
    ['pronouns', ['Hana Sato (she/her), Policy Analyst'], ['Hana Sato']],
    ['no blank line before it', ['Even a kettle counts.', 'Hana Sato, Policy Analyst, Harbour Trust'], ['Hana Sato']],
    ['By', ['By Hana Sato'], ['Hana Sato']],
    ['By, with an unlisted name', ['By Xolotl Vantongeren'], ['Xolotl Vantongeren']],
    ['By, with a role', ['By Hana Sato, Policy Analyst, Harbour Trust'], ['Hana Sato']],
    ['by on a line of its own', ['By', 'Hana Sato', 'Policy Analyst'], ['Hana Sato']],
    ['Author', ['Author: Hana Sato'], ['Hana Sato']],
    ['Written by', ['Written by Hana Sato'], ['Hana Sato']],
    ['Written by, with a colon', ['Written by: Hana Sato, Policy Analyst'], ['Hana Sato']],
    ['this blog was written by', ['This blog was written by Hana Sato, Policy Analyst.'], ['Hana Sato']],
    ['Posted by, with a date', ['Posted by Hana Sato on 3 May 2017'], ['Hana Sato']],
    ['By, with the role first', ['By our Deputy Director Hana Sato'], ['Hana Sato']],
    ['By, with the role first and a comma', ['By our Chief Executive, Hana Sato'], ['Hana Sato']],
    ['By, with thanks', ['By Hana Sato, with thanks to Ivor Pugh'], ['Hana Sato']],
    ['Words', ['Words: Hana Sato'], ['Hana Sato']],
    ['on behalf of somebody', ['Hana Sato, on behalf of Harbour Trust'], ['Hana Sato']],
    ['a picture', ['Hana Sato (pictured left), Policy Analyst'], ['Hana Sato']],
    ['best wishes', ['Best wishes,', 'Hana Sato', 'Chief Executive'], ['Hana Sato']],
    ['Guest blog by', ['Guest blog by Hana Sato'], ['Hana Sato']],
    ['About the author', ['About the author', '', 'Hana Sato is a policy analyst at Harbour Trust.'], ['Hana Sato']],
    [
      'About the author, and their trust',
      ['About the author', '', 'Hana Sato is an analyst.', '', 'Rivers People are their members.'],
      ['Hana Sato'],
    ],
    ['About the author, on the line', ['About the author: Hana Sato leads our work on rivers.'], ['Hana Sato']],
  ])('%s', (_, lines, authors) => {
    expect(findAuthors(endingIn(...lines))).toEqual(authors);
  });
});

describe('names', () => {
  it.each<[string, string]>([
    ['Dr Hana Sato, Analyst', 'Hana Sato'],
    ['Dr. Hana Sato, Analyst', 'Hana Sato'],
    ['Professor Dame Hana Sato, Chair', 'Hana Sato'],
    ['Sir Hugh Marchbanks, Trustee', 'Hugh Marchbanks'],
    ['The Rt Hon Hugh Marchbanks MP, Minister for Towns', 'Hugh Marchbanks'],
    ['Cllr Ivor Pugh, Leader of the Council', 'Ivor Pugh'],
    ['Hana Sato OBE, Analyst', 'Hana Sato'],
    ['Hana Sato, OBE, Analyst', 'Hana Sato'],
    ['Hana Sato PhD, Analyst', 'Hana Sato'],
    ['Michelle Barlow-Finch, Chief Executive', 'Michelle Barlow-Finch'],
    ['Jean‑Luc Abara, Head of Evaluation', 'Jean-Luc Abara'],
    ['Fergus O’Driscoll, Chief Executive', 'Fergus O’Driscoll'],
    ["Fergus O'Driscoll, Chief Executive", "Fergus O'Driscoll"],
    ['Anwen McAllister, Consultant', 'Anwen McAllister'],
    ['Siân ap Gwilym, Consultant', 'Siân ap Gwilym'],
    ['Pieter van der Meer, Economist', 'Pieter van der Meer'],
    ['Inés de la Cruz, Economist', 'Inés de la Cruz'],
    ['Łukasz Żółć, Economist', 'Łukasz Żółć'],
    ['J. R. Holloway, Historian', 'J. R. Holloway'],
    ['JR Holloway, Historian', 'JR Holloway'],
    ['Hana K. Sato, Analyst', 'Hana K. Sato'],
    ['Chih Wen Hsu, Director', 'Chih Wen Hsu'],
    ['HANA SATO, ANALYST', 'Hana Sato'],
    ['Omar al-Rashid, Surgeon', 'Omar al-Rashid'],
    ['Mark Bishop, Curate and Youth Worker', 'Mark Bishop'],
    ['Grace Young, Researcher', 'Grace Young'],
    ['Richard Field, Associate', 'Richard Field'],
    ['Peter Welsh, Head of Evaluation', 'Peter Welsh'],
  ])('%s', (line, name) => {
    expect(findAuthors(endingIn(line))).toEqual([name]);
  });
});

describe('two writers', () => {
  const two = ['Hana Sato', 'Ivor Pugh'];
  it.each<[string, string[]]>([
    [
      'on lines of their own',
      ['Hana Sato, Policy Analyst, Harbour Trust', '', 'Ivor Pugh, Director, Rivers and People'],
    ],
    ['on lines one after the other', ['Hana Sato, Policy Analyst', 'Ivor Pugh, Director']],
    ['in two groups', ['Hana Sato', 'Policy Analyst', '', 'Ivor Pugh', 'Director', 'Harbour Trust']],
    ['in two groups without a gap', ['Hana Sato', 'Policy Analyst', 'Ivor Pugh', 'Director', 'Harbour Trust']],
    ['joined by "and"', ['Hana Sato and Ivor Pugh']],
    ['each with an organisation', ['Hana Sato, Harbour Trust and Ivor Pugh, Rivers and People']],
    ['joined by "&"', ['Hana Sato & Ivor Pugh, Consultants, Harbour Trust']],
    ['each with a role', ['Hana Sato, Policy Analyst, and Ivor Pugh, Director']],
    ['each with a role, without a comma', ['Hana Sato, Head of Research and Ivor Pugh, Director']],
    ['each with a role, parted by a semicolon', ['Hana Sato, Policy Analyst, Harbour Trust; Ivor Pugh, Director']],
    ['each with a role in brackets', ['Hana Sato (Policy Analyst) and Ivor Pugh (Director)']],
    ['after "By"', ['By Hana Sato and Ivor Pugh']],
    ['after "Authors"', ['Authors: Hana Sato, Ivor Pugh']],
    [
      'one of whom a person names twice',
      ['Dr Hana Sato, Policy Analyst', 'Ivor Pugh, Director', '', 'Hana Sato, Analyst'],
    ],
  ])('%s', (_, lines) => {
    expect(findAuthors(endingIn(...lines))).toEqual(two);
  });

  it('may be three', () => {
    expect(findAuthors(endingIn('Hana Sato, Ivor Pugh and Grace Young'))).toEqual([...two, 'Grace Young']);
  });

  it('may have names that no list holds', () => {
    expect(findAuthors(endingIn('Xolotl Vantongeren, Head of Research, and Zorblax Quimper, Director'))).toEqual([
      'Xolotl Vantongeren',
      'Zorblax Quimper',
    ]);
  });

  it('a firm that is called like a person is no writer', () => {
    expect(findAuthors(endingIn('By Hana Sato, Nurse, Marie Curie'))).toEqual(['Hana Sato']);
    expect(findAuthors(endingIn('Hana Sato, Nurse, Marie Curie'))).toEqual(['Hana Sato']);
    expect(findAuthors(endingIn('Hana Sato, Head of Strategy and Corporate Affairs'))).toEqual(['Hana Sato']);
  });
});

describe('what follows a byline', () => {
  const byline = 'Hana Sato, Policy Analyst, Harbour Trust';
  it.each<[string, string]>([
    ['a note', 'The full report can be had from our office on request.'],
    ['a note that could be prose', 'Since this was written the families have moved to a bigger room.'],
    ['a note in two lines', 'This article first appeared in a newsletter.\nIt has been shortened.'],
    ['a note with a contact', 'If you would like to know more, please contact Ivor Pugh.'],
    ['a web address', 'www.example.org/kettle'],
    ['a section with a heading', `Before 2014\n\n${MORE}`],
    ['a section with a heading that looks like a date', `May, 2014\n\n${MORE}`],
    ['an about section', `About Harbour Trust\n\n${MORE}`],
    ['notes to editors', `Notes to editors\n\n1. The trust was founded in 1987.\n\nIvor Pugh, Press Officer`],
  ])('%s', (_, after) => {
    expect(findAuthors(`${endingIn(byline)}\n\n${after}`)).toEqual(['Hana Sato']);
  });

  it('a name alone may be followed by notes', () => {
    expect(findAuthors(`${endingIn('Hana Sato')}\n\nwww.example.org\n\nShare this article\n\nTags: tea`)).toEqual([
      'Hana Sato',
    ]);
  });

  it('a name alone must come last', () => {
    expect(findAuthors(`${endingIn('Hana Sato')}\n\nMore\n\n${MORE}`)).toEqual([]);
  });
});

describe('a byline under the title', () => {
  it.each([
    'By Hana Sato',
    'Author: Hana Sato',
    'Written by Dr Hana Sato, Policy Analyst',
    'By Hana Sato, Harbour Trust',
  ])('%s', (line) => {
    expect(findAuthors(`${line}\n\n${PROSE}`)).toEqual(['Hana Sato']);
  });

  it('must say that it is one', () => {
    expect(findAuthors(`Hana Sato, Policy Analyst\n\n${PROSE}`)).toEqual([]);
  });
});

describe('nobody is invented', () => {
  it.each<[string, string]>([
    ['an empty body', ''],
    ['no byline', PROSE],
    ['only a name and a role', 'Hana Sato, Policy Analyst'],
    ['a quotation that ends in its speaker', endingIn('“It was the kettle that did it”, Hana Sato, Policy Analyst')],
    ['a quotation with its speaker after a dash', endingIn('“It was the kettle.” – Hana Sato, Policy Analyst')],
    [
      'a quotation with its speaker below',
      endingIn('“It was the kettle that did it.”', '', 'Hana Sato, Policy Analyst'),
    ],
    [
      'a quotation, the full stop outside',
      endingIn('“It was the kettle that did it”.', '', 'Hana Sato, Director, PPT'),
    ],
    ['a quotation with its speaker on the next line', endingIn('“It was the kettle.”', 'Hana Sato, Policy Analyst')],
    [
      'a quotation with a group below',
      endingIn('“It was the kettle.”', '', 'Hana Sato', 'Policy Analyst', 'Harbour Trust'),
    ],
    ['a quotation in straight marks', endingIn('"It was the kettle that did it."', '', 'Hana Sato, Policy Analyst')],
    ['a quotation in single marks', endingIn('‘It was the kettle that did it.’', '', 'Hana Sato, Policy Analyst')],
    [
      'a quotation of two paragraphs',
      endingIn('“It was the kettle.', '', '“And the key.”', '', 'Hana Sato, Policy Analyst'),
    ],
    [
      'a quotation, its second paragraph unmarked',
      endingIn('“It was the kettle.', '', 'And the key.”', '', 'Hana Sato, Analyst'),
    ],
    ['a quotation in a quotation', endingIn('“They said ‘kettle’ and meant it.”', '', 'Hana Sato, Policy Analyst')],
    [
      'a quotation, then a section',
      endingIn('“It was the kettle.”', '', 'Hana Sato, Policy Analyst', '', 'About us', '', MORE),
    ],
    ['a speaker before the words', endingIn('Hana Sato, Policy Analyst: “It was the kettle that did it.”')],
    ['a speaker before a dash and the words', endingIn('Hana Sato, Policy Analyst – “It was the kettle.”')],
    ['somebody to contact', endingIn('For more information contact Hana Sato, Policy Analyst.')],
    [
      'somebody to contact after a dash',
      endingIn('For our work on rivers – contact Hana Sato, Principal, 020 7946 0018'),
    ],
    [
      'somebody to contact on the next line',
      endingIn('For more information, please contact:', 'Hana Sato, Policy Analyst'),
    ],
    ['somebody to contact below', endingIn('To find out more, please contact', '', 'Hana Sato, Policy Analyst')],
    [
      'somebody to contact below a longer sentence',
      endingIn(
        'If you would like to find out more about our work with families in the borough, please contact',
        '',
        'Hana Sato, Policy Analyst',
      ),
    ],
    ['somebody to ring', endingIn('Hana Sato, Policy Analyst, 020 7946 0018')],
    ['a contact line', endingIn('Contact: Hana Sato, Policy Analyst')],
    ['a contact heading', endingIn('Contact', '', 'Hana Sato, Policy Analyst')],
    ['a media contact', endingIn('Media enquiries', 'Hana Sato, Communications Manager', 'press@example.org')],
    [
      'under notes to editors',
      endingIn('Notes to editors', '', 'The trust was founded in 1987.', '', 'Hana Sato, Press Officer'),
    ],
    ['after ENDS', endingIn('ENDS', '', 'Hana Sato, Press Officer')],
    ['speakers', endingIn('Speakers', '', 'Hana Sato, Policy Analyst', '', 'Ivor Pugh, Director')],
    [
      'speakers with lives',
      endingIn('Speakers', '', 'Hana Sato, Analyst', '', 'Hana knows rivers.', '', 'Ivor Pugh, Director'),
    ],
    ['speakers after a colon', endingIn('Our speakers will be:', 'Hana Sato, Policy Analyst', 'Ivor Pugh, Director')],
    ['people after a colon', endingIn('Those who kept the kettle going were:', 'Hana Sato, Policy Analyst')],
    [
      'people after a longer sentence and a colon',
      endingIn('At the end of the year the families asked some people to supper:', 'Hana Sato, Policy Analyst'),
    ],
    ['a list after a colon', endingIn('The winners were:', '', 'Hana Sato, Policy Analyst', '', 'Ivor Pugh, Director')],
    ['about the speakers', endingIn('About the speakers', '', 'Dr Hana Sato is Director of Rivers at Harbour Trust.')],
    [
      'thanks',
      endingIn('We would like to thank Hana Sato, Regional Director (North) for Harbour Trust, for her patience.'),
    ],
    ['a sentence about somebody', endingIn('Hana Sato, Policy Analyst, is speaking about kettles today.')],
    ['a sentence that begins with a name', endingIn('Hana Sato was Chair of the trust until 2014.')],
    ['a presenter', endingIn('The presentation begins at 5:10', 'Dr Hana Sato presents at 8:23')],
    ['about somebody', endingIn('About Hana Sato:', '', 'Hana joined the trust in 2011 and leads its work on rivers.')],
    ['parts headed by their tellers', `${PROSE}\n\nHana Sato, Analyst\n\n${MORE}\n\nIvor Pugh, Director\n\n${MORE}`],
    ['a caption near the top', `A first word.\n\nHana Sato, Policy Analyst\n\n${PROSE}\n\n${MORE}`],
    ['a caption above a heading', `A word.\n\nHana Sato, Policy Analyst\n\nThe first year\n\n${PROSE}`],
    ['a name within the text', `${PROSE}\n\nHana Sato, Policy Analyst\n\n${MORE}`],
    ['a heading at the end', endingIn('Getting started')],
    ['headings at the end', endingIn('Getting Started', 'What Did We Do')],
    ['an interview', endingIn('Hana Sato: What is next?')],
    ['a place', endingIn('Manchester, England')],
    ['a place of two words', endingIn('Tower Hamlets, London')],
    ['an address', endingIn('The Corn Hall, Tarnbridge')],
    ['an address with a council', endingIn('Corn Hall, Tarnbridge Borough Council')],
    ['a heading that quotes', endingIn('What they said', 'Hana Sato, Policy Analyst')],
    ['an organisation', endingIn('Harbour Trust')],
    ['an organisation and a place', endingIn('Social Finance, London')],
    ['a role without a name', endingIn('Managing Director, Harbour Trust')],
    ['a list item', endingIn('1. Hana Sato, Policy Analyst', '2. Ivor Pugh, Director')],
    ['a signature of a firm', endingIn('By Harbour Trust')],
    ['a date', endingIn('By Monday Morning')],
    ['a book', `${PROSE}\n\nLeadership by Hana Sato\n\n${MORE}`],
    ['a photograph', endingIn('Photograph by Hana Sato')],
    ['an editor of something', endingIn('Edited by Hana Sato')],
    ['a firm called like a person', endingIn('Grant Thornton')],
    ['an event', endingIn('Wednesday October 10', '6pm – 8.30pm', 'The Corn Hall, Tarnbridge')],
    ['a handle', endingIn('@harbourtrust')],
    ['a title of a work', endingIn('Oliver Twist and the Workhouse: A Reading')],
  ])('%s', (_, body) => {
    expect(findAuthors(body)).toEqual([]);
  });
});

it('a quotation in a paragraph with its own speaker leaves the byline to the writer', () => {
  expect(findAuthors(endingIn('One of them told us: “It was the kettle.”', '', 'Hana Sato, Policy Analyst'))).toEqual([
    'Hana Sato',
  ]);
  expect(findAuthors(endingIn('“Kettle,” said one, and another “key”.', '', 'Hana Sato, Policy Analyst'))).toEqual([
    'Hana Sato',
  ]);
});

it('a byline may stand below a quotation and its speaker', () => {
  expect(
    findAuthors(endingIn('“It was the kettle.”', '', 'Maureen Stott, Carer', '', 'Hana Sato, Policy Analyst')),
  ).toEqual(['Hana Sato']);
});

it('a list that was lost after its colon leaves the byline', () => {
  expect(findAuthors(endingIn('Try some of the following:', '', 'Hana Sato, Policy Analyst'))).toEqual(['Hana Sato']);
});

it('an address that was lost after "contact" leaves the byline', () => {
  const paragraph = `${PROSE.replaceAll('\n\n', ' ')} For more about the kettle please contact`;
  expect(findAuthors(`${PROSE}\n\n${paragraph}\n\nHana Sato\nRivers and People`)).toEqual(['Hana Sato']);
});

describe('whatever the text', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      ...['Hana Sato', 'Dr Ivor Pugh', 'Xolotl Vantongeren', 'Policy Analyst', ', ', ' and ', 'By ', 'Harbour Trust'],
      ...['\n', '\n\n', ' – ', '(', ')', '“', '”', ':', '. She ', 'contact', 'About the author', PROSE],
    ),
    fc.string({ unit: anyCharacter, maxLength: 5 }),
  );
  const bodies = fc.array(fragment, { maxLength: 25 }).map((fragments) => fragments.join(''));

  it('every author is named in it, once', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const authors = findAuthors(body);
        expect(new Set(authors).size).toBe(authors.length);
        for (const author of authors) for (const word of author.split(' ')) expect(body).toContain(word);
      }),
      { numRuns: rounds(500) },
    );
  });

  it('long lines of one kind are read in time', () => {
    const runs = ['A', 'Ab ', 'A, ', 'a@', '.', ' .', '”', '"', '– ', 'By ', '(', 'And ', 'Dr ', 'contact '].map(
      (part) => part.repeat(50_000),
    );
    for (const run of runs) expect(findAuthors(`${run}\n\n${run}\nHana Sato, Analyst\n${run}`)).toBeDefined();
  });
});
