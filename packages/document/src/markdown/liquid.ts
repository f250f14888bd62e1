/** A tag with a backtick in it could begin code, so it stays words. */
const TAG = /\{\{[^{}`]*\}\}|\{%[^{}`]*%\}/
const LINK = new RegExp(
  String.raw`!?\[[^\[\]\n]*\]\((?:[^()\n{}]|${TAG.source})*(?:${TAG.source})(?:[^()\n{}]|${TAG.source})*\)`,
)
const ANY = new RegExp(`${LINK.source}|${TAG.source}`, 'g')
const ONLY = new RegExp(String.raw`^\s*(?:(?:${TAG.source})\s*)+$`)

/**
 * The ranges of template tags in a source, and of links whose target holds one, unless the sign that
 * would open the link is escaped.
 */
export function liquidRanges(
  source: string,
  isEscaped: (offset: number) => boolean = () => false,
): readonly { start: number; end: number }[] {
  if (!source.includes('{{') && !source.includes('{%')) return []
  const ranges: { start: number; end: number }[] = []
  const pattern = new RegExp(ANY)
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const start = match.index
    if (!match[0].startsWith('{') && isEscaped(start)) pattern.lastIndex = start + 1
    else ranges.push({ start, end: start + match[0].length })
  }
  return ranges
}

/** Whether a paragraph is nothing but template tags. */
export function isLiquidOnly(source: string): boolean {
  return (source.includes('{{') || source.includes('{%')) && ONLY.test(source)
}
