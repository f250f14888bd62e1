import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'

const beginnings = textWordsOfAll().flatMap(({ materials }) => materials.map(foldText))

/** Whether a heading stands above what is needed: `Matériel et espace`, `Materials`. */
export function isMaterialHeading(heading: string): boolean {
  const words = foldText(heading).trim()
  return beginnings.some((beginning) => words.startsWith(beginning))
}
