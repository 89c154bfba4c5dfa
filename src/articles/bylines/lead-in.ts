import type { Line } from './credit-group.js';
import { isContactDetail } from './contact-details.js';

/** Headings have fewer letters, and end in none of the marks that end a sentence. */
const LONGEST_HEADING = 70;
/** After these nothing is by anybody: they stand under the article proper. */
const END_OF_ARTICLE = /^\W*(?:notes? (?:to|for) (?:the )?editors?|ends?|editor[’']?s? notes?)\W*$/iu;
/** What a heading or the end of a sentence says before people who are listed, thanked, quoted or to be rung up. */
const LISTS_PEOPLE =
  /\b(?:speak(?:ers?|ing)|panell?(?:ists?)?|contacts?|enquir(?:y|ies)|inquiries|media|press|judges?|winners?|nominees|nominations|shortlist(?:ed)?|attend(?:ees|ance|ed|ing)|participants?|present|guests?|members?|membership|team|trustees|board|committee|directors?|staff|chairs?|chaired|thanks?|grateful|acknowledgements?|interview(?:ees?|ed)?|references|reading|appoint(?:ed|ments?)|testimonials?|quotes?|quoted|say|said|says|told|people|colleagues|signatories|signed|supporters|partners|experts?|advis(?:e|ory)|booking|rsvp|information|photo(?:graph)?s?|image|picture|caption|obituary|memory|hear(?:d)? from|include[ds]?|including|featuring|welcome[ds]?|meet|introducing)\b/iu;
/** What a heading says directly above people who are listed or quoted. */
const HEADS_PEOPLE =
  /\b(?:speakers?|panell?(?:ists?)?|contacts?|enquiries|judges?|winners?|nominees|shortlist|attendees|participants|guests?|trustees|board|committee|staff|thanks|acknowledgements?|interviewees?|testimonials?|quotes?|said|say|told|appointments?|obituary|caption|photo(?:graph)?s?)\b/iu;
/** A sentence that stops where a name or an address should follow. */
const DANGLING_CONTACT =
  /\b(?:contact|e-?mail|call|ring|telephone|phone|write to|speak to|talk to|get in touch with|ask for|rsvp to|reach)\s*[:–—-]?$/iu;
/** Headings under which people stand who did not write the article. */
const PEOPLE_SECTION =
  /^\W*(?:(?:about|our|the|meet|confirmed|keynote|guest|main|event|further|more|for|media|press|booking|key|project|advisory|steering|judging) )*(?:speakers?|panel|panell?ists?|contacts?|contact us|contact details|judges|winners|finalists|shortlist|guests|attendees|participants|interviewees|contributors|team|group|trustees|board|staff|members|information|enquiries|acknowledge?ments|thanks|testimonials|references)\W*$/iu;
/**
 * A sentence that stops at "contact" after others is a paragraph whose e-mail address was lost on the way, not a lead-in;
 * one that stands alone introduces what follows. In UTF-16 units.
 */
const LONGEST_LEAD_IN = 160;

/** What may stand after a closing quotation mark. */
const AFTER_QUOTATION = ' .,;:)*_';

/** Whether a line is a heading by its looks. */
export function isHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    /^[\p{Lu}\p{N}“‘"]/u.test(text) &&
    !/[.!,;”"]$/u.test(text) &&
    !isContactDetail(text)
  );
}

/** Whether a line closes the article proper, or heads a list of people that goes on to the next heading. */
export function opensPeople(text: string): 'rest' | 'section' | undefined {
  if (text.length > LONGEST_HEADING) return undefined;
  if (END_OF_ARTICLE.test(text)) return 'rest';
  return PEOPLE_SECTION.test(text) ? 'section' : undefined;
}

/** Whether what stands before a credit says that it is no byline: a quotation, a list's opening, or "please contact". */
export function introducesOthers(lines: readonly Line[], creditAt: number): boolean {
  const lead = lines[creditAt - 1]?.text ?? '';
  if (endsQuotation(lead)) return true;
  const sentence = lastSentence(lead);
  if (DANGLING_CONTACT.test(sentence)) return lead.length <= LONGEST_LEAD_IN || lead.endsWith(':');
  if (lead.endsWith(':'))
    return LISTS_PEOPLE.test(sentence) || /\b(?:are|were|is|was|from|by|with|to)\s*:$/iu.test(sentence);
  return isHeading(lead) && HEADS_PEOPLE.test(lead);
}

/** What follows the last full stop, question or exclamation mark that does not end the text itself. */
function lastSentence(text: string): string {
  let start = text.length - 1;
  while (start > 0 && !'.!?'.includes(text.charAt(start - 1))) start--;
  return text.slice(start).trim();
}

/**
 * Whether a line ends in a quotation that is the whole paragraph, or one that began in an earlier paragraph. A sentence
 * that only ends in quoted words has its own speaker.
 */
function endsQuotation(line: string): boolean {
  let end = line.length;
  while (end > 0 && AFTER_QUOTATION.includes(line.charAt(end - 1))) end--;
  const text = line.slice(0, end).replace(/^[\s*_>–—-]+/u, '');
  if (text.endsWith('”')) return opensAtStart(text, '“', '”');
  if (text.endsWith('»')) return opensAtStart(text, '«', '»');
  if (text.endsWith('’')) return text.startsWith('‘');
  if (text.endsWith('"')) return quoteMarks(text) % 2 === 1 || (text.startsWith('"') && quoteMarks(text) === 2);
  if (text.endsWith("'")) return text.startsWith("'");
  return false;
}

function quoteMarks(text: string): number {
  return text.split('"').length - 1;
}

/** Whether the mark that the last closing one answers is the text's first character, or is not in the text at all. */
function opensAtStart(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const mark = text[at];
    if (mark === close) depth++;
    else if (mark === open && --depth === 0) return at === 0;
  }
  return true;
}
