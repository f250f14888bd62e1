/**
 * A text with a section (without a line end) at its end, or in place of the one that was written before where that
 * stands there as it was. Everything else keeps its bytes.
 */
export function withSection(text: string, section: string, before: string | null): string {
  const end = lineEndOf(text)
  const told = section.replaceAll('\n', end)
  const at = before === null ? -1 : text.indexOf(before.replaceAll('\n', end))
  if (before !== null && at >= 0) {
    return text.slice(0, at) + told + text.slice(at + before.replaceAll('\n', end).length)
  }
  const head = text.trimEnd()
  return head === '' ? `${told}${end}` : `${head}${end}${end}${told}${end}`
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
