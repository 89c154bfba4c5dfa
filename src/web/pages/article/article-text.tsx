import type { MarkedParagraph } from '../../../search/highlights/highlighter.js';
import { Marked } from '../parts/marked-text.js';

/** From so many sections on a reader is shown what they are before the text. */
const SECTIONS_LISTED = 2;

/** A paragraph as it is laid out: with the depth of the section that it heads, from 1, where it is a heading. */
interface LaidOut {
  readonly html: string;
  readonly depth: number;
  /** Of a heading, for links to it. */
  readonly id: string;
}

/** The text of an article with its headings, and a list of them above where there are several. */
export function Text({ paragraphs }: { readonly paragraphs: readonly MarkedParagraph[] }) {
  const laidOut = layOut(paragraphs);
  const headings = laidOut.filter(({ depth }) => depth > 0);
  return (
    <>
      {headings.length >= SECTIONS_LISTED && (
        <nav class="contents" aria-labelledby="contents-title">
          <p id="contents-title">In this article</p>
          <ul>
            {headings.map(({ id, html, depth }) => (
              <li key={id} class={`depth-${depth}`}>
                <a href={`#${id}`}>
                  <Marked html={html} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {laidOut.map((paragraph, index) => (
        <Paragraph key={index} {...paragraph} />
      ))}
    </>
  );
}

function Paragraph({ html, depth, id }: LaidOut) {
  const text = <Marked html={html} />;
  if (depth === 0) return <p>{text}</p>;
  // the title is the first level
  if (depth === 1) return <h2 id={id}>{text}</h2>;
  return depth === 2 ? <h3 id={id}>{text}</h3> : <h4 id={id}>{text}</h4>;
}

/** Depths go down one at a time, whichever levels a source leaves out, and no further than three: nobody tells more apart. */
function layOut(paragraphs: readonly MarkedParagraph[]): LaidOut[] {
  const above: number[] = [];
  let sections = 0;
  return paragraphs.map(({ html, level }) => {
    if (level === undefined) return { html, depth: 0, id: '' };
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    return { html, depth: Math.min(above.length, 3), id: `section-${++sections}` };
  });
}
