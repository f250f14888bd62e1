import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { lineEndAt } from '../text/lines.ts'
import type { Context } from './context.ts'
import { indentLines } from './prefix.ts'
import type { Slice } from './slice.ts'

/** A fence stands less than four columns in: deeper it is text of an indented block. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** A code block with other words between its own fences, or under its own indent. */
export function patchCode(base: Slice, want: EditorNode, context: Context): string | null {
  const { body, lineEnd } = context
  const text = (want.content ?? []).map((child) => child.text ?? '').join('')
  const sameLanguage = textAttr(base.json, 'language') === textAttr(want, 'language')
  const source = body.slice(base.start, base.end)
  const fence = FENCE.exec(source)?.[1]
  if (fence === undefined) {
    const isIndented = sameLanguage && text !== '' && !/^\s|\n[ \t]*(?:\n|$)/.test(text)
    return isIndented
      ? indentLines(`    ${text.replace(/\n/g, '\n    ')}`, base.prefix, lineEnd)
      : null
  }
  const sign = fence[0] === '~' ? /^[ \t]*~{3,}/m : /^[ \t]*`{3,}/m
  if (!sameLanguage || sign.test(text)) return null
  const open = body.slice(base.start, lineEndAt(body, base.start))
  const close = isClosed(source) ? closingLine(source) : lineEnd + base.prefix + fence
  const content = text === '' && want.content === undefined ? '' : `\n${text}`
  return open + indentLines(content, base.prefix, lineEnd) + close
}

/** Whether a code block that began with a fence also ends with one, or needs none. */
export function isClosed(source: string): boolean {
  const fence = FENCE.exec(source)?.[1]
  if (fence === undefined) return true
  const lines = source.split(/\r\n|\n|\r/)
  const last = (lines.at(-1) ?? '').replace(/^[ \t>]*/, '').trimEnd()
  return (
    lines.length > 1 && last.length >= fence.length && [...last].every((sign) => sign === fence[0])
  )
}

/** What ends a fence that only the end of its container closed. */
export function closingFence(source: string, prefix: string, lineEnd: string): string {
  const fence = FENCE.exec(source)?.[1] ?? '```'
  return (/[\r\n]$/.test(source) ? prefix : lineEnd + prefix) + fence
}

function closingLine(source: string): string {
  return /(?:\r\n|\n|\r)[^\r\n]*$/.exec(source)?.[0] ?? ''
}
