import type { EditorNode } from '../editor/node.ts'
import { textAttr } from '../editor/node.ts'
import { unitsOf } from '../editor/units.ts'
import { lineEndAt } from '../text/lines.ts'
import { align } from './align.ts'
import type { Context } from './context.ts'
import { patchLine } from './patch-line.ts'
import { printRow } from './print-block.ts'
import type { Slice } from './slice.ts'

/** A table with the same columns: rows keep their source, cells are changed one by one. */
export function patchTable(base: Slice, want: EditorNode, context: Context): string | null {
  const rows = want.content ?? []
  const head = base.kids[0]
  const wantHead = rows[0]
  if (head === undefined || wantHead === undefined || !sameColumns(head.json, wantHead)) return null
  const pairs = align(base.kids, rows)
  if (pairs[0]?.index !== 0) return null
  const { body, lineEnd } = context
  const headEnd = delimiterEnd(body, head.end)
  const written: string[] = []
  for (const [at, row] of rows.entries()) {
    const pairing = pairs[at] ?? null
    const kid = pairing === null ? undefined : base.kids[pairing.index]
    const text =
      kid === undefined || pairing === null ? null : rowSource(kid, row, pairing.exact, context)
    const source = text ?? printRow(row, context)
    const before = pairs[at - 1] ?? null
    const follows = before !== null && pairing !== null && before.index + 1 === pairing.index
    const beforeEnd = before?.index === 0 ? headEnd : (base.kids[before?.index ?? -1]?.end ?? 0)
    if (at > 0)
      written.push(
        follows && kid !== undefined ? body.slice(beforeEnd, kid.start) : lineEnd + base.prefix,
      )
    written.push(at === 0 ? source + body.slice(head.end, headEnd) : source)
  }
  const last = base.kids.at(-1)
  const end = last === head ? headEnd : (last?.end ?? headEnd)
  return body.slice(base.start, head.start) + written.join('') + body.slice(end, base.end)
}

function sameColumns(head: EditorNode, want: EditorNode): boolean {
  const aligns = (row: EditorNode) =>
    (row.content ?? []).map((cell) => textAttr(cell, 'align')).join(',')
  return head.content?.length === want.content?.length && aligns(head) === aligns(want)
}

/** The head and the line under it are one. */
function delimiterEnd(body: string, headEnd: number): number {
  const lineEnd = lineEndAt(body, headEnd)
  const next = body[lineEnd] === '\r' && body[lineEnd + 1] === '\n' ? lineEnd + 2 : lineEnd + 1
  return lineEndAt(body, next)
}

function rowSource(kid: Slice, row: EditorNode, exact: boolean, context: Context): string | null {
  const { body, lineEnd, manner } = context
  if (exact) return body.slice(kid.start, kid.end)
  const cells = row.content ?? []
  if (cells.length !== kid.kids.length) return null
  let text = ''
  let from = kid.start
  for (const [at, cell] of cells.entries()) {
    const base = kid.kids[at]
    if (base === undefined || base.line === null) return null
    if (JSON.stringify(base.json) === JSON.stringify(cell)) continue
    const place = { body, prefix: '', lineEnd, kind: { kind: 'cell' }, manner } as const
    const words = patchLine(base.line, unitsOf(cell.content?.[0]?.content ?? []), place)
    if (words === null) return null
    text += body.slice(from, base.line.start) + words
    from = base.line.end
  }
  return text + body.slice(from, kid.end)
}
