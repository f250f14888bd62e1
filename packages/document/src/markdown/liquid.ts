/** A tag with a backtick in it could begin code, so it stays words. */
const TAG = /\{\{[^{}`]*\}\}|\{%[^{}`]*%\}/
const LINK = new RegExp(
  String.raw`!?\[[^\[\]\n]*\]\((?:[^()\n{}]|${TAG.source})*(?:${TAG.source})(?:[^()\n{}]|${TAG.source})*\)`,
)
const ANY = new RegExp(`${LINK.source}|${TAG.source}`, 'g')
const ONLY = new RegExp(String.raw`^\s*(?:(?:${TAG.source})\s*)+$`)

/**
 * The ranges of template tags in a source, and of links whose target holds one, unless something in the range of
 * the link says that it is none: the sign that would open it is escaped, or it holds more than words.
 */
export function liquidRanges(
  source: string,
  isNoLink: (start: number, end: number) => boolean = () => false,
): readonly { start: number; end: number }[] {
  if (!source.includes('{{') && !source.includes('{%')) return []
  const ranges: { start: number; end: number }[] = []
  const pattern = new RegExp(ANY)
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const start = match.index
    const end = start + match[0].length
    if (!match[0].startsWith('{') && isNoLink(start, end)) pattern.lastIndex = start + 1
    else ranges.push({ start, end })
  }
  return ranges
}

/** Whether a paragraph is nothing but template tags. */
export function isLiquidOnly(source: string): boolean {
  return (source.includes('{{') || source.includes('{%')) && ONLY.test(source)
}
