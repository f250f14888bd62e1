import * as Y from 'yjs'
import { readKept, type KeptContent } from './kept-database.ts'
import type { KeptPlace } from './kept-names.ts'
import { passagesIn, type Passage } from './passages.ts'

/** A draft with words that are on this device and nowhere else. */
export type UnsentDraft = {
  readonly draft: string
  readonly title: string
  readonly lang: string
  /** How many passages hold such words; at least one. */
  readonly passages: number
}

/** Those of the drafts kept at these places that hold words which the server never confirmed. */
export const unsentDrafts = async (
  places: readonly KeptPlace[],
): Promise<readonly UnsentDraft[]> => {
  const read = await Promise.all(
    places.map(async ({ name, draft }): Promise<UnsentDraft | null> => {
      const reading = await readKept(name)
      if (reading.kind !== 'kept' || reading.content.facts === null) return null
      const { title, lang } = reading.content.facts
      const passages = unsentPassages(reading.content).length
      return passages === 0 ? null : { draft, title, lang, passages }
    }),
  )
  return read.filter((one) => one !== null)
}

/** Passages that the server never confirmed, and such as had no place in the draft. */
export const unsentPassages = ({
  ydoc,
  acknowledged,
  homeless,
}: Pick<KeptContent, 'ydoc' | 'acknowledged' | 'homeless'>): readonly Passage[] => [
  ...passagesIn(ydoc, Y.encodeStateAsUpdate(ydoc, acknowledged ?? undefined)),
  ...homeless,
]
