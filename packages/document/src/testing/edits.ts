import type { EditorNode } from '../editor/node.ts'

/** A source of numbers for tests: the same seed, the same edits. */
export type Random = (below: number) => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What an edit did to the top-level blocks, so that a test can say which had to stay. */
export interface Edit {
  readonly body: EditorNode
  readonly removed: number | null
  readonly placed: number | null
}

export type EditName = keyof typeof EDITS

const WORDS = [
  'a_b',
  '2 * 3',
  '[note]',
  'x|y',
  '1.',
  '<b>',
  '« oui »',
  'C#',
  'l’été',
  '`',
  '&amp;',
  '#',
  '- x',
  'www.b.org',
  '\\',
  '~~',
  '!',
  'é😀',
]

/** One random edit of a kind, or null where the body offers nothing for it. */
export function randomEdit(name: EditName, body: EditorNode, random: Random): Edit | null {
  return EDITS[name](body, random)
}

type Path = readonly number[]

function find(
  body: EditorNode,
  wanted: (node: EditorNode, parent: EditorNode) => boolean,
): readonly Path[] {
  const found: Path[] = []
  const visit = (node: EditorNode, path: Path) => {
    ;(node.content ?? []).forEach((child, index) => {
      if (wanted(child, node)) found.push([...path, index])
      visit(child, [...path, index])
    })
  }
  visit(body, [])
  return found
}

function change(
  node: EditorNode,
  path: Path,
  to: (node: EditorNode) => readonly EditorNode[],
): EditorNode {
  const [first, ...rest] = path
  const content = node.content ?? []
  return {
    ...node,
    content: content.flatMap((child, index) => {
      if (index !== first) return [child]
      return rest.length === 0 ? to(child) : [change(child, rest, to)]
    }),
  }
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[random(list.length)]
}

function editAt(
  wanted: (node: EditorNode, parent: EditorNode) => boolean,
  to: (node: EditorNode, random: Random) => readonly EditorNode[],
): (body: EditorNode, random: Random) => Edit | null {
  return (body, random) => {
    const path = pick(find(body, wanted), random)
    const top = path?.[0]
    if (path === undefined || top === undefined) return null
    return { body: change(body, path, (node) => to(node, random)), removed: top, placed: top }
  }
}

function typeWord(node: EditorNode, random: Random): readonly EditorNode[] {
  const text = node.text ?? ''
  const at = text.indexOf(' ', random(text.length + 1))
  const word = pick(WORDS, random) ?? 'x'
  const changed = at === -1 ? `${text} ${word}` : `${text.slice(0, at)} ${word}${text.slice(at)}`
  return [{ ...node, text: changed }]
}

function replaceLetter(node: EditorNode, random: Random): readonly EditorNode[] {
  const letters = [...(node.text ?? '')]
  const at = random(letters.length)
  return [
    {
      ...node,
      text: letters
        .map((letter, index) => (index === at && letter !== ' ' ? 'Z' : letter))
        .join(''),
    },
  ]
}

const isText = (node: EditorNode) => node.type === 'text'
const inType = (type: string) => (node: EditorNode, parent: EditorNode) =>
  isText(node) && parent.type === type

function within(type: string, node: (node: EditorNode, parent: EditorNode) => boolean) {
  return (body: EditorNode): readonly Path[] =>
    find(body, (candidate) => candidate.type === type).flatMap((outer) => {
      const inner = outer.reduce<EditorNode | undefined>((at, index) => at?.content?.[index], body)
      return inner === undefined ? [] : find(inner, node).map((path) => [...outer, ...path])
    })
}

function editWithin(type: string, to: (node: EditorNode, random: Random) => readonly EditorNode[]) {
  return (body: EditorNode, random: Random): Edit | null => {
    const path = pick(within(type, isText)(body), random)
    const top = path?.[0]
    if (path === undefined || top === undefined) return null
    return { body: change(body, path, (node) => to(node, random)), removed: top, placed: top }
  }
}

function markWord(type: string) {
  return editAt(
    (node, parent) =>
      isText(node) &&
      parent.type !== 'codeBlock' &&
      node.marks === undefined &&
      / \S+ /.test(node.text ?? ''),
    (node) => {
      const text = node.text ?? ''
      const word = / (\S+) /.exec(text)
      const start = (word?.index ?? 0) + 1
      const end = start + (word?.[1]?.length ?? 0)
      const mark =
        type === 'link' ? { type, attrs: { href: 'https://example.org/a_(b)' } } : { type }
      return [
        { type: 'text', text: text.slice(0, start) },
        { type: 'text', text: text.slice(start, end), marks: [mark] },
        { type: 'text', text: text.slice(end) },
      ]
    },
  )
}

const PARAGRAPH: EditorNode = {
  type: 'paragraph',
  content: [{ type: 'text', text: 'A new passage, with 1. and *.' }],
}

const EDITS = {
  'word in paragraph': editAt(inType('paragraph'), typeWord),
  'word in heading': editAt(inType('heading'), typeWord),
  'letter anywhere': editAt(isText, replaceLetter),
  'word in list item': editWithin('listItem', typeWord),
  'word in quote': editWithin('blockquote', typeWord),
  'word in table cell': editWithin('tableCell', typeWord),
  'word in code block': editAt(inType('codeBlock'), typeWord),
  'bold on a word': markWord('bold'),
  'italic on a word': markWord('italic'),
  'code on a word': markWord('code'),
  'link on a word': markWord('link'),
  'marks taken off': editAt(
    (node) => isText(node) && node.marks !== undefined,
    (node) => [{ type: 'text', text: node.text ?? '' }],
  ),
  'hard break': editAt(
    (node, parent) => isText(node) && parent.type === 'paragraph' && / \S/.test(node.text ?? ''),
    (node) => {
      const text = node.text ?? ''
      const at = text.indexOf(' ')
      return [
        { ...node, text: text.slice(0, at) },
        { type: 'hardBreak' },
        { ...node, text: text.slice(at + 1) },
      ]
    },
  ),
  'list item added': editAt(
    (node) => node.type === 'listItem',
    (node) => [node, { type: 'listItem', content: [PARAGRAPH] }],
  ),
  'list item removed': editAt(
    (node, parent) => node.type === 'listItem' && (parent.content?.length ?? 0) > 1,
    () => [],
  ),
  'task checked': editAt(
    (node) => node.type === 'taskItem',
    (node) => [{ ...node, attrs: { checked: node.attrs?.['checked'] !== true } }],
  ),
  'row added': editAt(
    (node) => node.type === 'tableRow',
    (node) => [
      node,
      {
        type: 'tableRow',
        content: (node.content ?? []).map((cell) => ({
          type: 'tableCell',
          ...(cell.attrs ? { attrs: cell.attrs } : {}),
          content: [PARAGRAPH],
        })),
      },
    ],
  ),
  'row removed': editAt(
    (node) => node.type === 'tableRow' && node.content?.[0]?.type === 'tableCell',
    () => [],
  ),
  'cell filled': editAt(
    (node, parent) =>
      node.type === 'paragraph' && node.content === undefined && parent.type === 'tableCell',
    () => [PARAGRAPH],
  ),
  'heading level': editAt(
    (node) => node.type === 'heading',
    (node) => [{ ...node, attrs: { level: ((Number(node.attrs?.['level']) + 1) % 6) + 1 } }],
  ),
  'wrapped in a quote': editAt(
    (node, parent) => parent.type === 'doc' && node.type === 'paragraph',
    (node) => [{ type: 'blockquote', content: [node] }],
  ),
  'paragraph added': (body: EditorNode, random: Random): Edit => {
    const content = body.content ?? []
    const at = random(content.length + 1)
    return {
      body: { ...body, content: [...content.slice(0, at), PARAGRAPH, ...content.slice(at)] },
      removed: null,
      placed: at,
    }
  },
  'block removed': (body: EditorNode, random: Random): Edit | null => {
    const content = body.content ?? []
    if (content.length < 2) return null
    const at = random(content.length)
    return {
      body: { ...body, content: content.filter((_, index) => index !== at) },
      removed: at,
      placed: null,
    }
  },
  'block moved': (body: EditorNode, random: Random): Edit | null => {
    const content = body.content ?? []
    const from = random(content.length)
    const node = content[from]
    if (content.length < 2 || node === undefined) return null
    const rest = content.filter((_, index) => index !== from)
    const to = random(content.length)
    return {
      body: { ...body, content: [...rest.slice(0, to), node, ...rest.slice(to)] },
      removed: from,
      placed: to,
    }
  },
} as const

/** The names of all edits. */
export function editNames(): readonly EditName[] {
  const names: EditName[] = []
  for (const name in EDITS) if (isEditName(name)) names.push(name)
  return names
}

function isEditName(name: string): name is EditName {
  return name in EDITS
}
