/** What articles are called where it is said who wrote them. */
const PIECE =
  '(?:(?:guest |think )?(?:analysis|article|blog(?: post)?|case study|comment|essay|feature|interview|opinion|paper|piece|post|report|story|text|words))';
/** "By", "Written by:", "Guest blog by", "This article was written by"; not "photograph by" or "edited by". */
const BY = new RegExp(
  `^(?:(?:(?:this|the|a|an) )?${PIECE} )?(?:(?:is|was|has been) )?(?:(?:co-?)?(?:written|authored|posted|contributed) )?by(?:\\s*:\\s*|\\s+|$)`,
  'iu',
);
const AUTHOR = /^(?:(?:the )?(?:blog |guest |lead |co-?)?authors?\s*(?::|[–—-]\s|$)|(?:words|text)\s*:)\s*/iu;
/** "Posted on 3 May 2017 by". */
const POSTED = /^(?:posted|published|written) (?:on )?[\p{L}\d, ]{6,30} by\s+/iu;
/** "Editor’s note: This is a guest post by", "A guest blog from". */
const GUEST = new RegExp(`^(?:this is )?an? guest ${PIECE} (?:by|from)\\s+`, 'iu');
/** "This post was originally published on the Agency blog by", "Cross-posted from API News by". */
const ELSEWHERE = new RegExp(
  `^(?:(?:this|the|a) ${PIECE} )?(?:(?:is|was) )?(?:(?:originally|first|previously) (?:appeared|posted|printed|published|written)|(?:cross-?|re-?)(?:posted|printed|published))(?:[^.!?“”"]|\\.(?=\\S)){0,80}? by\\s+`,
  'iu',
);
/** "(Reporting by Jane Smith in London; Editing by Ann Lee)". */
const REPORTING = /^reporting by\s+/iu;
const NOTE = /^editor(?:ial|[’']?s)? notes?\s*[:–—-]\s*/iu;

const DAY =
  '(?:(?:\\p{L}+day,? )?\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9}\\.?,? \\d{4}|(?:\\p{L}+day,? )?\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d)';
/** What goes on about the article after the names: when it was posted, how long it takes to read, who else worked on it. */
const AFTER_NAMES = new RegExp(
  `\\s*(?:[|•·,;(–—-]\\s*)?\\b(?:(?:posted |published |updated )?on (?:(?:the|\\p{L}+day,?|\\p{L}{3,9}) )?\\d|${DAY}|\\d+[ -]min(?:ute)?s?\\b|(?:additional reporting|editing|edited|writing|graphics|photographs?|photos?|pictures?|translated|translation) by ).*$`,
  'iu',
);
const NAME_BEFORE_DATE = new RegExp(`^(\\p{Lu}[^,|•·\\d]{3,80}?)\\s*[,|•·–—-]?\\s+${DAY}(?=$|[\\s,|•·–—-])`, 'u');
/** The end of a sentence; an initial's full stop is none. */
const SENTENCE_END = /(?<=\p{Ll}[\p{Ll})])\.\s+(?=\p{Lu}).*$/u;

/** What stands where names should, after words that say whose an article is. */
interface Attribution {
  readonly names: string;
  /** Whether it may be a publisher, which has a name but no role. */
  readonly needsRole: boolean;
}

/** What follows where a line says whose the article is: "By …", "Author: …", "Originally published … by …". */
export function attributedTo(line: string): Attribution | undefined {
  const text = line.replace(NOTE, '');
  for (const says of [BY, AUTHOR, POSTED, GUEST, ELSEWHERE, REPORTING]) {
    const prefix = says.exec(text);
    if (prefix === null) continue;
    const rest = text.slice(prefix[0].length).replace(AFTER_NAMES, '');
    if (says === BY || says === AUTHOR) return { names: rest, needsRole: false };
    return { names: rest.replace(SENTENCE_END, '').replace(/[.)]+$/u, ''), needsRole: says === ELSEWHERE };
  }
  return undefined;
}

/** The beginning of "Jane Smith, 28 November 2017 - Housing", as some houses have it under a title. */
export function nameBeforeDate(line: string): string | undefined {
  return NAME_BEFORE_DATE.exec(line)?.[1];
}
