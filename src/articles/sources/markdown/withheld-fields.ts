import type { Withheld } from '../../parsed-source.js';
import type { Fields } from './front-matter-fields.js';

/** What is not yet, or no more, to be seen. */
const DRAFT_STATUS = /\b(?:draft|pending|unpublished|trash|skip)\b/u;
/** What is to be seen by some, or by whoever has its address; those who made it asked that nobody should find it. */
const PRIVATE_STATUS = /\b(?:private|hidden|internal|members|paid|unlisted)\b/u;
const DRAFT_FLAGS = ['draft', 'isdraft'];
/** Docusaurus has `unlisted`, Hugo `headless`; others keep a page from machines that search. */
const PRIVATE_FLAGS = ['private', 'unlisted', 'headless', 'noindex'];
/** Set to no: Zola's way to keep a page out of the search, and Eleventy's to make none of a file. */
const PUBLIC_FLAGS = ['insearchindex', 'permalink'];
const PASSWORD_NAMES = ['password', 'postpassword'];
/** What Hugo (`build`, once `_build`) does not make a page of, or lists nowhere. */
const NOT_BUILT = /^(?:never|link|false)$/u;
const NOT_LISTED = /^(?:never|false)$/u;
const DRAFTS_FOLDER = /(?:^|\/)_drafts\//u;

/** A field that must say yes or no and says neither: what should stay out must not slip in. */
export class FlagProblem extends Error {}

/**
 * Why a file is kept from the public whatever the day, as the tools that sites are made with read its fields: Jekyll,
 * Hugo, Zola, Eleventy, Docusaurus, Ghost, Hexo. Throws FlagProblem.
 */
export function withheldAs(file: string, fields: Fields): Withheld['why'] | undefined {
  const status = `${fields.text('visibility')} ${fields.text('status')}`.toLowerCase();
  if (PRIVATE_STATUS.test(status) || PRIVATE_FLAGS.some((name) => isSet(fields, name)) || isHidden(fields))
    return 'private';
  if (DRAFT_STATUS.test(status) || DRAFT_FLAGS.some((name) => isSet(fields, name))) return 'draft';
  // "published" may be the day instead
  return fields.flag('published') === false || DRAFTS_FOLDER.test(file) ? 'draft' : undefined;
}

function isHidden(fields: Fields): boolean {
  if (PUBLIC_FLAGS.some((name) => fields.flag(name) === false)) return true;
  if (PASSWORD_NAMES.some((name) => fields.text(name) !== '')) return true;
  if (/\b(?:noindex|none)\b/iu.test(fields.text('robots'))) return true;
  const build = new Map(Object.entries(fields.value('build') ?? {}).map(([name, value]) => [name, String(value)]));
  return NOT_BUILT.test(build.get('render') ?? '') || NOT_LISTED.test(build.get('list') ?? '');
}

function isSet(fields: Fields, name: string): boolean {
  if (fields.value(name) === undefined) return false;
  const set = fields.flag(name);
  if (set === undefined) throw new FlagProblem(`"${name}" must be true or false`);
  return set;
}
