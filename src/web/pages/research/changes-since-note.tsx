import type { ChangesSince } from '../../../generations/history/changes-since.js';
import { articleAddress } from '../../asked/search-address.js';
import { articles } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';

/** More are a list to read elsewhere. */
const MAX_LISTED = 20;

/** What a link to a search that was made earlier finds otherwise now. */
export function ChangesSinceNote({ changes }: { readonly changes: ChangesSince }) {
  const { since, isWhole, added, updated, removed } = changes;
  const day = inWords(since.slice(0, 'YYYY-MM-DD'.length));
  return (
    <section class="since" aria-labelledby="since-title">
      <h2 id="since-title">Since {day}</h2>
      {!isWhole && <p>This link is older than what is known of changes, which begins on {day}.</p>}
      {added.length + updated.length + removed.length === 0 && <p>Nothing that this search finds has changed.</p>}
      <List what="added to what this search finds" ids={added} isThere />
      <List what="updated" ids={updated} isThere />
      <List what="no longer in the archive, whatever they were found by" ids={removed} isThere={false} />
    </section>
  );
}

interface ListProps {
  readonly what: string;
  readonly ids: readonly string[];
  readonly isThere: boolean;
}

function List({ what, ids, isThere }: ListProps) {
  if (ids.length === 0) return null;
  return (
    <details>
      <summary>
        {articles(ids.length)} {what}
      </summary>
      <ul>
        {ids.slice(0, MAX_LISTED).map((id) => (
          <li key={id}>{isThere ? <a href={articleAddress(id)}>{id}</a> : id}</li>
        ))}
        {ids.length > MAX_LISTED && <li>and {ids.length - MAX_LISTED} more</li>}
      </ul>
    </details>
  );
}
