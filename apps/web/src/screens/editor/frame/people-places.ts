import { isRecord } from '@forkshop/domain'
import type { EditorState } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { agendasIn } from '../agenda/placed-agendas.ts'
import { headingAt, headingsIn, placeName } from './outline.ts'

/** Where a caret stands in the text: its position, null when it is nowhere (any more). */
export const caretPosition = (state: EditorState, head: unknown): number | null => {
  const sync: unknown = ySyncPluginKey.getState(state)
  if (head === null || !isRecord(sync) || !isRecord(sync['binding'])) return null
  const { doc, type, binding } = ySyncPluginKey.getState(state)
  const relative = Y.createRelativePositionFromJSON(head)
  return relativePositionToAbsolutePosition(doc, type, relative, binding.mapping)
}

/** A place in words: the heading above it, and the time of the agenda's row it is in. */
export const placeWords = (state: EditorState, position: number): string => {
  const heading = headingAt(headingsIn(state), position)
  const name = heading === null ? '' : placeName(heading.text)
  const day = agendasIn(state).find((placed) => {
    const table = state.doc.nodeAt(placed.position)
    return (
      table !== null && placed.position <= position && position < placed.position + table.nodeSize
    )
  })
  const step = day?.agenda.steps.findLast(({ at }) => day.position + at <= position)
  return step === undefined || step.start === null
    ? name
    : [name, step.start].filter((part) => part !== '').join(', ')
}
