import { element } from '../parts/element.js';
import type { LiveRegion } from '../parts/live-announcer.js';

/** Longer quotations are not quoted. In UTF-16 units. */
const MAX_QUOTATION = 1000;

/** Gives each citation a button that copies it, and the article one that copies what is selected with its citation. */
export function offerCopies(announcements: LiveRegion): void {
  // Only pages that are served safely may write to the clipboard.
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  if (clipboard === undefined) return;
  const copy = (text: string) => {
    clipboard.writeText(text).then(
      () => announcements.say('Copied'),
      () => announcements.say('This browser does not let pages copy'),
    );
  };
  const citations = [...document.querySelectorAll<HTMLElement>('[data-copy]')];
  const first = citations[0] && textOf(citations[0]);
  for (const citation of citations) {
    const text = textOf(citation);
    const button = element('button', { type: 'button', class: 'copy' }, `Copy ${citation.dataset.copy ?? ''}`);
    button.addEventListener('click', () => copy(text));
    citation.querySelector('dd')?.append(' ', button);
  }
  const cite = document.querySelector('#cite');
  if (first === undefined || cite === null) return;
  const button = element('button', { type: 'button', class: 'copy' }, 'Copy what is selected, with its citation');
  let selected = '';
  document.addEventListener('selectionchange', () => {
    const text = document.getSelection()?.toString().trim() ?? '';
    if (text !== '' && text.length <= MAX_QUOTATION) selected = text.replace(/\s+/g, ' ');
    button.disabled = selected === '';
  });
  button.disabled = true;
  button.addEventListener('click', () => copy(`“${selected}” (${first} ${passage(selected)})`));
  cite.append(element('p', {}, button));
}

function textOf(citation: HTMLElement): string {
  return citation.querySelector('dd')?.textContent.trim() ?? '';
}

/** The address of a passage: its first words and its last, where it is long. */
function passage(text: string): string {
  const words = text.split(' ');
  const encode = (part: readonly string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const range = words.length <= 12 ? encode(words) : `${encode(words.slice(0, 5))},${encode(words.slice(-5))}`;
  return `${location.origin}${location.pathname}#:~:text=${range}`;
}
