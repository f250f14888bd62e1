import { runKeys } from '../../base/session/forget-runs.ts'
import { mergeKept, parseKept, type KeptRun } from './kept-run.ts'

/** What of the browser's storage is needed. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Where a device keeps the day of one event. */
export type RunPlace = {
  /** What is kept for this person, or for whoever used it last where `as` is null; null for nothing. */
  readonly load: (as: string | null) => KeptRun | null
  /** False where the storage is full or refused: it goes on in memory alone. */
  readonly store: (kept: KeptRun) => boolean
}

/** Keeps the day of an event in a storage, apart for each person; null where a browser has none. */
export const runPlace = (slug: string, place: Place | null): RunPlace => {
  const last = `${runKeys}${slug}`
  const keyOf = (as: string): string => `${last}:${as}`
  return {
    load: (as) =>
      quietly(() => {
        const whose = as ?? place?.getItem(last) ?? null
        return whose === null ? null : parseKept(place?.getItem(keyOf(whose)) ?? null)
      }),
    store: (kept) =>
      quietly(() => {
        if (place === null) return false
        place.setItem(keyOf(kept.as), JSON.stringify(kept))
        place.setItem(last, kept.as)
        return true
      }) ?? false,
  }
}

/** A change of what is kept, made on what other tabs have kept meanwhile. */
export const changeKept = (
  place: RunPlace,
  mine: KeptRun,
  change: (kept: KeptRun) => KeptRun,
): { readonly kept: KeptRun; readonly isStored: boolean } => {
  const other = place.load(mine.as)
  const kept = change(other === null ? mine : mergeKept(mine, other))
  return { kept, isStored: place.store(kept) }
}

const quietly = <Value>(use: () => Value): Value | null => {
  try {
    return use()
  } catch (error) {
    // full, or refused as in private windows
    if (error instanceof DOMException) return null
    throw error
  }
}
