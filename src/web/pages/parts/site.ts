/** What all pages share: the archive's name, and where their assets are. */
export interface Site {
  readonly name: string;
  readonly assets: { readonly style: string; readonly script: string };
}
