import type { Editor } from '@tiptap/vue-3'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { stepPlaceIn } from '../agenda/placed-agendas.ts'
import { canDoStep, doStep } from '../agenda/do-step.ts'
import type { StepAction } from '../agenda/step-actions.ts'
import {
  isPossible,
  placeInTable,
  runTableAction,
  type TableAction,
} from '../writing/table-actions.ts'
import type { WritingMenuItem } from './writing-menu.ts'

/** What can be done with any row of a table. */
const rowActions = ['rowAbove', 'rowBelow', 'rowUp', 'rowDown', 'deleteRow'] as const

/** What can be done with a step of an agenda besides; one that is impossible is not offered. */
const stepMenu = [
  'dayBefore',
  'dayAfter',
  'split',
  'join',
  'duplicate',
  'beside',
  'alone',
  'fix',
  'loosen',
  'break',
  'tidy',
] as const satisfies readonly StepAction[]

const keysOf: Partial<Record<TableAction | StepAction, string>> = {
  rowUp: 'Alt ↑',
  rowDown: 'Alt ↓',
  dayBefore: 'Alt ⇧ ↑',
  dayAfter: 'Alt ⇧ ↓',
}

/** What the handle of a row offers where the caret stands. */
export const rowItems = (editor: Editor, t: Say): readonly WritingMenuItem[] => {
  const place = placeInTable(editor.state)
  const rows = rowActions.map((key) => ({
    key,
    name: t(`editor.table.${key}`),
    class: 'table-item',
    hint: keysOf[key],
    disabled: place === null || !isPossible(key, place),
  }))
  if (stepPlaceIn(editor.state) === null) return rows
  const steps = stepMenu
    .filter((key) => canDoStep(editor, key))
    .map((key, at) => ({
      key,
      name: t(`planner.step.${key}`),
      class: 'table-item',
      hint: keysOf[key],
      startsGroup: at === 0,
    }))
  return [...rows, ...steps]
}

/** Does what was chosen. */
export const chooseRowItem = (editor: Editor, key: string): void => {
  const row = rowActions.find((one) => one === key)
  if (row !== undefined) return runTableAction(editor, row)
  const step = stepMenu.find((one) => one === key)
  editor.view.focus()
  if (step !== undefined) doStep(editor, step)
}
