/** Kinds of publication by what sources call them, in small letters with single spaces; plurals are taken as well. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'News release': 'news release|press release|media release|pressrelease|newsrelease',
    News: 'news|news story|news item|news article|newsarticle|reportagenewsarticle',
    Blog: 'blog|blog post|blogpost|blog posting|blogposting|blog entry',
    'Case study': 'case study|casestudy|case studies',
    Report: 'report|research report|annual report',
    'Working paper': 'working paper|discussion paper',
    'Policy paper': 'policy paper|white paper|whitepaper|position paper',
    Briefing: 'briefing|briefing paper|policy brief|policy briefing',
    Opinion: 'opinion|op ed|opinion piece|opinionnewsarticle|viewpoint|comment piece',
    Interview: 'interview',
    Speech: 'speech',
    Statement: 'statement|press statement',
    Newsletter: 'newsletter',
    Podcast: 'podcast|podcast episode|podcastepisode',
    Webinar: 'webinar',
    Event: 'event',
    Guide: 'guide|how to guide|toolkit',
    Consultation: 'consultation',
    'Book review': 'book review',
    'Research article': 'research article|scholarlyarticle|scholarly article|journal article',
  }).flatMap(([label, names]) =>
    names.split('|').flatMap((name) => [[name, label] as const, [`${name}s`, label] as const]),
  ),
);
/** What is longer says something else than a kind. */
const LONGEST_KIND = 40;

/** The kind of publication that a text names and nothing else, by its usual name; undefined for any other text. */
export function kindNamed(text: string): string | undefined {
  if (text.length > LONGEST_KIND) return undefined;
  return KINDS.get(
    text
      .replace(/[-_\s]+/gu, ' ')
      .trim()
      .toLowerCase(),
  );
}

/** The first kind that any of the texts names. */
export function kindAmong(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const kind = kindNamed(text);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** The kind that a field for it says, by its usual name where it has one; undefined for none. */
export function kindGiven(text: string): string | undefined {
  const written = text.replace(/\s+/gu, ' ').trim();
  return written === '' ? undefined : (kindNamed(written) ?? written);
}
