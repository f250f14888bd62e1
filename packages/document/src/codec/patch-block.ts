import type { EditorNode } from '../editor/node.ts'
import { attrOf, textAttr } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { unitsOf } from '../editor/units.ts'
import type { Context, Patch } from './context.ts'
import { patchCode } from './patch-code.ts'
import { patchLine } from './patch-line.ts'
import { patchList } from './patch-list.ts'
import { patchTable } from './patch-table.ts'
import { indentLines } from './prefix.ts'
import type { LineKind } from './print-line.ts'
import type { Slice } from './slice.ts'

/**
 * The source of a changed block, made from the slice it was, with the prefix of its place on all
 * lines but the first. Null when the slice is of no use for it.
 */
export function patchBlock(base: Slice, want: EditorNode, patch: Patch): string | null {
  const { context } = patch
  switch (want.type) {
    case 'paragraph':
      return patchWords(base, want, { kind: 'paragraph' }, context)
    case 'heading':
      return patchHeading(base, want, context)
    case 'codeBlock':
      return patchCode(base, want, context)
    case 'blockquote':
      return patchQuote(base, want, patch)
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return patchList(base, want, patch)
    case 'island':
      return patchIsland(base, want, context)
    case 'table':
      return patchTable(base, want, context)
    default:
      return null
  }
}

function patchWords(
  base: Slice,
  want: EditorNode,
  kind: LineKind,
  context: Context,
): string | null {
  const { line, prefix } = base
  if (line === null) return null
  const { body, lineEnd, manner } = context
  const text = patchLine(line, unitsOf(want.content ?? []), { body, prefix, lineEnd, kind, manner })
  return text === null
    ? null
    : body.slice(base.start, line.start) + text + body.slice(line.end, base.end)
}

function patchHeading(base: Slice, want: EditorNode, context: Context): string | null {
  const level = attrOf(want, 'level')
  const depth = typeof level === 'number' ? level : 1
  if (attrOf(base.json, 'level') === depth)
    return patchWords(base, want, { kind: 'heading', level: depth }, context)
  const source = context.body.slice(base.start, base.end)
  const sameWords = JSON.stringify(base.json.content) === JSON.stringify(want.content)
  const signs = /^[ \t]*(#{1,6})(?=[ \t])/.exec(source)
  if (!sameWords || signs?.[1] === undefined) return null
  return source.replace(signs[1], '#'.repeat(depth))
}

function patchQuote(base: Slice, want: EditorNode, { context, writeKids }: Patch): string | null {
  const first = base.kids[0]
  const last = base.kids.at(-1)
  const kids = liveBlocks(want)
  if (first === undefined || last === undefined || kids.length === 0) return null
  const { body } = context
  const inside = writeKids(base.kids, kids, { context, prefix: base.prefix })
  return body.slice(base.start, first.start) + inside + body.slice(last.end, base.end)
}

/** Other source under the indent that the island had. */
function patchIsland(base: Slice, want: EditorNode, { body, lineEnd }: Context): string {
  const lead = body.slice(base.start, base.inner)
  const lines = textAttr(want, 'source').replace(/^(?=.)/gm, lead)
  return indentLines(lines, base.prefix, lineEnd)
}
