export type LineEnd = '\n' | '\r\n' | '\r'

const FIRST_LINE_END = /\r\n|\n|\r/

/** The line ending a text uses (its first one), or LF when it has none. */
export function lineEndOf(text: string): LineEnd {
  const found = FIRST_LINE_END.exec(text)?.[0]
  return found === '\r\n' || found === '\r' ? found : '\n'
}

/** The offset at which the line holding `offset` starts. */
export function lineStartAt(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}

/** The offset at which the line holding `offset` ends, before its line ending. */
export function lineEndAt(text: string, offset: number): number {
  let end = offset
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

export function withLineEnd(text: string, lineEnd: string): string {
  return text.replace(/\r\n|\n|\r/g, lineEnd)
}

/** 1-based line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const lines = before.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
