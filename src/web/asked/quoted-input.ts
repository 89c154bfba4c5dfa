/** Enough to recognise what was sent, in an error that must not grow with it. */
const MAX_SHOWN = 60;

/** A client's text as quoted in an error: in quotes, escaped, and cut when long. */
export function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
