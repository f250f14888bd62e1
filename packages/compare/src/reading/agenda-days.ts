import type { AgendaDay } from '@forkshop/domain'
import { agendaOf } from '@forkshop/domain'
import type { Memory } from './generations.ts'

/** What an agenda is read from. */
type Source = { readonly kind: string; readonly text: string }

type KnownDays = Memory<readonly AgendaDay[]>

/**
 * The days in blocks, each table with the heading above it. Tables that are known are not read again: between two
 * versions of a page nearly all are the same.
 */
export function daysOf(blocks: readonly Source[], known: KnownDays): readonly AgendaDay[] {
  let heading = ''
  return blocks.flatMap(({ kind, text }) => {
    if (kind === 'heading') heading = text
    const isAgenda = kind === 'table' && daysIn(headOf(text), known).length > 0
    return isAgenda ? daysIn(`${heading}\n\n${text}`, known) : []
  })
}

/** The names of a table's columns alone, which say whether it is an agenda: most tables are none. */
function headOf(table: string): string {
  return table.split('\n', 2).join('\n')
}

function daysIn(source: string, known: KnownDays): readonly AgendaDay[] {
  const days = known.get(source) ?? agendaOf(source).days
  known.set(source, days)
  return days
}
