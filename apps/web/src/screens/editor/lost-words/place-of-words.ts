import type { EditorState } from '@tiptap/pm/state'

/** Where the last paragraph begins that says words and nothing else, as words are brought back; null for none. */
export const placeOfWords = ({ doc }: Pick<EditorState, 'doc'>, words: string): number | null => {
  const said = words.trim()
  const places: number[] = []
  doc.forEach((node, position) => {
    if (node.type.name === 'paragraph' && node.textContent === said) places.push(position)
  })
  return places.at(-1) ?? null
}
