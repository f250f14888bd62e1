import { planOf, type AgendaChange, type PlannedDay, type StepPlace } from '@forkshop/domain'
import type { EditorState } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/core'
import { stepPlaceIn } from './placed-agendas.ts'
import { changeDraft, tablesIn } from './change-draft.ts'
import { changeOf, type StepAction } from './step-actions.ts'

/** Marks a transaction that a hand did to an agenda, so that it can be told: what it was, and where that now stands. */
export const STEP_DONE = 'agendaStepDone'
export type StepDone = { readonly change: AgendaChange; readonly at: StepPlace | null }

/** The days of a draft as a planner shows them; `lang` is the text's (BCP 47). */
export const daysOf = (state: EditorState, lang: string): readonly PlannedDay[] =>
  tablesIn(state).flatMap(({ json }) => planOf(json, lang) ?? [])

/** Does something to the agendas of a draft that is written here; null where it cannot be done. */
export const doChange = (editor: Editor, change: AgendaChange): StepDone | null => {
  if (!editor.isEditable || editor.isDestroyed) return null
  const made = changeDraft(editor.state, change)
  if (made === null) return null
  const done: StepDone = { change, at: made.at }
  const transaction = made.transaction.setMeta(STEP_DONE, done)
  // who moves a step with the caret in it follows it with the eyes; a text that is not in use stays still
  const isFollowed = change.kind === 'move' && editor.view.hasFocus()
  editor.view.dispatch(isFollowed ? transaction.scrollIntoView() : transaction)
  return done
}

/** Does something to the step with the caret. */
export const doStep = (editor: Editor, action: StepAction): StepDone | null => {
  const change = changeOnCaret(editor, action)
  return change === null ? null : doChange(editor, change)
}

/** Whether that can be done to the step with the caret. */
export const canDoStep = (editor: Editor, action: StepAction): boolean =>
  changeOnCaret(editor, action) !== null

const changeOnCaret = (editor: Editor, action: StepAction): AgendaChange | null => {
  const at = stepPlaceIn(editor.state)
  const lang = editor.view.dom.lang
  return at === null ? null : changeOf(action, { days: daysOf(editor.state, lang), at, lang })
}
