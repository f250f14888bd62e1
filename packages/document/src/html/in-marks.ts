import type { ElementContent, Properties } from 'hast'
import { textAttr } from '../editor/node.ts'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import { element } from './elements.ts'

const MARK_TAGS: Readonly<Record<string, string>> = {
  added: 'ins',
  removed: 'del',
  link: 'a',
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
}

/**
 * Nodes of a line, each drawn by `draw`, in the elements of their marks. The marks `added` and `removed` hold no blanks
 * at their ends.
 */
export function inMarks(
  nodes: readonly EditorNode[],
  draw: (node: EditorNode) => readonly ElementContent[],
): readonly ElementContent[] {
  return nested(
    withBareEnds(nodes).map((node) => ({ marks: orderedMarks(node), inner: draw(node) })),
  )
}

/** Nodes of which the blanks where a mark of the comparison begins or ends have none. */
function withBareEnds(nodes: readonly EditorNode[]): readonly EditorNode[] {
  return nodes.flatMap((node, at) => {
    const change = changeMark(node)
    if (change === null || node.text === undefined) return [node]
    const isFirst = changeMark(nodes[at - 1]) !== change
    const isLast = changeMark(nodes[at + 1]) !== change
    const [lead, words, end] = withoutEnds(node.text, isFirst, isLast)
    const parts = [
      { type: 'text', text: lead },
      { ...node, text: words },
      { type: 'text', text: end },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

function withoutEnds(text: string, isFirst: boolean, isLast: boolean): [string, string, string] {
  const rest = isFirst ? text.trimStart() : text
  const words = isLast ? rest.trimEnd() : rest
  const lead = text.slice(0, text.length - rest.length)
  return [lead, words, rest.slice(words.length)]
}

function changeMark(node: EditorNode | undefined): string | null {
  return node?.marks?.find(({ type }) => type === 'added' || type === 'removed')?.type ?? null
}

interface Run {
  readonly marks: readonly EditorMark[]
  readonly inner: readonly ElementContent[]
}

/** Neighbours that share their outermost mark share its element. */
function nested(runs: readonly Run[]): readonly ElementContent[] {
  const result: ElementContent[] = []
  for (let at = 0; at < runs.length;) {
    const run = runs[at]
    const mark = run?.marks[0]
    if (run === undefined || mark === undefined) {
      for (const inner of run?.inner ?? []) result.push(inner)
      at++
      continue
    }
    const key = JSON.stringify(mark)
    let end = at
    while (end < runs.length && JSON.stringify(runs[end]?.marks[0]) === key) end++
    const inner = runs
      .slice(at, end)
      .map(({ marks, inner: own }) => ({ marks: marks.slice(1), inner: own }))
    result.push(element(MARK_TAGS[mark.type] ?? 'span', markProperties(mark), nested(inner)))
    at = end
  }
  return result
}

function orderedMarks(node: EditorNode): readonly EditorMark[] {
  const order = Object.keys(MARK_TAGS)
  return (node.marks ?? [])
    .filter((mark) => mark.type in MARK_TAGS)
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
}

function markProperties(mark: EditorMark): Properties {
  if (mark.type !== 'link') return {}
  const title = textAttr(mark, 'title')
  return { href: textAttr(mark, 'href'), ...(title === '' ? {} : { title }) }
}
