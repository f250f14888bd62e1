import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { editAt, spliced } from './edit.ts'
import type { MakeEdit } from './edit.ts'
import { pick } from './random.ts'

const words = (text: string): readonly EditorNode[] => [{ type: 'text', text }]
const PARAGRAPH: EditorNode = { type: 'paragraph', content: words('A new passage, with 1. and *.') }
const item = (...content: readonly EditorNode[]): EditorNode => ({ type: 'listItem', content })
const cell = (type: string): EditorNode => ({ type, content: [PARAGRAPH] })

const isTop = (type: string) => (node: EditorNode, parent: EditorNode) =>
  parent.type === 'doc' && node.type === type

function added(node: EditorNode): MakeEdit {
  return (body, random) => {
    const at = random((body.content?.length ?? 0) + 1)
    return spliced(body, { at, remove: 0, insert: [node] })
  }
}

const moved: MakeEdit = (body, random) => {
  const content = body.content ?? []
  const at = random(content.length)
  const to = random(content.length)
  const node = content[at]
  const isSame = (other: EditorNode) => JSON.stringify(other) === JSON.stringify(node)
  // of two equal blocks nobody can say which one moved
  if (node === undefined || at === to || content.filter(isSame).length > 1) return null
  const gone = spliced(body, { at, remove: 1, insert: [] })
  const put = spliced(gone.body, { at: to, remove: 0, insert: [node] })
  return { body: put.body, from: gone.from.toSpliced(to, 0, null) }
}

/** A copy has no id yet: the editor gives it one of its own. */
function withoutId(node: EditorNode): EditorNode {
  const { blockId: _, ...attrs } = node.attrs ?? {}
  return Object.keys(attrs).length === 0
    ? { type: node.type, ...(node.content === undefined ? {} : { content: node.content }) }
    : { ...node, attrs }
}

const joined: MakeEdit = (body, random) => {
  const content = body.content ?? []
  const places = content.flatMap((node, at) =>
    at > 0 && node.type === 'paragraph' && content[at - 1]?.type === 'paragraph' ? [at] : [],
  )
  const at = pick(places, random)
  const [one, other] = at === undefined ? [] : [content[at - 1], content[at]]
  if (at === undefined || one === undefined || other === undefined) return null
  const insert = [{ ...one, content: [...(one.content ?? []), ...(other.content ?? [])] }]
  return spliced(body, { at: at - 1, remove: 2, insert })
}

const split: MakeEdit = editAt(
  (node, parent) => isTop('paragraph')(node, parent) && /\S \S/.test(node.content?.[0]?.text ?? ''),
  (node) => {
    const [first, ...rest] = node.content ?? []
    const text = first?.text ?? ''
    const at = text.search(/(?<=\S) \S/)
    const start = { ...first, type: 'text', text: text.slice(0, at) }
    const end = { ...first, type: 'text', text: text.slice(at + 1) }
    return [{ ...node, content: [start] }, withoutId({ ...node, content: [end, ...rest] })]
  },
)

function codeChanged(change: (text: string) => string): MakeEdit {
  return editAt(
    (node) => node.type === 'codeBlock',
    (node) => {
      const text = change(node.content?.[0]?.text ?? '')
      const { content: _, ...bare } = node
      return [text === '' ? bare : { ...bare, content: words(text) }]
    },
  )
}

const isIsland = (node: EditorNode) => node.type === 'island'
const withSource = (node: EditorNode, source: string): EditorNode => ({
  ...node,
  attrs: { ...node.attrs, source },
})
const sourceOf = (node: EditorNode) => textAttr(node, 'source')

/** Edits of whole blocks, of code and of islands. */
export const BLOCK_EDITS = {
  'paragraph added': added(PARAGRAPH),
  'heading added': added({ type: 'heading', attrs: { level: 2 }, content: words('New') }),
  'bullet list added': added({ type: 'bulletList', content: [item(PARAGRAPH), item(PARAGRAPH)] }),
  'numbered list added': added({ type: 'orderedList', content: [item(PARAGRAPH)] }),
  'code added': added({ type: 'codeBlock', content: words('  x\n\ny') }),
  'rule added': added({ type: 'horizontalRule' }),
  'quote added': added({ type: 'blockquote', content: [PARAGRAPH] }),
  'table added': added({
    type: 'table',
    content: ['tableHeader', 'tableCell'].map((type) => ({
      type: 'tableRow',
      content: [cell(type), cell(type)],
    })),
  }),
  'island added': added({ type: 'island', attrs: { source: '<div>\nx\n</div>' } }),
  'block removed': (body, random) => {
    const content = body.content ?? []
    return content.length < 2
      ? null
      : spliced(body, { at: random(content.length), remove: 1, insert: [] })
  },
  'block moved': moved,
  'block copied': (body, random) => {
    const content = body.content ?? []
    const node = pick(content, random)
    if (node === undefined) return null
    return spliced(body, { at: random(content.length + 1), remove: 0, insert: [withoutId(node)] })
  },
  'paragraph split': split,
  'paragraphs joined': joined,
  'heading level': editAt(
    (node) => node.type === 'heading',
    (node, random) => {
      const level = 1 + ((Number(node.attrs?.['level']) + random(5)) % 6)
      return [{ ...node, attrs: { ...node.attrs, level } }]
    },
  ),
  'heading made words': editAt(isTop('heading'), ({ content = [] }) => [
    { type: 'paragraph', content },
  ]),
  'words made heading': editAt(isTop('paragraph'), ({ content = [] }) => [
    { type: 'heading', attrs: { level: 3 }, content },
  ]),
  'wrapped in a quote': editAt(
    (_, parent) => parent.type === 'doc',
    (node) => [{ type: 'blockquote', content: [withoutId(node)] }],
  ),
  'taken out of a quote': editAt(isTop('blockquote'), ({ content = [] }) => content),
  'wrapped in a list': editAt(isTop('paragraph'), (node) => [
    { type: 'bulletList', content: [item(withoutId(node))] },
  ]),
  'words in code': codeChanged((text) => `${text} x`),
  'line in code': codeChanged((text) => `${text}\n\n  more`),
  'code emptied': codeChanged(() => ''),
  'fence in code': codeChanged((text) => `${text}\n\`\`\`\n~~~`),
  'language of code': editAt(
    (node) => node.type === 'codeBlock',
    (node) => [{ ...node, attrs: { ...node.attrs, language: 'css' } }],
  ),
  'island edited': editAt(isIsland, (node) => [
    withSource(node, sourceOf(node).replace(/[a-z](?=[^a-z]*$)/i, 'y')),
  ]),
  'island made words': editAt(isIsland, (node) => [withSource(node, 'Just *words* now.')]),
  'island removed': editAt(isTop('island'), () => []),
} satisfies Record<string, MakeEdit>
