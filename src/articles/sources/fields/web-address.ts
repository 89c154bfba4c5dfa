/** Anything that could end an attribute or a header, or run as a script, is not an address. */
const WEB_ADDRESS = /^https?:\/\/[^\s\p{Cc}<>"'\\]+$/iu;
/** Longer addresses are refused by browsers and proxies. */
const MAX_URL_LENGTH = 2048;

/** Whether a text is a whole address on the web that can be linked to. */
export function isWebAddress(text: string): boolean {
  return text.length <= MAX_URL_LENGTH && WEB_ADDRESS.test(text) && URL.canParse(text);
}
