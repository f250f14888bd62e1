import type { Counts } from '../checks/counts.ts'
import { countAll, unlawful } from '../checks/counts.ts'
import type { Budget } from '../../words/diff-tokens.ts'
import { diffTokens, newBudget } from '../../words/diff-tokens.ts'
import type { Clash, Passage } from '../piece.ts'
import { clash, isClash, passage } from '../piece.ts'
import type { Side, Three } from '../three.ts'
import { bothSides, mapThree } from '../three.ts'

/** What a side put in the place of the lines from `start` up to before `end`. */
type Edit = {
  readonly side: Side
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}

/**
 * Merges three texts line by line. What is asked about are the lines that both sides changed, or put in at one place,
 * and no others; a side that has none of them is `null` there.
 */
export function mergeLines(texts: Three<string>): readonly (Passage | Clash)[] {
  const { base, ours, theirs } = mapThree(texts, toLines)
  const budget = newBudget()
  const edits = [
    ...editsOf(base, { side: 'ours', lines: ours, budget }),
    ...editsOf(base, { side: 'theirs', lines: theirs, budget }),
  ]
  const pieces: (Passage | Clash)[] = []
  let next = 0
  for (const group of toGroups(edits)) {
    const start = Math.min(...group.map((edit) => edit.start))
    const end = Math.max(...group.map((edit) => edit.end))
    const within = (side: Side | null) =>
      edited(base, { start, end, edits: group.filter((edit) => edit.side === side) })
    pieces.push(passage(base.slice(next, start).join(''), 'base'))
    pieces.push(settled({ base: within(null), ours: within('ours'), theirs: within('theirs') }))
    next = end
  }
  pieces.push(passage(base.slice(next).join(''), 'base'))
  if (!isLawfulMerge({ base, ours, theirs }, pieces)) return [clash('content', texts)]
  return pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '')
}

/**
 * Whether a merge has lost, doubled and brought back no line, which it does where a side took one elsewhere; while
 * something is to be decided, whether either side's answers keep the lines that both have.
 */
function isLawfulMerge(
  lines: Three<readonly string[]>,
  pieces: readonly (Passage | Clash)[],
): boolean {
  const counts = mapThree(lines, (some) => countAll([some]))
  if (!pieces.some(isClash))
    return unlawful(counts, countAll([chosen(pieces, 'ours')])).length === 0
  return bothSides.every((side) => keepsLines(counts, countAll([chosen(pieces, side)])))
}

function chosen(pieces: readonly (Passage | Clash)[], side: Side): readonly string[] {
  return toLines(
    pieces.map((piece) => (isClash(piece) ? (piece[side] ?? '') : piece.text)).join(''),
  )
}

function keepsLines({ base, ours, theirs }: Three<Counts>, found: Counts): boolean {
  return [...new Set([...ours.keys(), ...theirs.keys()])].every((line) => {
    const [mine = 0, other = 0, count = 0] = [ours, theirs, found].map((some) => some.get(line))
    const most = Math.max(mine, other, mine + other - (base.get(line) ?? 0))
    return count >= Math.min(mine, other) && count <= most
  })
}

function toLines(text: string): readonly string[] {
  return text.split(/(?<=\n)/)
}

function editsOf(
  base: readonly string[],
  { side, lines, budget }: { side: Side; lines: readonly string[]; budget: Budget },
): readonly Edit[] {
  const edits: Edit[] = []
  for (const { kind, before, after, length } of diffTokens(base, lines, budget)) {
    if (kind === 'same') continue
    const last = edits.at(-1)
    const start = last?.end === before ? last.start : before
    const end = kind === 'removed' ? before + length : before
    const added = kind === 'added' ? lines.slice(after, after + length) : []
    if (start < before) edits.pop()
    edits.push({ side, start, end, lines: added })
  }
  return edits
}

/** Edits that concern each other, in the order of the text. */
function toGroups(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const groups: Edit[][] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groups.at(-1)
    if (group?.some((other) => other.side !== edit.side && areRivals(other, edit))) group.push(edit)
    else groups.push([edit])
  }
  return groups
}

/** Whether two edits change one line, or both put lines in where they touch. */
function areRivals(first: Edit, second: Edit): boolean {
  if (first.start < second.end && second.start < first.end) return true
  return first.end === second.start && [first, second].every(isLonger)
}

function isLonger({ start, end, lines }: Edit): boolean {
  return lines.length > end - start
}

function edited(
  base: readonly string[],
  { start, end, edits }: { start: number; end: number; edits: readonly Edit[] },
): string {
  let text = ''
  let next = start
  for (const edit of edits) {
    text += base.slice(next, edit.start).join('') + edit.lines.join('')
    next = edit.end
  }
  return text + base.slice(next, end).join('')
}

function settled(texts: Three<string>): Passage | Clash {
  const { base, ours, theirs } = texts
  if (ours === theirs) return passage(ours, 'both')
  if (ours === base) return passage(theirs, 'theirs')
  if (theirs === base) return passage(ours, 'ours')
  const kind = base === '' ? 'added' : ours === '' || theirs === '' ? 'removed' : 'content'
  return clash(
    kind,
    mapThree(texts, (text) => (text === '' ? null : text)),
  )
}
