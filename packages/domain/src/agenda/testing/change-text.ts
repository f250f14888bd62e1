import { openText, saveText } from '@forkshop/document'
import type { AgendaChange } from '../agenda-change.ts'
import { changeAgenda } from '../change-agenda.ts'
import { dayRowsOf } from '../day-rows.ts'

/** A text after a change of its agenda, as the editor would save it; null where it cannot be done. */
export function changeText(text: string, change: AgendaChange): string | null {
  const { body, base } = openText(text)
  const nodes = body.content ?? []
  const tables = nodes.filter((node) => node.type === 'table' && dayRowsOf(node) !== null)
  const changed = changeAgenda(tables, change)
  if (changed === null) return null
  const content = nodes.map((node) => changed.tables[tables.indexOf(node)] ?? node)
  const saved = saveText(base, { ...body, content })
  return saved.kind === 'saved' ? saved.text : null
}
