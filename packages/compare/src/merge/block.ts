import type { Element } from './element.ts'
import { mergeList } from './list.ts'
import type { Piece } from './piece.ts'
import { clash } from './piece.ts'
import { mergeProse } from './prose.ts'
import { mergeTable } from './table.ts'
import type { Three } from './three.ts'
import { mapThree, pick } from './three.ts'

/** Merges a block that both sides changed, by the rules of its kind. */
export function mergeBlock(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  switch (three.base.unit.kind) {
    case 'paragraph':
      return mergeProse(texts)
    case 'heading':
      return mergeHeading(texts)
    case 'list':
      return mergeList(texts)
    case 'table':
      return mergeTable(texts)
    default:
      return [clash('content', texts)]
  }
}

const atx = /^( {0,3}#{1,6}[ \t]+)([\s\S]*)$/

/** A heading's level and its words are changed apart. */
function mergeHeading(texts: Three<string>): readonly Piece[] {
  const level = pick(mapThree(texts, (text) => atx.exec(text)?.[1] ?? ''))
  const words = pick(mapThree(texts, (text) => atx.exec(text)?.[2] ?? text))
  const isAtx = atx.test(texts.base) && atx.test(texts.ours) && atx.test(texts.theirs)
  return isAtx && level.kind === 'one' && words.kind === 'one'
    ? [level.value + words.value]
    : [clash('content', texts)]
}
