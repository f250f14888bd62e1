import { wordFinder } from './folded-words.ts'

export type ExcerptRun = { readonly text: string; readonly hit: boolean }

/** Characters shown before the first word found, and in all. */
const LEAD = 60
const LENGTH = 220
/** Characters of a text that are looked through: a hundred long pages may be found at once. */
const SEARCHED = 50_000

/** The part of a plain text that excerpts are made from, without half a character at its end. */
export function toExcerptSource(plain: string): string {
  return plain.slice(0, SEARCHED).replace(/[\uD800-\uDBFF]$/, '')
}

/** Letters of a word that says little by itself: of “tour de table” the second begins every other word. */
const SHORT = 2

/** Makes the excerpt of one text after the other, for the same words asked for. */
export type Excerpts = (plain: string) => ExcerptRun[]

/**
 * Makes plain excerpts around the first word that begins with one of the folded words asked for, with
 * every such word marked; the beginning of the text when there is none near it. Short words count
 * where nothing longer was asked for.
 */
export function excerptsFor(asked: readonly string[]): Excerpts {
  const longer = asked.filter((word) => word.length > SHORT)
  const nextHit = wordFinder(longer.length > 0 ? longer : asked)
  return (plain) => {
    const first = nextHit(toExcerptSource(plain), 0)
    const from = startOfExcerpt(plain, first?.start ?? 0)
    const to = endOfExcerpt(plain, from)
    // Nothing behind the excerpt is looked through; a word that goes on there has a whole sign more.
    const shown = plain.slice(0, to + 2)
    const runs: ExcerptRun[] = []
    let at = from
    for (let hit = first; hit !== null && hit.end <= to; hit = nextHit(shown, hit.end)) {
      const { start, end } = hit
      runs.push(
        { text: plain.slice(at, start), hit: false },
        { text: plain.slice(start, end), hit: true },
      )
      at = end
    }
    runs.push({ text: plain.slice(at, to), hit: false })
    return withEllipses(runs, from > 0, to < plain.length)
  }
}

/** White space between words; a space that keeps two signs together is none. */
const LOOSE_SPACE = /[^\S\u00a0\u202f]+/g

/** Steps back to a space near `LEAD` characters before the hit, so that no word is cut. */
function startOfExcerpt(plain: string, hit: number): number {
  if (hit <= LEAD) return 0
  const space = plain.slice(hit - LEAD, hit).search(LOOSE_SPACE)
  return space === -1 ? hit : hit - LEAD + space + 1
}

/** The last space within `LENGTH` characters; a word that is longer than all of them is cut. */
function endOfExcerpt(plain: string, from: number): number {
  if (plain.length <= from + LENGTH) return plain.length
  const within = plain.slice(from, from + LENGTH + 1)
  const [last] = [...within.matchAll(LOOSE_SPACE)].slice(-1)
  return last === undefined || last.index === 0 ? from + LENGTH : from + last.index
}

/** Lines are cells, items and paragraphs: a sign stands between two, unless the first ends a sentence. */
const PIECE_END = /([.!?…:;]?)[^\S\u00a0\u202f]*\n\s*/g
function joinPieces(text: string): string {
  return text
    .replaceAll(PIECE_END, (_all, end: string) => (end === '' ? ' · ' : `${end} `))
    .replaceAll(LOOSE_SPACE, ' ')
}

function withEllipses(runs: readonly ExcerptRun[], before: boolean, after: boolean): ExcerptRun[] {
  const all = [
    ...(before ? [{ text: '… ', hit: false }] : []),
    ...runs,
    ...(after ? [{ text: '\u00a0…', hit: false }] : []),
  ]
  return all
    .map(({ text, hit }) => ({ text: joinPieces(text), hit }))
    .filter(({ text }) => text !== '')
}
