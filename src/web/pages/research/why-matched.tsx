import type { SearchView } from '../../views/view-schemas.js';

type Explanation = NonNullable<SearchView['hits'][number]['explanation']>;

/** How a hit's score came about, for people: what counted most, first. */
export function WhyMatched({ explanation, score }: { readonly explanation: Explanation; readonly score: number }) {
  if (explanation.length === 0) return null;
  const shareOf = (part: number) => `${Math.round((100 * part) / Math.max(score, Number.EPSILON))} %`;
  return (
    <details class="why">
      <summary>Why it matched</summary>
      <ul>
        {explanation.map((part) => (
          <li key={part.term}>
            <code>{part.term}</code> {placesOf(part)}: {shareOf(part.score)} of its score
          </li>
        ))}
      </ul>
    </details>
  );
}

function placesOf({ title, body, weight }: Explanation[number]): string {
  const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
  const places = [
    ...(title === null || title === 0 ? [] : [`${times(title)} in the title`]),
    ...(body === null || body === 0 ? [] : [`${times(body)} in the text`]),
  ];
  const stands = places.length === 0 ? '' : places.join(' and ');
  return weight < 1 && stands !== '' ? `${stands}, standing for a word that was typed` : stands;
}
