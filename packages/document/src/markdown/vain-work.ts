const OPENING = /`+|<(?:!(?:--|\[CDATA\[)?|\?)/g
/** A line that may end the words above it, and so what was open in them. */
const BEGINS = /^[ \t]*(?:[>#\-*+=|<~`]|\d{1,9}[.)])/
const CLOSINGS: ReadonlyMap<string, string> = new Map([
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
])

/**
 * How many characters the parser may read in vain in the lines of a passage: a run of backticks, and the start of a
 * comment or the like, that nothing ends makes it read on to the end. What belongs together depends on the blocks of
 * the passage, so it is asked of the whole, of each part that may be a block, and of each line and cell.
 */
export function vainWork(lines: readonly string[]): number {
  const text = lines.join('\n')
  if (!/[`<]/.test(text)) return 0
  const [parts, cells] = [partsOf(lines), lines.flatMap((line) => line.split('|'))]
  const wholes = [[text], parts.length > 1 ? parts : [], cells.length > 1 ? cells : []]
  return wholes.flat().reduce((sum, part) => sum + vainIn(part), 0)
}

function partsOf(lines: readonly string[]): readonly string[] {
  const parts: string[] = []
  let start = 0
  lines.forEach((line, at) => {
    if (at === start || !BEGINS.test(line)) return
    parts.push(lines.slice(start, at).join('\n'))
    start = at
  })
  return [...parts, lines.slice(start).join('\n')]
}

function vainIn(text: string): number {
  const openings = [...text.matchAll(OPENING)]
  // where the next run of so many backticks is, seen from the end
  const next = new Map<string, number>()
  const endOf = openings.map(() => -1)
  for (let at = openings.length - 1; at >= 0; at--) {
    const sign = openings[at]?.[0] ?? ''
    if (!sign.startsWith('`')) continue
    endOf[at] = next.get(sign) ?? -1
    next.set(sign, at)
  }
  const lastClosings = new Map(
    [...CLOSINGS].map(([sign, closing]) => [sign, text.lastIndexOf(closing)]),
  )
  let work = 0
  for (let at = 0; at < openings.length; at++) {
    const { 0: sign = '', index = 0 } = openings[at] ?? {}
    const closing = lastClosings.get(sign)
    const end = endOf[at] ?? -1
    if (closing === undefined && end !== -1) at = end
    else if (closing === undefined || closing < index) work += text.length - index
  }
  return work
}
