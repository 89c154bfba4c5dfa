import type { Article } from '../../../articles/article.js';
import { FACETS, NAME_FACETS, type NameFacet, type NameList } from '../../../search/facets.js';
import { inWords } from './dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

interface BylineProps {
  readonly article: Pick<Article, 'date' | NameList>;
  /** The search that a choice of a name narrows. */
  readonly address: SearchAddress;
}

/** When an article appeared, who wrote it and what it is about; its names lead to what else there is of them. */
export function Byline({ article, address }: BylineProps) {
  const link = (name: NameFacet, value: string) => {
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
        <time dateTime={article.date}>{inWords(article.date)}</time>
      </li>
      {NAME_FACETS.flatMap((name) =>
        (article[FACETS[name].list] ?? []).map((value) => (
          <li key={`${name} ${value}`} class={name}>
            {link(name, value)}
          </li>
        )),
      )}
    </ul>
  );
}
