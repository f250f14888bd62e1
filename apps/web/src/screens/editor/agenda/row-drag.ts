import { planOf, type StepPlace } from '@forkshop/domain'
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { agendasIn } from './placed-agendas.ts'
import { agendaAfter, tablesIn } from './change-draft.ts'
import { daysOf } from './do-step.ts'
import { dropPlaceAt, staysThere, type DrawnRow, type DropPlace } from './drop-places.ts'

/** A step in a hand, drawn in pixels from the top of the text's frame. */
export type RowDrag = {
  readonly at: StepPlace
  readonly step: string
  readonly rows: readonly DrawnRow[]
  /** Where it would be dropped; null while it stays where it is. */
  readonly to: DropPlace | null
  /** `HH:MM` at which it would begin; empty where that is not known. */
  readonly hour: string
}

/** A step that is taken in hand; null where no such row is drawn. */
export const takeRow = (editor: Editor, at: StepPlace, frame: Element): RowDrag | null => {
  const rows = drawnRows(editor, frame)
  if (!rows.some(({ at: one }) => one.day === at.day && one.row === at.row)) return null
  const plan = daysOf(editor.state, '')[at.day]
  const step = plan?.steps.find(({ row }) => row === at.row)
  return { at, step: step?.step ?? '', rows, to: null, hour: step?.start ?? '' }
}

/** The same step held at another height. */
export const moveRow = (state: EditorState, drag: RowDrag, y: number): RowDrag => {
  const place = dropPlaceAt(drag.rows, y)
  const to = place === null || staysThere(drag.at, place.at) ? null : place
  if (to?.at.day === drag.to?.at.day && to?.at.row === drag.to?.at.row) return drag
  return { ...drag, to, hour: hourThere(state, drag.at, to?.at ?? null) }
}

/** The rows of agendas as they are drawn, those of the header left out. */
export const drawnRows = (editor: Editor, frame: Element): readonly DrawnRow[] => {
  const origin = frame.getBoundingClientRect().top
  return agendasIn(editor.state).flatMap(({ position }, day) => {
    const table = editor.view.nodeDOM(position)
    if (!(table instanceof Element)) return []
    return rowElements(table).map((element, row) => {
      const { top, bottom } = element.getBoundingClientRect()
      return { at: { day, row }, top: top - origin, bottom: bottom - origin }
    })
  })
}

/** The step whose row an element is in; null in headers, notes and elsewhere. */
export const stepPlaceOf = (editor: Editor, element: Element): StepPlace | null => {
  const tr = element.closest('tr')
  if (tr === null) return null
  for (const [day, { position }] of agendasIn(editor.state).entries()) {
    const table = editor.view.nodeDOM(position)
    const row = table instanceof Element ? rowElements(table).indexOf(tr) : -1
    if (row >= 0) return { day, row }
  }
  return null
}

/** The element of a step's row; null where it is not drawn. */
export const rowElementOf = (editor: Editor, { day, row }: StepPlace): Element | null => {
  const position = agendasIn(editor.state)[day]?.position
  const table = position === undefined ? null : editor.view.nodeDOM(position)
  return table instanceof Element ? (rowElements(table)[row] ?? null) : null
}

const rowElements = (table: Element): readonly HTMLTableRowElement[] =>
  [...table.querySelectorAll('tr')].filter((row) => !row.classList.contains('agenda-note')).slice(1)

/** When a step begins where it is, or would begin elsewhere. */
const hourThere = (state: EditorState, at: StepPlace, to: StepPlace | null): string => {
  const changed = to === null ? null : agendaAfter(state, { kind: 'move', at, to })
  const place = changed?.at ?? at
  const tables = changed?.tables ?? tablesIn(state).map(({ json }) => json)
  const table = tables[place.day]
  const plan = table === undefined ? null : planOf(table, '')
  return plan?.steps.find(({ row }) => row === place.row)?.start ?? ''
}

/** Whether the days have other rows than they had: what is in a hand is not where it was. */
export const isOtherAgenda = (drag: RowDrag, state: EditorState): boolean => {
  const now = tablesIn(state).flatMap(({ node }, day) =>
    Array.from({ length: node.childCount - 1 }, (_, row) => `${day}.${row}`),
  )
  const was = drag.rows.map(({ at }) => `${at.day}.${at.row}`)
  return now.join(' ') !== was.join(' ')
}
