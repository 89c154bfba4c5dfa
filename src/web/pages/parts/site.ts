/** What all pages share: the archive's name, and where their assets are. */
export interface Site {
  readonly name: string;
  /** Where the world finds it; undefined: wherever it is asked for. */
  readonly publicUrl?: string | undefined;
  readonly assets: { readonly style: string; readonly script: string };
}
