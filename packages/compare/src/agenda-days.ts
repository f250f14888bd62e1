import type { Agenda } from '@forkshop/domain'
import { agendaOf } from '@forkshop/domain'

/** The days of an agenda. */
type Days = Agenda['days']

/** What an agenda is read from. */
type Source = { readonly kind: string; readonly text: string }

/**
 * Reads days from blocks, each table with the heading above it. Tables that a reader has seen are not read again:
 * between two versions of a page nearly all are the same.
 */
export function dayReader(): (blocks: readonly Source[]) => Days {
  const seen = new Map<string, Days>()
  const read = (source: string) => {
    const days = seen.get(source) ?? agendaOf(source).days
    seen.set(source, days)
    return days
  }
  return (blocks) => {
    let heading = ''
    return blocks.flatMap(({ kind, text }) => {
      if (kind === 'heading') heading = text
      return kind === 'table' ? read(`${heading}\n\n${text}`) : []
    })
  }
}
