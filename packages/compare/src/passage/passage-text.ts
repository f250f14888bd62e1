import type { PassageSpan } from './passage-span.ts'

/**
 * A passage as a text of its own, to be compared and drawn: rows of a table below its header, fields between the
 * signs of front matter, all else as it stands without the indent of its first line.
 */
export function passageText(text: string, { start, end }: PassageSpan, isField: boolean): string {
  const passage = text.slice(start, end)
  if (isField) return `---\n${passage}\n---\n`
  return `${headerAbove(text, start)}${withoutIndent(passage, indentBefore(text, start))}\n`
}

/** The header of the table that a row stands in, with the line below it; empty for all else. */
function headerAbove(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const above = text.slice(0, lineStart).split('\n').slice(0, -1)
  if (!/^[^\n]*\|/.test(text.slice(lineStart))) return ''
  for (let at = above.length - 1; at > 0; at--) {
    const line = above[at] ?? ''
    if (line.trim() === '') return ''
    if (isRule(line)) return `${above[at - 1]?.trim() ?? ''}\n${line.trim()}\n`
  }
  return ''
}

function isRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line)
}

function indentBefore(text: string, start: number): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return line.trim() === '' ? line : ''
}

function withoutIndent(passage: string, indent: string): string {
  return indent === '' ? passage : passage.replaceAll(`\n${indent}`, '\n')
}
