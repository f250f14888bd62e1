import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'

const beginnings = textWordsOfAll().flatMap(({ materials }) => materials.map(foldText))

/** Whether a heading stands above what is needed: `Matériel et espace`, `Materials`. */
export function isMaterialHeading(heading: string): boolean {
  const words = foldText(heading).trim()
  return beginnings.some((beginning) => words.startsWith(beginning))
}

/**
 * The pieces of a text that say what is needed: all below a heading for that, as far as the next one of its level or
 * above. Headings for that are no part of it, those below them are.
 */
export function belowMaterials<Piece>(
  pieces: readonly Piece[],
  headingOf: (piece: Piece) => { readonly level: number; readonly text: string } | null,
): readonly Piece[] {
  let inside = 0
  return pieces.filter((piece) => {
    const heading = headingOf(piece)
    if (heading === null) return inside > 0
    const isBeginning = isMaterialHeading(heading.text)
    if (inside === 0 || heading.level <= inside) inside = isBeginning ? heading.level : 0
    return inside > 0 && !isBeginning
  })
}
