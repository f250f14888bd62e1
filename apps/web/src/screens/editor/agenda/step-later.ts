import type { AgendaChange } from '@forkshop/domain'
import type { Editor } from '@tiptap/core'
import type { StepAction } from './step-actions.ts'

/** Does something to the step with the caret, once what can do it is fetched. */
export const stepLater = async (editor: Editor, action: StepAction): Promise<void> => {
  const { doStep } = await import('./do-step.ts')
  doStep(editor, action)
}

/** Does something to the agendas of a draft, once what can do it is fetched. */
export const changeLater = async (editor: Editor, change: AgendaChange): Promise<void> => {
  const { doChange } = await import('./do-step.ts')
  doChange(editor, change)
}
