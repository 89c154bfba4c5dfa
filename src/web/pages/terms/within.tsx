import { filterPairs, type Pair } from '../../asked/search-address.js';

interface WithinProps {
  readonly asked: Readonly<Record<string, unknown>>;
  /** The same without filters. */
  readonly everywhere: string;
}

/** The filters of a search that these words came from, in the form that goes on with them. */
export function Within({ asked, everywhere }: WithinProps) {
  const pairs = filterPairs(asked);
  if (pairs.length === 0) return null;
  return (
    <p class="within">
      {pairs.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      Only within {pairs.map(inWords).join(', ')}. <a href={everywhere}>In all articles</a>
    </p>
  );
}

function inWords([name, value]: Pair): string {
  return name === 'from' || name === 'to' ? `${name} ${value}` : value;
}
