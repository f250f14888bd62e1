import type { Piece } from '../piece.ts'
import { clash, passage, rewritten } from '../piece.ts'
import type { Three } from '../three.ts'
import { allOf, mapThree } from '../three.ts'

/** Merges the insides of quotations, which are bodies of their own, with `mergeInside`. */
export function mergeQuote(
  texts: Three<string>,
  mergeInside: (insides: Three<string>) => readonly Piece[],
): readonly Piece[] {
  const insides = allOf(mapThree(texts, insideOf))
  if (!insides) return [clash('content', texts)]
  const pieces = mergeInside(insides)
  const [first, ...others] = pieces
  if (others.length === 0 && first?.kind !== 'text') return [clash('content', texts)]
  return [passage('> ', 'base'), ...rewritten(pieces, quoted)]
}

/** The text without its marks; `null` where they are not one at each line and followed by a blank. */
function insideOf(text: string): string | null {
  const inside = text.replace(/^>(?: |(?=\r?\n|$))/gm, '')
  return `> ${quoted(inside)}` === text ? inside : null
}

function quoted(text: string): string {
  return text.replace(/\n(?=(\r?\n)?)/g, (_, blank: string | undefined) =>
    blank === undefined ? '\n> ' : '\n>',
  )
}
