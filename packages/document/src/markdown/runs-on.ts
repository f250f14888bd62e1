const fence = /^ {0,3}(`{3,}|~{3,})/

// what begins and ends an HTML block that blank lines do not end (CommonMark 0.31, section 4.6, kinds 1 to 5)
const html = [
  [/^\s*<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^\s*<!--/, /-->/],
  [/^\s*<\?/, /\?>/],
  [/^\s*<!\[CDATA\[/, /\]\]>/],
  [/^\s*<![a-z]/i, />/],
] as const

/** Whether a block, the last one of a text, would take in whatever followed, blank lines included. */
export function runsOn(kind: string, text: string): boolean {
  if (kind === 'code') {
    const open = fence.exec(text)?.[1]
    return open !== undefined && !isClosed(text, open)
  }
  return kind === 'html' && html.some(([begin, end]) => begin.test(text) && !end.test(text))
}

function isClosed(text: string, open: string): boolean {
  const lineEnd = text.lastIndexOf('\n')
  const last = text
    .slice(lineEnd + 1)
    .replace(/^ {0,3}/, '')
    .trimEnd()
  return lineEnd >= 0 && last.length >= open.length && last === open[0]?.repeat(last.length)
}
