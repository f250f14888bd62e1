import type { TranslationState } from '@forkshop/api'
import { toEntries, walkable } from '../../parts/comparison/entries.ts'
import type { Walkable } from '../../parts/comparison/entry.ts'

/** A change of the original, and what the translation has in its place. */
export type TranslationRow = {
  readonly entry: Walkable
  /** Whether the translation has it already, as far as that shows. */
  readonly isThere: boolean
  /**
   * `own` are its own passages, `lacking` says that it has none, with the one after which it belongs where there is
   * one, `fact` is a field that no language changes and `words` one that each has its own words for.
   */
  readonly place:
    | { readonly kind: 'own'; readonly html: string }
    | { readonly kind: 'lacking'; readonly after: string | null }
    | { readonly kind: 'fact' | 'words' }
}

/** The changes in the order of the original, its facts first. */
export const translationRows = (state: TranslationState): readonly TranslationRow[] =>
  walkable(toEntries(state.comparison)).map((entry) => rowOf(state, entry))

const rowOf = (state: TranslationState, entry: Walkable): TranslationRow => {
  if (entry.kind === 'field') {
    const field = state.fields.find(({ key }) => key === entry.field.key)
    const kind = field === undefined ? 'words' : 'fact'
    return { entry, isThere: field?.isThere ?? false, place: { kind } }
  }
  const blocks =
    entry.kind === 'day' ? [entry.table].filter((table) => table !== null) : entry.parts
  const changes = new Set(blocks.map(({ blockIndex }) => blockIndex))
  const passages = state.passages.filter(({ change }) => changes.has(change))
  const own = passages.flatMap(({ there }) => there?.html ?? [])
  return {
    entry,
    isThere: passages.length > 0 && passages.every((passage) => passage.isThere),
    place:
      own.length > 0
        ? { kind: 'own', html: own.join('') }
        : { kind: 'lacking', after: passages[0]?.after?.html ?? null },
  }
}
