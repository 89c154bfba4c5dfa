import type { Article } from '../articles/article.js';

/** A person's name in the parts that reference managers sort by, or a name that has none: an organisation's. */
export type Creator =
  { readonly family: string; readonly given: string; readonly suffix?: string } | { readonly literal: string };

/** What a citation says of an article. */
export interface CitedWork {
  readonly id: string;
  readonly title: string;
  readonly creators: readonly Creator[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The name of the site or the archive that published it. */
  readonly publisher: string;
  /** Where it is read: its own address where it has one, otherwise its page here. */
  readonly url: string;
  readonly keywords: readonly string[];
  /** Its kind of publication, such as "News release"; undefined where nothing says one. */
  readonly kind: string | undefined;
  /** The day on which it was looked at, `YYYY-MM-DD`. */
  readonly accessed: string;
}

/** What of a citation is not the article's. */
export interface Citing {
  readonly publisher: string;
  readonly accessed: string;
  /** The address of an article's page here. */
  readonly addressOf: (id: string) => string;
}

export function citedWork(article: Article, { publisher, accessed, addressOf }: Citing): CitedWork {
  const { id, title, authors, date, themes, kinds = [], url } = article;
  return {
    id,
    // A line break would end a field of RIS.
    title: oneLine(title),
    creators: authors.map(creatorOf),
    date,
    publisher: oneLine(publisher),
    url: url !== undefined && /^https?:\/\//iu.test(url) ? url : addressOf(id),
    keywords: themes.map(oneLine),
    kind: kinds[0],
    accessed,
  };
}

/** A text without line breaks and half characters, which no format has room for. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();
}

const SUFFIX = /,?\s+(?<suffix>Jr|Sr|II|III|IV)\.?$/u;
/** Words that belong to the name behind them ("van der Berg", "de Souza"). */
const PARTICLE =
  /^(?:af|al|ap|ben|bin|d[aeiou]s?|del|della|den|der|di|du|el|ibn|la|le|les|st|st\.|ten|ter|van|vom|von|zu|zum|zur)$/iu;
/** What only organisations are called. An archive's authors are people unless one of these says otherwise. */
const ORGANISATION =
  /\b(?:academy|agency|alliance|assembly|association|authority|bank|board|bureau|business|campaign|capital|cent(?:re|er)|charity|church|college|commission|committee|company|confederation|consortium|consultancy|consulting|corporation|council|department|enterprises?|federation|finance|forum|foundation|fund|group|government|hub|initiative|institut(?:e|ion)|lab|limited|llp|ltd|ministry|museum|network|NHS|office|organi[sz]ation|partners(?:hip)?|plc|practice|press|programme|project|school|secretariat|services?|society|studio|task ?force|team|trust|union|unit|university|ventures?)\b|[&/]|\d/iu;

/** A name as written, in parts: the last word is the family's, with the particles before it. */
export function creatorOf(name: string): Creator {
  const whole = oneLine(name);
  if (ORGANISATION.test(whole) || !whole.includes(' ') || /^the\s/iu.test(whole)) return { literal: whole };
  const { suffix } = SUFFIX.exec(whole)?.groups ?? {};
  const words = (suffix === undefined ? whole : whole.replace(SUFFIX, '')).split(' ');
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '')) at--;
  const [family, given] = [words.slice(at).join(' '), words.slice(0, at).join(' ')];
  if (given === '') return { literal: whole };
  return { family, given, ...(suffix !== undefined && { suffix }) };
}

/** A name as lists of names have it: "Berg, Anna van der" would be wrong, "van der Berg, Anna" is not. */
export function familyFirst(creator: Creator): string {
  if ('literal' in creator) return creator.literal;
  const { family, given, suffix } = creator;
  return suffix === undefined ? `${family}, ${given}` : `${family}, ${given}, ${suffix}`;
}
