/** What may be parsed for one comparison: about a second, four pages of two thousand lines each. */
export const MAX_COST = 700_000

// Beside its characters every line costs, most of all where it is a block by itself.
const LINE_COST = 25

/** What it costs to parse a text; each unit is about one and a half microseconds. */
export function costOf(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return text.length + LINE_COST * lines
}
