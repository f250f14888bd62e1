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

/** A row with other words in a cell, in bold or in no marks at all; the same row where it says so already. */
export function bareCell(
  row: EditorNode,
  column: number,
  { text, isBold }: { readonly text: string; readonly isBold: boolean },
): EditorNode {
  const cell = row.content?.[column]
  const isSame = wordsOf(cell).trim() === text && (text === '' || isInBold(cell) === isBold)
  if (cell === undefined || isSame) return row
  const bare = withWords({ ...cell, content: [] }, text)
  const [paragraph] = bare.content ?? []
  const marked = (paragraph?.content ?? []).map((node) =>
    isBold ? { ...node, marks: [{ type: 'bold' }] } : node,
  )
  const content = [{ ...paragraph, type: 'paragraph', ...(text !== '' && { content: marked }) }]
  return withCell(row, column, { ...cell, content })
}

/** A row whose words in a cell are a link. */
export function withLink(row: EditorNode, column: number, href: string): EditorNode {
  const cell = row.content?.[column]
  if (cell === undefined) return row
  const content = (cell.content ?? []).map((paragraph) => ({
    ...paragraph,
    content: (paragraph.content ?? []).map((node) => ({
      ...node,
      marks: [{ type: 'link', attrs: { href } }],
    })),
  }))
  return withCell(row, column, { ...cell, content })
}

/** A cell with what another one holds behind its own words, as it is marked there. */
export function withContentMore(cell: EditorNode, more: EditorNode, between: string): EditorNode {
  const [paragraph = { type: 'paragraph' }] = cell.content ?? []
  const own = paragraph.content ?? []
  const added = (more.content ?? []).flatMap(({ content }) => content ?? [])
  const joint = own.length === 0 || added.length === 0 ? [] : [{ type: 'text', text: between }]
  return { ...cell, content: [{ ...paragraph, content: [...own, ...joint, ...added] }] }
}

function withCell(row: EditorNode, column: number, cell: EditorNode): EditorNode {
  return { ...row, content: (row.content ?? []).with(column, cell) }
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
