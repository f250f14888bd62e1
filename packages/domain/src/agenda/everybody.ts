import { foldText } from '../fold-text.ts'

/** Words for all who are there, folded, in the cell that says who leads a step. */
const everybody: ReadonlySet<string> = new Set([
  'tous',
  'toutes',
  'tous et toutes',
  'toutes et tous',
  'tout le monde',
  'tout le groupe',
  'ensemble',
  'all',
  'everybody',
  'everyone',
  'all together',
  'the whole group',
])

/** Whether a step is led by everybody, and so belongs to every role. */
export function isLedByEverybody(ledBy: string): boolean {
  return everybody.has(foldText(ledBy).trim())
}
