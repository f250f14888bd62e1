import { itemTexts } from './list-items.ts'
import { toRow } from './row.ts'
import { foldSigns } from './fold-signs.ts'
import { proseKey, toSentences } from './sentences.ts'

/** A block's kind and text. */
export type Source = { readonly kind: string; readonly text: string }

/** The smallest units of one block, however they are set: sentences, cells, else the whole. */
export function atomsOf(source: Source): readonly string[] {
  return unitsOf(source).map(foldSigns)
}

function unitsOf({ kind, text }: Source): readonly string[] {
  switch (kind) {
    case 'table':
      return text
        .split(/\r?\n/)
        .flatMap((line, at) => (at === 1 ? [] : toRow(line).cells.map(proseKey)))
    case 'list':
      return itemTexts(text).flatMap(sentenceKeys)
    case 'quote':
      return text
        .replace(/^ {0,3}> ?/gm, '')
        .split(/\n[ \t]*\r?\n/)
        .flatMap((passage) => itemTexts(passage).flatMap(sentenceKeys))
    case 'heading':
      return [proseKey(text.replace(/^ {0,3}#+[ \t]+/, ''))]
    case 'paragraph':
    case 'footnote':
      return sentenceKeys(text)
    case 'code':
    case 'html':
      return text.split(/\r?\n/).filter((line) => line.trim() !== '')
    default:
      return [text]
  }
}

function sentenceKeys(text: string): readonly string[] {
  return toSentences(text).elements.map(({ unit }) => unit.key)
}
