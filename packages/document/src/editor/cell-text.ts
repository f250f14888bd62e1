import { Fragment } from '@tiptap/pm/model'
import type { Mark, Node, Schema } from '@tiptap/pm/model'

/** The words of some blocks as one cell can hold them: a line a block, between line breaks. */
export function cellText(blocks: Node): Fragment {
  return joinLines(blocks.type.schema, linesOf(blocks))
}

/** Plain text as one cell can hold it, its empty lines left out. */
export function cellTextOf(schema: Schema, text: string, marks: readonly Mark[] = []): Fragment {
  return joinLines(
    schema,
    textLines(text).map((line) => Fragment.from(schema.text(line, marks))),
  )
}

/** Lines one below the other, in one paragraph; empty ones leave no trace. */
export function joinLines(schema: Schema, lines: readonly Fragment[]): Fragment {
  const joined: Node[] = []
  for (const line of lines) {
    if (line.size === 0) continue
    if (joined.length > 0) joined.push(schema.node('hardBreak'))
    for (const node of line.content) joined.push(node)
  }
  return Fragment.from(joined)
}

function linesOf(node: Node): readonly Fragment[] {
  const { schema } = node.type
  if (node.type.spec.code === true) return sourceLines(schema, node.textContent)
  if (node.isTextblock) return [trimmed(node.content)]
  if (node.isAtom) {
    const source: unknown = node.attrs['source'] ?? node.attrs['ours']
    return typeof source === 'string' ? sourceLines(schema, source) : []
  }
  return node.children.flatMap(linesOf)
}

function sourceLines(schema: Schema, source: string): readonly Fragment[] {
  return textLines(source).map((line) => Fragment.from(schema.text(line)))
}

function textLines(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** Without breaks and blanks at its edges. */
function trimmed(content: Fragment): Fragment {
  const isBlank = (node: Node | null): boolean =>
    node !== null && (node.type.name === 'hardBreak' || node.text?.trim() === '')
  let [from, to] = [0, content.size]
  let nodes = content
  while (isBlank(nodes.firstChild)) {
    from += nodes.firstChild?.nodeSize ?? 0
    nodes = content.cut(from, to)
  }
  while (isBlank(nodes.lastChild)) {
    to -= nodes.lastChild?.nodeSize ?? 0
    nodes = content.cut(from, to)
  }
  return nodes
}
