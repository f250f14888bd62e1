import { parseBlocks, parseFrontMatter, withFields, type Block } from '@forkshop/document'
import type { BlockChange } from '../comparison.ts'
import type { ChangedAtOrigin } from './changed-at-origin.ts'

/**
 * The text from which a fork and its origin went apart, with only the chosen ones of the origin's changes. With all it
 * is the origin's text, with none it is as it was; blocks that are the same keep their bytes.
 */
export function withChanges(
  { base, theirs }: { readonly base: string; readonly theirs: string },
  { comparison, spans, names, fields, passages }: ChangedAtOrigin,
  chosen: ReadonlySet<string>,
): string {
  if ([...passages, ...fields].every(({ id }) => chosen.has(id))) return theirs
  const [old, now] = [cut(base), cut(theirs)]
  const pieces: { readonly text: string; readonly beforeIndex: number | null }[] = []
  const left: { readonly text: string; readonly beforeIndex: number }[] = []
  comparison.blocks.forEach((block, at) => {
    const { beforeIndex, afterIndex, kind } = block
    const name = names[at] ?? null
    const isTaken = name !== null && chosen.has(name)
    const span = spans[at] ?? { before: 1, after: 1 }
    if (isTaken) {
      if (afterIndex !== null) {
        pieces.push({ text: now.piece(afterIndex, span.after), beforeIndex: placeOf(block) })
      }
    } else if (beforeIndex !== null) {
      const text = old.piece(beforeIndex, span.before)
      if (kind === 'moved' || kind === 'moved-changed') left.push({ text, beforeIndex })
      else pieces.push({ text, beforeIndex })
    }
  })
  // What is left where it was stands before what followed it there.
  for (const { text, beforeIndex } of left) {
    const next = pieces.findIndex((piece) => (piece.beforeIndex ?? -1) > beforeIndex)
    pieces.splice(next < 0 ? pieces.length : next, 0, { text, beforeIndex })
  }
  const body = pieces.map(({ text }) => text).join('') + old.end
  return (
    withFields(
      old.front,
      fieldsOf(
        theirs,
        fields.filter(({ id }) => chosen.has(id)),
      ),
    ) + body
  )
}

/** Where a block stands in the order of the old text; null for one that is new there or came from elsewhere. */
const placeOf = ({ kind, beforeIndex }: BlockChange): number | null =>
  kind === 'changed' ? beforeIndex : null

/** A text as its front matter, its blocks each with the blanks before it, and what follows the last. */
function cut(text: string) {
  const { bodyStart } = parseFrontMatter(text)
  const blocks = parseBlocks(text)
  const endBefore = (at: number): number => blocks[at - 1]?.end ?? bodyStart
  return {
    front: text.slice(0, bodyStart),
    end: text.slice(endBefore(blocks.length)),
    piece: (at: number, count: number): string => {
      const last: Block | undefined = blocks[at + Math.max(1, count) - 1]
      const blank =
        at === 0
          ? text.slice(bodyStart, blocks[0]?.start ?? bodyStart)
          : text.slice(endBefore(at), blocks[at]?.start)
      return (blank.trim() === '' ? blank : '\n\n') + text.slice(blocks[at]?.start, last?.end)
    },
  }
}

function fieldsOf(
  theirs: string,
  chosen: ChangedAtOrigin['fields'],
): ReadonlyMap<string, string | null> {
  const matter = parseFrontMatter(theirs)
  const entries = matter.kind === 'present' ? matter.entries : []
  return new Map(
    chosen.map(({ field: { key } }) => [
      key,
      entries.find((entry) => entry.key === key)?.source ?? null,
    ]),
  )
}
