import type { EditorNode } from '@forkshop/document'

/** The words of a node of the editor; a line break parts them. */
export function wordsOf(node: EditorNode | undefined): string {
  if (node === undefined) return ''
  if (node.type === 'hardBreak') return ' '
  return node.text ?? (node.content ?? []).map(wordsOf).join('')
}

/** Whether all words of a node are in bold. */
export function isInBold(node: EditorNode | undefined): boolean {
  const texts = node === undefined ? [] : textsOf(node)
  return (
    texts.length > 0 &&
    texts.every(({ marks }) => (marks ?? []).some(({ type }) => type === 'bold'))
  )
}

/** A row of a table that has other words in some of its cells, marked as its first words were; the rest stays. */
export function withCells(row: EditorNode, words: ReadonlyMap<number, string>): EditorNode {
  const cells = (row.content ?? []).map((cell, at) => {
    const text = words.get(at)
    return text === undefined ? cell : withWords(cell, text)
  })
  return { ...row, content: cells }
}

/** A row with the columns of another one and words of its own. */
export function rowLike(row: EditorNode, words: ReadonlyMap<number, string>): EditorNode {
  const cells = (row.content ?? []).map(({ attrs }, at) =>
    withWords({ type: 'tableCell', ...(attrs && { attrs }) }, words.get(at) ?? ''),
  )
  return { type: 'tableRow', content: cells }
}

function withWords(cell: EditorNode, text: string): EditorNode {
  const { marks } = textsOf(cell)[0] ?? {}
  const content = text === '' ? [] : [{ type: 'text', text, ...(marks && { marks }) }]
  const paragraph = cell.content?.[0] ?? { type: 'paragraph' }
  const { content: _, ...bare } = paragraph
  return { ...cell, content: [content.length === 0 ? bare : { ...bare, content }] }
}

function textsOf(node: EditorNode): readonly EditorNode[] {
  return node.text === undefined ? (node.content ?? []).flatMap(textsOf) : [node]
}
