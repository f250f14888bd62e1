import { openText, saveText, type EditorNode } from '@forkshop/document'
import type { AgendaEdit } from './agenda-edit.ts'
import { agendaOf } from './agenda.ts'
import { dayRowsOf } from './day-rows.ts'
import { editRows } from './edit-rows.ts'

/**
 * A text whose agenda was edited. Hours that are written below a change move with it, up to one in bold, which stays,
 * as everything else does to the byte. Null where the text has no such row, or cannot be written surely.
 */
export function editAgenda(text: string, edits: readonly AgendaEdit[]): string | null {
  const { body, base } = openText(text)
  const nodes = body.content ?? []
  const days = nodes.filter((node) => node.type === 'table' && dayRowsOf(node) !== null)
  // a table that the editor shows as source is no day that can be edited
  if (days.length !== agendaOf(text).days.length) return null
  if (edits.some(({ day }) => days[day] === undefined)) return null
  const written = new Map<EditorNode, EditorNode>()
  for (const [day, table] of days.entries()) {
    const own = edits.filter((edit) => edit.day === day)
    const edited = own.length === 0 ? table : editDay(table, own)
    if (edited === null) return null
    written.set(table, edited)
  }
  const saved = saveText(base, { ...body, content: nodes.map((node) => written.get(node) ?? node) })
  return saved.kind === 'saved' ? saved.text : null
}

function editDay(table: EditorNode, edits: readonly AgendaEdit[]): EditorNode | null {
  const day = dayRowsOf(table)
  const edited = day && editRows(day.rows, day.columns, edits)
  return edited && { ...table, content: [day.head, ...edited] }
}
