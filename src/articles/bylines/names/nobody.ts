const WHO = 'administrator|admin|author|blogger|contributor|editor|guest|poster|staff|user|webmaster|writer';
/** What publishing systems write where nobody is named, with or without "the" and "our"; "Web Editor" is a post that somebody holds. */
const NOBODY = new RegExp(
  `^(?:the |our )?(?!(?:blog|site|web|website)[ -]?editors?$)(?:(?:blog|default|guest|site|staff|super|system|web|website)[ -]?)?(?:${WHO})s?$|` +
    '^(?:anon|anonymous|default|none|null|root|test|undefined|unknown|various|n/?a)$|' +
    '^(?:no|unknown|various|your) (?:authors?|name)$|^not (?:applicable|given|known|specified)$',
  'iu',
);
/** An address on the web or by e-mail, or a handle: who that is, nothing here says. */
const ADDRESS = /^(?:(?:https?:|\/\/|www\.|@)\S*|\S+@\S+)$/iu;

/** Whether a text in a field for people names none of them: "Guest", "Site Admin", an address. */
export function namesNobody(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || NOBODY.test(text) || ADDRESS.test(text);
}
