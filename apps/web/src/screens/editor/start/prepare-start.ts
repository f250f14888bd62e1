import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Editor } from '@tiptap/vue-3'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import './start.css'

/** What is asked at each empty place below a heading of these words, and in a text that is empty. */
export type StartHints = {
  readonly below: ReadonlyMap<string, string>
  readonly empty: string
}

/** The headings of a skeleton, each with the line of `hints` at its place. */
export const hintsOf = (skeleton: string, hints: string, empty: string): StartHints => {
  const lines = hints.split('\n')
  const headings = [...skeleton.matchAll(/^#{2,3} (.+)$/gmu)].map((match) => match[1] ?? '')
  const pairs = headings.map((heading, at) => [heading, lines[at] ?? ''] as const)
  return { below: new Map(pairs.filter(([, hint]) => hint !== '')), empty }
}

const isEmpty = (node: Node | null | undefined): boolean =>
  node?.type.name === 'paragraph' && node.content.size === 0

/**
 * Makes a place to write below each heading of the skeleton that has nothing, which is no step to be undone, says in
 * every empty one what belongs there, and puts the caret into the first, unless somebody put it elsewhere by then.
 */
export const prepareStart = (editor: Pick<Editor, 'state' | 'view'>, hints: StartHints): void => {
  // a plugin would be one more state of the editor, and a new one takes the shared text in anew
  editor.view.setProps({
    decorations: ({ doc }) => DecorationSet.create(doc, hintsIn(doc, hints)),
  })
  const places = placesIn(editor.state.doc, hints)
  const { tr } = editor.state
  const paragraph = editor.state.schema.nodes['paragraph']
  if (paragraph === undefined) return
  for (const place of places.toReversed()) tr.insert(place, paragraph.create())
  if (places.length > 0) untracked(editor, () => editor.view.dispatch(tr))
  const { state, view } = editor
  if (view.hasFocus()) return
  const first = firstEmpty(state.doc)
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(first))))
  view.focus()
}

/** Writes what is no step to be undone, nor what other plugins add to it, which `addToHistory` would not cover. */
const untracked = ({ state }: Pick<Editor, 'state'>, write: () => void): void => {
  const { undoManager } = yUndoPluginKey.getState(state) ?? {}
  undoManager?.trackedOrigins.delete(ySyncPluginKey)
  write()
  undoManager?.trackedOrigins.add(ySyncPluginKey)
}

/** Positions behind headings of the skeleton below which nothing stands. */
const placesIn = (doc: Node, { below }: StartHints): readonly number[] => {
  const places: number[] = []
  doc.forEach((node, position, index) => {
    if (node.type.name !== 'heading' || !below.has(node.textContent)) return
    const next = doc.maybeChild(index + 1)
    if (next === null || next.type.name === 'heading') places.push(position + node.nodeSize)
  })
  return places
}

/** The position inside the first empty paragraph; the beginning of a text that has none. */
const firstEmpty = (doc: Node): number => {
  let found: number | null = null
  doc.forEach((node, position) => {
    if (found === null && isEmpty(node)) found = position + 1
  })
  return found ?? 1
}

const hintsIn = (doc: Node, { below, empty }: StartHints): Decoration[] => {
  const found: Decoration[] = []
  doc.forEach((node, position, index) => {
    if (!isEmpty(node)) return
    const before = index === 0 ? null : doc.child(index - 1)
    const hint =
      doc.childCount === 1
        ? empty
        : before?.type.name === 'heading'
          ? below.get(before.textContent)
          : undefined
    if (hint === undefined) return
    const attributes = { class: 'draft-hint', 'data-hint': hint }
    found.push(Decoration.node(position, position + node.nodeSize, attributes))
  })
  return found
}
