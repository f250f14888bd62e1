/**
 * Cuts a body before lines that begin a block of their own whatever stands above them: lines after a blank one
 * that are neither indented nor an item of a list (CommonMark 0.31, section 5). Only an open code fence or HTML
 * block runs on over such a line; common fences are left whole. Joined again the pieces are the body.
 */
export function cutBody(body: string): readonly string[] {
  // a lone carriage return ends a line too: nobody writes it, and looking out for it would cost everybody
  if (/\r(?!\n)/.test(body)) return [body]
  const pieces: string[] = []
  let start = 0
  let open = ''
  let isBlankAbove = false
  for (let line = 0; line < body.length;) {
    const end = body.indexOf('\n', line)
    const next = end < 0 ? body.length : end + 1
    const isBlank = isBlankLine(body, line, next)
    if (isBlankAbove && !isBlank && open === '' && line > start && beginsBlock(body, line)) {
      pieces.push(body.slice(start, line))
      start = line
    }
    const mark = fenceAt(body, line)
    if (open === '') open = mark
    else if (mark.startsWith(open)) open = ''
    isBlankAbove = isBlank
    line = next
  }
  if (start < body.length) pieces.push(body.slice(start))
  return pieces
}

const item = /(?:[-*+]|\d{1,9}[.)])(?:[ \t\r\n]|$)/y
const fence = / {0,3}(`{3,}|~{3,})/y

/** Whether the line at an offset, with a blank one above it, begins a block whatever stands further above. */
export function beginsBlock(body: string, line: number): boolean {
  const first = body[line]
  if (first === ' ' || first === '\t') return false
  item.lastIndex = line
  return !item.test(body)
}

function fenceAt(body: string, line: number): string {
  const first = body[line]
  if (first !== ' ' && first !== '`' && first !== '~') return ''
  fence.lastIndex = line
  return fence.exec(body)?.[1] ?? ''
}

function isBlankLine(body: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = body.charCodeAt(at)
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return false
  }
  return true
}
