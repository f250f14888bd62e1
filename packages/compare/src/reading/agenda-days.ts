import type { AgendaDay } from '@forkshop/domain'
import { agendaOf } from '@forkshop/domain'
import type { Memory } from './generations.ts'

/** What an agenda is read from. */
type Source = { readonly kind: string; readonly text: string }

/**
 * The days in blocks, each table with the heading above it. Tables that are known are not read again: between two
 * versions of a page nearly all are the same.
 */
export function daysOf(
  blocks: readonly Source[],
  known: Memory<readonly AgendaDay[]>,
): readonly AgendaDay[] {
  let heading = ''
  return blocks.flatMap(({ kind, text }) => {
    if (kind === 'heading') heading = text
    if (kind !== 'table') return []
    const source = `${heading}\n\n${text}`
    const days = known.get(source) ?? agendaOf(source).days
    known.set(source, days)
    return days
  })
}
