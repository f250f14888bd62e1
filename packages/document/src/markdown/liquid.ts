const TAG = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/
const LINK = new RegExp(
  String.raw`!?\[[^\[\]\n]*\]\((?:[^()\n{}]|${TAG.source})*(?:${TAG.source})(?:[^()\n{}]|${TAG.source})*\)`,
)
const ANY = new RegExp(`${LINK.source}|${TAG.source}`, 'g')
const ONLY = new RegExp(String.raw`^\s*(?:(?:${TAG.source})\s*)+$`)

/** The ranges of template tags in a source, and of links whose target holds one. */
export function liquidRanges(source: string): readonly { start: number; end: number }[] {
  if (!source.includes('{{') && !source.includes('{%')) return []
  return [...source.matchAll(ANY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Whether a paragraph is nothing but template tags. */
export function isLiquidOnly(source: string): boolean {
  return (source.includes('{{') || source.includes('{%')) && ONLY.test(source)
}
