import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { hasClass } from './foreign-tree.ts'
import type { ForeignElement, ForeignNode } from './foreign-tree.ts'
import { wordsOf } from './inline-line.ts'
import { isDecorated, lookWithin, marksOfLook } from './look.ts'
import type { Look } from './look.ts'
import { isLeftOut } from './reading.ts'
import type { Reading } from './reading.ts'

/** A piece of a line: its words with their marks, breaks and pictures. */
export function readInline(
  node: ForeignNode,
  around: Look,
  reading: Reading,
): readonly EditorNode[] {
  if (node.kind === 'text') return words(node.text, around)
  if (isLeftOut(node, reading)) return []
  switch (node.tag) {
    case 'br':
      return [{ type: 'hardBreak' }]
    case 'wbr':
    case 'input':
      return []
    case 'img':
      return pictureOf(node)
    default:
      return inside(node, around, reading)
  }
}

function inside(element: ForeignElement, around: Look, reading: Reading): readonly EditorNode[] {
  const style = reading.styleOf(element)
  const look = lookWithin(element, style, around, reading.options.siteUrl)
  if (isDecorated(element, style, look.href !== null || element.tag === 'a')) reading.note('looks')
  if (hasClass(element, /^Apple-converted-space$/)) return words(' ', look)
  const line: EditorNode[] = []
  for (const kid of element.kids) append(line, readInline(kid, look, reading))
  return element.tag === 'q' ? [...words('« ', look), ...line, ...words(' »', look)] : line
}

function words(source: string, look: Look): readonly EditorNode[] {
  if (source === '') return []
  const marks = marksOfLook(look)
  const textNode = (text: string): EditorNode =>
    marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks }
  if (!look.pre || !source.includes('\n')) return [textNode(wordsOf(source))]
  return source.split(/\r\n?|\n/).flatMap((line, at) => {
    const text = wordsOf(line)
    const own = text === '' ? [] : [textNode(text)]
    return at === 0 ? own : [{ type: 'hardBreak' }, ...own]
  })
}

/** A picture with the source that it says, to be placed by whoever has its bytes. */
function pictureOf({ attributes }: ForeignElement): readonly EditorNode[] {
  const src = (attributes['src'] ?? attributes['data-src'] ?? '').trim()
  const isBox = attributes['aria-roledescription'] === 'checkbox'
  const isDot = attributes['width'] === '1' || attributes['height'] === '1'
  if (isBox || isDot) return []
  const alt = wordsOf(attributes['alt'] ?? '').trim()
  return [{ type: 'image', attrs: { src, alt } }]
}
