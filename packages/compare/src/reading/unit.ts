import { lazyParts } from './lazy.ts'
import { toWords } from '../words/words.ts'

/** One thing that keeps its identity while its text changes: a block, an item, a row, a sentence, a step. */
export type Unit = {
  /** Equal keys mean equal content. */
  readonly key: string
  /** Only units of one kind can be the same thing with changed words. */
  readonly kind: string
  readonly words: readonly string[]
  /** A second name that survives a rewrite, such as the hour in the first cell of a row. */
  readonly alias?: string
  /** The likeness that is enough when both stand alone of their kind in one place; 0: the place is enough. */
  readonly placeLikeness: number
}

/** A unit whose words are those of `text`, cut (and told, where that is work) when first asked for. */
export function toUnit(text: string | (() => string), named: Omit<Unit, 'words'>): Unit {
  return withWords({ ...named }, text)
}

const withWords = lazyParts<string | (() => string), Pick<Unit, 'words'>>({
  words: (text) => toWords(typeof text === 'string' ? text : text()),
})
