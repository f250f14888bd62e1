import { isClash, oursOf } from '../piece.ts'
import { mergeProse } from '../kinds/prose.ts'
import type { Three } from '../three.ts'
import { isAllEqual, mapThree } from '../three.ts'

/**
 * The source of a text that all sides have in lines below its key (`>` or `|`), merged as it stands so that every line
 * keeps its end; `null` for any other field, and where the sides contradict each other.
 */
export function foldedSource(sources: Three<string>): string | null {
  const heads = mapThree(sources, (source) => /^[^\n]*:[ \t]*[>|][^\n]*\n/.exec(source)?.[0] ?? '')
  if (heads.base === '' || !isAllEqual(heads)) return null
  const pieces = mergeProse(mapThree(sources, (source) => source.slice(heads.base.length)))
  return pieces.some(isClash) ? null : heads.base + oursOf(pieces)
}
