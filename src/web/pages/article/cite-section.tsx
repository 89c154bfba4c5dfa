import { cite, STYLES } from '../../../citing/citation-styles.js';
import type { CitedWork } from '../../../citing/cited-work.js';
import { EXPORT_NAMES, EXPORT_FORMATS } from '../../../citing/export-formats.js';

/** How to cite an article: by hand, or in a reference manager. */
export function CiteSection({ work }: { readonly work: CitedWork }) {
  return (
    <section class="cite" aria-labelledby="cite-title">
      <details id="cite">
        <summary>
          <h2 id="cite-title">Cite this article</h2>
        </summary>
        <dl>
          {STYLES.map((style) => (
            <div key={style} data-copy={style}>
              <dt>{style}</dt>
              <dd>
                {cite(work, style).map(({ text, isTitle }) =>
                  isTitle === true ? <cite key={text}>{text}</cite> : text,
                )}
              </dd>
            </div>
          ))}
        </dl>
        <p>
          For a reference manager:{' '}
          {EXPORT_NAMES.map((format, at) => (
            <>
              {at > 0 && ', '}
              <a key={format} href={`/api/export?${new URLSearchParams({ format, id: work.id }).toString()}`} download>
                {EXPORT_FORMATS[format].called}
              </a>
            </>
          ))}
        </p>
      </details>
    </section>
  );
}
