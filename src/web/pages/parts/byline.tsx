import { inWords } from './dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

interface BylineProps {
  readonly article: { readonly date: string; readonly authors: readonly string[]; readonly themes: readonly string[] };
  /** The search that a choice of author or theme narrows. */
  readonly address: SearchAddress;
}

/** When an article appeared, who wrote it and what it is about; authors and themes lead to what else there is of them. */
export function Byline({ article: { date, authors, themes }, address }: BylineProps) {
  const link = (name: string, value: string) => {
    const href = address.without(name, value).adding(name, value).toString();
    return (
      <a key={value} href={href}>
        {value}
      </a>
    );
  };
  return (
    <ul class="byline">
      <li>
        <time dateTime={date}>{inWords(date)}</time>
      </li>
      {authors.map((author) => (
        <li key={author} class="author">
          {link('author', author)}
        </li>
      ))}
      {themes.map((theme) => (
        <li key={theme} class="theme">
          {link('theme', theme)}
        </li>
      ))}
    </ul>
  );
}
