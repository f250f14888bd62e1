import type { EditorMark, EditorNode } from '../editor/node.ts'
import { editAt, editWithin } from './edit.ts'
import type { MakeEdit, To } from './edit.ts'
import { pick } from './random.ts'
import type { Random } from './random.ts'

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

const HREF = 'https://example.org/a_(b)'

const isText = (node: EditorNode) => node.type === 'text'
const inType = (type: string) => (node: EditorNode, parent: EditorNode) =>
  isText(node) && parent.type === type
const inLine = (node: EditorNode, parent: EditorNode) =>
  isText(node) && (parent.type === 'paragraph' || parent.type === 'heading')

function withText(node: EditorNode, text: string): readonly EditorNode[] {
  return text === '' ? [] : [{ ...node, text }]
}

const typeWord: To = (node, random) => {
  const text = node.text ?? ''
  const at = text.indexOf(' ', random(text.length + 1))
  const word = pick(WORDS, random) ?? 'x'
  const changed = at === -1 ? `${text} ${word}` : `${text.slice(0, at)} ${word}${text.slice(at)}`
  return withText(node, changed)
}

const replaceLetter: To = (node, random) => {
  const letters = [...(node.text ?? '')]
  const at = random(letters.length)
  const letter = letters[at] === ' ' ? ' ' : 'Z'
  return withText(node, letters.with(at, letter).join(''))
}

const removeWord: To = (node, random) => {
  const words = (node.text ?? '').split(' ')
  return withText(node, words.toSpliced(random(words.length), 1).join(' '))
}

const replaceWords: To = (node, random) => {
  const words = (node.text ?? '').split(' ')
  const at = random(words.length)
  return withText(node, words.toSpliced(at, 3, 'three', 'other', 'words').join(' '))
}

/** A word in the middle of a text, with what stands before and after it. */
function aroundWord(node: EditorNode, random: Random): readonly [string, string, string] | null {
  const text = node.text ?? ''
  const word = pick([...text.matchAll(/(?<= )\S+(?= )/g)], random)
  if (word === undefined) return null
  const end = word.index + word[0].length
  return [text.slice(0, word.index), word[0], text.slice(end)]
}

function markWord(mark: EditorMark): MakeEdit {
  return editAt(
    (node, parent) => inLine(node, parent) && node.marks === undefined,
    (node, random) => {
      const parts = aroundWord(node, random)
      if (parts === null) return [node]
      const [before, word, after] = parts
      return [
        { type: 'text', text: before },
        { type: 'text', text: word, marks: [mark] },
        { type: 'text', text: after },
      ]
    },
  )
}

/** Puts an atom beside a word. */
function putBesideWord(atom: EditorNode): MakeEdit {
  return editAt(
    (node, parent) => isText(node) && parent.type === 'paragraph',
    (node, random) => {
      const parts = aroundWord(node, random)
      if (parts === null) return [node]
      const [before, word, after] = parts
      return [{ ...node, text: before + word }, atom, { ...node, text: after }]
    },
  )
}

const isLinked = (node: EditorNode) =>
  isText(node) && (node.marks ?? []).some((mark) => mark.type === 'link')

function withMarks(node: EditorNode, marks: readonly EditorMark[]): EditorNode {
  const { marks: _, ...bare } = node
  return marks.length === 0 ? bare : { ...bare, marks }
}

const retarget: To = (node) => [
  withMarks(
    node,
    (node.marks ?? []).map((mark) =>
      mark.type === 'link' ? { type: 'link', attrs: { href: HREF } } : mark,
    ),
  ),
]

function withAttrs(attrs: Readonly<Record<string, unknown>>): To {
  return (node) => [{ ...node, attrs: { ...node.attrs, ...attrs } }]
}

const isPicture = (node: EditorNode) => node.type === 'image'
const isInlineIsland = (node: EditorNode) => node.type === 'inlineIsland'
const isBreak = (node: EditorNode) => node.type === 'hardBreak'

/** Edits of the words, marks and atoms of one line. */
export const LINE_EDITS = {
  'word in paragraph': editAt(inType('paragraph'), typeWord),
  'word in heading': editAt(inType('heading'), typeWord),
  'word in list item': editWithin('listItem', isText, typeWord),
  'word in quote': editWithin('blockquote', isText, typeWord),
  'letter anywhere': editAt(isText, replaceLetter),
  'word removed': editAt(inLine, removeWord),
  'words replaced': editAt(inLine, replaceWords),
  'bold on a word': markWord({ type: 'bold' }),
  'italic on a word': markWord({ type: 'italic' }),
  'strike on a word': markWord({ type: 'strike' }),
  'code on a word': markWord({ type: 'code' }),
  'link on a word': markWord({ type: 'link', attrs: { href: HREF } }),
  'marks taken off': editAt(
    (node) => isText(node) && node.marks !== undefined,
    (node) => [withMarks(node, [])],
  ),
  'link retargeted': editAt(isLinked, retarget),
  'link taken off': editAt(isLinked, (node) => [
    withMarks(
      node,
      (node.marks ?? []).filter((mark) => mark.type !== 'link'),
    ),
  ]),
  'hard break put': putBesideWord({ type: 'hardBreak' }),
  'hard break removed': editAt(isBreak, () => [{ type: 'text', text: ' ' }]),
  'picture put': putBesideWord({ type: 'image', attrs: { src: 'media/a b.png', alt: 'A [b]' } }),
  'picture text changed': editAt(isPicture, withAttrs({ alt: 'Other *words*' })),
  'picture replaced': editAt(isPicture, withAttrs({ src: 'media/other_(1).png' })),
  'picture removed': editAt(isPicture, () => []),
  'inline island edited': editAt(isInlineIsland, withAttrs({ source: '<kbd title="x">' })),
  'inline island removed': editAt(isInlineIsland, () => []),
} satisfies Record<string, MakeEdit>
