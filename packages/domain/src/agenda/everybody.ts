import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'

const everybody: ReadonlySet<string> = new Set(
  textWordsOfAll().flatMap((words) => words.everybody.map(foldText)),
)

/** Whether a step is led by everybody, and so belongs to every role. */
export function isLedByEverybody(ledBy: string): boolean {
  return everybody.has(foldText(ledBy).trim())
}
