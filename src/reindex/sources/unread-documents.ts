/** Why a document is ignored. */
export const DOCUMENT = 'a document of a kind that is not read yet';
