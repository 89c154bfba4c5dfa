/** What a new run changes in the live generation, by the ids of articles, in their order. */
export interface Changes {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
}

export const NO_CHANGES: Changes = { added: [], updated: [], removed: [] };

/** Compares two archives, each given as the fingerprint of every article by its id. */
export function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const ids = [...after.keys()].sort();
  return {
    added: ids.filter((id) => !before.has(id)),
    updated: ids.filter((id) => before.has(id) && before.get(id) !== after.get(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)).sort(),
  };
}

export function isUnchanged({ added, updated, removed }: Changes): boolean {
  return added.length + updated.length + removed.length === 0;
}
