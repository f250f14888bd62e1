import type { EditorNode } from '@forkshop/document'

// `[words](an address)`, which is no link since an address has no blanks
const broken = /\[([^\][\n]+)\]\(([^()\n]*)\)/
// the same where a part of the address was read as a link by itself: `[words](mailto: a@b.example)`
const opening = /\[([^\][\n]+)\]\(([^()\n]*)$/

/**
 * A block in which a link that is none, since its address is badly written, is drawn as its words with the address
 * noted behind them: brackets and bars of a text are nothing that a reader could make sense of.
 */
export function withBrokenLinks(node: EditorNode): EditorNode {
  if (!node.content || node.type === 'codeBlock') return node
  const inner = node.content.map(withBrokenLinks)
  const content = inner.some(({ text }) => text?.includes('](')) ? drawn(inner) : inner
  return { ...node, content }
}

function drawn(leaves: readonly EditorNode[]): readonly EditorNode[] {
  const [first, ...others] = leaves
  if (!first) return []
  const whole = isPlain(first) ? broken.exec(first.text ?? '') : null
  if (whole) {
    const [all, words = '', address = ''] = whole
    const rest = { ...first, text: first.text?.slice(whole.index + all.length) ?? '' }
    return [
      ...before(first, whole.index),
      ...told(first, words, address),
      ...drawn([rest, ...others]),
    ]
  }
  const [link, end, ...rest] = others
  const open = isPlain(first) ? opening.exec(first.text ?? '') : null
  if (!open || link?.text === undefined || !isLink(link) || !end?.text?.startsWith(')'))
    return [...(first.text === '' ? [] : [first]), ...drawn(others)]
  const [, words = '', start = ''] = open
  const tail = { ...end, text: end.text.slice(1) }
  return [
    ...before(first, open.index),
    ...told(first, words, start + link.text),
    ...drawn([tail, ...rest]),
  ]
}

function before(leaf: EditorNode, length: number): readonly EditorNode[] {
  return length === 0 ? [] : [{ ...leaf, text: leaf.text?.slice(0, length) ?? '' }]
}

function told(leaf: EditorNode, words: string, address: string): readonly EditorNode[] {
  const value = address.trim()
  const note = {
    type: 'unseenTurn',
    attrs: { what: 'link', how: 'broken', value },
    content: [{ type: 'text', text: value }],
  }
  return [{ ...leaf, text: words }, ...(value === '' ? [] : [{ ...leaf, text: ' ' }, note])]
}

function isPlain({ text, marks }: EditorNode): boolean {
  return text !== undefined && !marks?.some(({ type }) => type === 'code' || type === 'link')
}

function isLink({ marks }: EditorNode): boolean {
  return marks?.some(({ type }) => type === 'link') ?? false
}
