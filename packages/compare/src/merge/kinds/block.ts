import type { Element } from '../../reading/element.ts'
import { mergeCode } from './code.ts'
import { mergeList } from './list.ts'
import type { Piece } from '../piece.ts'
import { clash, passage } from '../piece.ts'
import { mergeProse } from './prose.ts'
import { mergeQuote } from './quote.ts'
import { mergeSentence } from './sentence.ts'
import { mergeTable } from './table.ts'
import { mergeTurned } from './turned.ts'
import type { Three } from '../three.ts'
import { isAllEqual, mapThree, pick } from '../three.ts'

/** Merges a block that both sides changed, by the rules of its kind; `mergeInside` merges the bodies of quotations. */
export function mergeBlock(
  three: Three<Element>,
  mergeInside: (bodies: Three<string>) => readonly Piece[],
): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const kinds = mapThree(three, ({ unit }) => unit.kind)
  if (!isAllEqual(kinds)) return mergeTurned(texts, kinds) ?? [clash('content', texts)]
  switch (three.base.unit.kind) {
    case 'paragraph':
      return mergeProse(texts)
    case 'heading':
      return mergeHeading(texts)
    case 'list':
      return mergeList(texts)
    case 'table':
      return mergeTable(texts)
    case 'quote':
      return mergeQuote(texts, mergeInside)
    case 'code':
    case 'html':
      return mergeCode(texts)
    case 'footnote':
      return mergeFootnote(texts)
    default:
      return [clash('content', texts)]
  }
}

const atx = /^( {0,3}#{1,6}[ \t]+)([\s\S]*)$/

/** A heading's level and its words are changed apart. */
function mergeHeading(texts: Three<string>): readonly Piece[] {
  const isAtx = Object.values(texts).every((text) => atx.test(text))
  const level = pick(mapThree(texts, (text) => atx.exec(text)?.[1] ?? ''))
  if (!isAtx || level.kind === 'clash') return [clash('content', texts)]
  const words = mapThree(texts, (text) => atx.exec(text)?.[2] ?? '')
  const picked = pick(words)
  if (picked.kind === 'one')
    return [passage(level.value, level.from), passage(picked.value, picked.from)]
  const merged = mergeSentence(words)
  return merged.some(({ kind }) => kind === 'content')
    ? [clash('content', texts)]
    : [passage(level.value, level.from), ...merged]
}

/** A footnote of one paragraph is prose behind its label. */
function mergeFootnote(texts: Three<string>): readonly Piece[] {
  const isProse = Object.values(texts).every((text) => !/\n[ \t]*\r?\n/.test(text))
  return isProse ? mergeProse(texts) : [clash('content', texts)]
}
