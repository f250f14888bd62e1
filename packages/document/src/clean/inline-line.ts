import { markKey } from '../editor/marks.ts'
import type { EditorNode } from '../editor/node.ts'
import { withoutBullet } from './list-lines.ts'
import type { BlockOrLine } from './list-lines.ts'

/**
 * The paragraphs of what stood between two blocks: an empty line parts them, blanks in a row are one. A
 * paragraph that begins with a bullet that was typed is a line of a list.
 */
export function paragraphsOf(content: readonly EditorNode[]): readonly BlockOrLine[] {
  return partsOf(content).flatMap((part): readonly BlockOrLine[] => {
    const line = trimmed(singleSpaced(part))
    const [first] = line
    if (first === undefined) return []
    const rest = first.type === 'text' ? withoutBullet(first.text ?? '') : null
    if (rest === null) return [{ type: 'paragraph', content: line }]
    const words = trimmed([{ ...first, text: rest }, ...line.slice(1)])
    if (words.length === 0) return []
    const blocks = [{ type: 'paragraph', content: words }]
    return [{ level: 1, ordered: false, number: null, ticked: null, blocks }]
  })
}

/** Cut where two breaks follow each other. */
function partsOf(content: readonly EditorNode[]): readonly (readonly EditorNode[])[] {
  const parts: EditorNode[][] = [[]]
  let isAfterBreak = false
  for (const node of content) {
    const isBreak = node.type === 'hardBreak'
    const part = parts.at(-1)
    if (isBreak && isAfterBreak) {
      part?.pop()
      parts.push([])
      isAfterBreak = false
      continue
    }
    if (isAfterBreak && isBlank(node)) continue
    part?.push(node)
    isAfterBreak = isBreak
  }
  return parts
}

/** Breaks and blanks at its edges taken away. */
export function trimmed(content: readonly EditorNode[]): readonly EditorNode[] {
  const from = content.findIndex((node) => !isEdge(node))
  if (from === -1) return []
  const to = content.findLastIndex((node) => !isEdge(node))
  const line = content.slice(from, to + 1)
  return line.map((node, at) => {
    if (node.type !== 'text' || (at > 0 && at < line.length - 1)) return node
    const start = at === 0 ? (node.text ?? '').trimStart() : (node.text ?? '')
    return { ...node, text: at === line.length - 1 ? start.trimEnd() : start }
  })
}

function isEdge(node: EditorNode): boolean {
  return node.type === 'hardBreak' || isBlank(node)
}

function isBlank({ type, text = '' }: EditorNode): boolean {
  return type === 'text' && text.trim() === ''
}

/** No blank after a blank, nor beside a break; words that look the same are one text. */
function singleSpaced(content: readonly EditorNode[]): readonly EditorNode[] {
  const line: EditorNode[] = []
  let endsBlank = true
  for (const node of content) {
    if (node.type !== 'text') {
      endsBlank = node.type === 'hardBreak'
      line.push(node)
      continue
    }
    const text = endsBlank ? (node.text ?? '').replace(/^ +/, '') : (node.text ?? '')
    if (text === '') continue
    endsBlank = text.endsWith(' ')
    const last = line.at(-1)
    const isSame = last?.type === 'text' && markKey(last.marks) === markKey(node.marks)
    if (isSame) line[line.length - 1] = { ...last, text: `${last.text ?? ''}${text}` }
    else line.push({ ...node, text })
  }
  return line
}

/** A no-break space stays where French or a unit asks for it; elsewhere programs make it of a blank. */
const MEANT = /(?<=[«\d])\u00A0(?=\S)|\u00A0(?=[:;!?»%€$])/g

/** Words as one line holds them: blanks in a row are one, whatever they were. */
export function wordsOf(text: string): string {
  if (!text.includes('\u00A0')) return text.replace(/[\s\u200B]+/g, ' ')
  return text
    .replace(MEANT, '\uE000')
    .replace(/[\s\u200B]+/g, ' ')
    .replaceAll('\uE000', '\u00A0')
}
