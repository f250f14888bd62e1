import type { Block } from '@forkshop/document'
import type { Unit } from './match-units.ts'
import { toWords } from './words.ts'

/** A block as something that can be found again in another text. */
export function toBlockUnit(block: Block): Unit {
  return {
    key: `${block.kind} ${block.text}`,
    kind: block.kind,
    words: toWords(block.plain || block.text),
    placeLikeness: block.kind === 'paragraph' || block.kind === 'quote' ? 0.2 : 0,
  }
}
