import type { Piece } from '../piece.ts'
import { passage } from '../piece.ts'
import type { Three } from '../three.ts'

/**
 * One line that one side gave another form (a line made a heading, a quotation, an item) while the other changed its
 * words: those words in that form. `null` when that is not what happened.
 */
export function mergeTurned(texts: Three<string>, kinds: Three<string>): readonly Piece[] | null {
  if ((kinds.ours === kinds.base) === (kinds.theirs === kinds.base)) return null
  const [turned, worded] =
    kinds.theirs === kinds.base ? [texts.ours, texts.theirs] : [texts.theirs, texts.ours]
  const [mark] = marks.exec(texts.base) ?? ['']
  const [own] = marks.exec(worded) ?? ['']
  const [old, now] = [texts.base.slice(mark.length), worded.slice(own.length)]
  const isOneLine = mark === own && old !== '' && !`${old}${now}`.includes('\n')
  if (!isOneLine || turned.split(old).length !== 2) return null
  return [
    passage(
      turned.replace(old, () => now),
      'mixed',
    ),
  ]
}

/** What a heading, a quotation or an item begins with. */
const marks = /^ {0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/
