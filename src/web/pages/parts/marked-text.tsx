/**
 * Text in which matches are marked. Its HTML is set raw: it comes from the highlighter, which escapes all text and adds
 * nothing but `<mark>` (`search/snippets.ts`).
 */
export function Marked({ html }: { readonly html: string }) {
  const raw = { __html: html };
  return <span dangerouslySetInnerHTML={raw} />;
}
