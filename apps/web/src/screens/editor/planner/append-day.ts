import type { Node as PmNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { tablesIn } from '../agenda/change-draft.ts'
import { OWN_STEP } from '../own-step.ts'
import { dayContent, dayTitlesIn, dayWordsOf } from '../writing/insertions.ts'

/** A further day of one step behind the last one of the draft, or at its end; `lang` is the text's (BCP 47). */
export const appendDay = (state: EditorState, lang: string): Transaction => {
  const last = tablesIn(state).at(-1)
  const at = last === undefined ? state.doc.content.size : last.position + last.node.nodeSize
  const words = dayWordsOf(lang, dayTitlesIn(state.doc))
  const nodes = dayContent(words).map((json) => state.schema.nodeFromJSON(json))
  return state.tr.insert(at, nodes.map(withoutLastRow)).setMeta(OWN_STEP, true)
}

/** The row in which the text would go on is no step. */
const withoutLastRow = (node: PmNode): PmNode =>
  node.type.name === 'table' && node.lastChild !== null
    ? node.copy(node.content.cut(0, node.content.size - node.lastChild.nodeSize))
    : node
