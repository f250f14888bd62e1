import type { Run } from './diff-tokens.ts'

/** The words of a side: as they are written, and what decides whether two are the same. */
export type Worded = { readonly texts: readonly string[]; readonly keys: readonly string[] }

type Sides = { readonly before: Worded; readonly after: Worded }

/**
 * Runs of words as a person would mark them: a word or two that stayed by chance between larger changes are part of
 * them, and what was put in or taken out begins where a sentence or a clause does. Both sides keep their words.
 */
export function readableRuns(runs: readonly Run[], sides: Sides): readonly Run[] {
  if (runs.length < 2) return runs
  const spans = toSpans(runs, sides)
  for (let at = 1; at < spans.length - 1; at++) slide(spans, at, sides)
  return toRuns(joinPhrases(joinStrangers(spans, sides), sides))
}

/** A stretch of both sides: the same words, or what took the place of what. */
type Span = {
  readonly same: boolean
  from: number
  fromEnd: number
  to: number
  toEnd: number
  /** The letters of the larger side. */
  letters: number
}

function toSpans(runs: readonly Run[], { before, after }: Sides): Span[] {
  const spans: Span[] = []
  for (const { kind, before: from, after: to, length } of runs) {
    const texts =
      kind === 'removed'
        ? before.texts.slice(from, from + length)
        : after.texts.slice(to, to + length)
    const span = {
      same: kind === 'same',
      from,
      fromEnd: kind === 'added' ? from : from + length,
      to,
      toEnd: kind === 'removed' ? to : to + length,
      letters: texts.join('').trim().length,
    }
    const last = spans.at(-1)
    if (!last || last.same || span.same) spans.push(span)
    else {
      last.fromEnd = span.fromEnd
      last.toEnd = span.toEnd
      last.letters = Math.max(last.letters, span.letters)
    }
  }
  return spans
}

function toRuns(spans: readonly Span[]): readonly Run[] {
  return spans.flatMap(({ same, from, fromEnd, to, toEnd }): readonly Run[] => {
    const kept = { kind: 'same', before: from, after: to, length: toEnd - to } as const
    const gone = { kind: 'removed', before: from, after: to, length: fromEnd - from } as const
    const come = { kind: 'added', before: fromEnd, after: to, length: toEnd - to } as const
    return (same ? [kept] : [gone, come]).filter(({ length }) => length > 0)
  })
}

// More words than these in a row did not stay by chance; 1 and 3 words, 4 and 8 tokens draw all tested lines alike.
const MAX_CHANCE_WORDS = 2
const MAX_CHANCE_TOKENS = 6

// Of fewer letters both texts are read at a glance, even where they are woven into each other (12 and 20 draw alike).
const MIN_STRANGE = 16

/**
 * Two sentences, or lines of code, that have next to nothing in common are told one after the other, not woven into each
 * other at a bracket, a “you” and a “have”: where on both sides less than a third of the letters between two places
 * that surely stayed is the same, it is so by chance. With a third and more, the order of a sentence can still be seen.
 */
function joinStrangers(spans: readonly Span[], sides: Sides): readonly Span[] {
  const joined: Span[] = []
  let open: Span[] = []
  const flush = () => {
    const first = open.findIndex(({ same }) => !same)
    const last = open.findLastIndex(({ same }) => !same)
    const region = open.slice(first, last + 1)
    const whole = region.length > 1 ? asReplacement(region, sides) : null
    joined.push(...(whole ? [...open.slice(0, first), whole, ...open.slice(last + 1)] : open))
    open = []
  }
  for (const span of spans) {
    if (!span.same || isByChance(span, sides.after.texts)) open.push(span)
    else {
      flush()
      joined.push(span)
    }
  }
  flush()
  return joined
}

/** Changes with what stayed between them as one; `null` when too much stayed. */
function asReplacement(region: readonly Span[], { before, after }: Sides): Span | null {
  const [first, last] = [region[0], region.at(-1)]
  if (!first || !last) return null
  const kept = region.reduce((sum, { same, letters }) => sum + (same ? letters : 0), 0)
  const changed = region.filter(({ same }) => !same)
  const gone = changed.map(({ from, fromEnd }) => before.texts.slice(from, fromEnd).join(''))
  const come = changed.map(({ to, toEnd }) => after.texts.slice(to, toEnd).join(''))
  const [removed = 0, added = 0] = [gone, come].map((texts) => texts.join('').trim().length)
  if (Math.min(removed, added) < Math.max(2 * kept, MIN_STRANGE)) return null
  const letters = Math.max(removed, added) + kept
  return { ...first, fromEnd: last.fromEnd, toEnd: last.toEnd, letters }
}

function joinPhrases(spans: readonly Span[], sides: Sides): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const kept = joined.at(-1)
    const left = joined.at(-2)
    if (left && kept && isByChance(kept, sides.after.texts) && isSmall(kept, left, span)) {
      joined.splice(-2, 2, {
        ...left,
        fromEnd: span.fromEnd,
        toEnd: span.toEnd,
        letters: left.letters + kept.letters + span.letters,
      })
    } else joined.push(span)
  }
  return joined
}

function isByChance({ same, to, toEnd }: Span, texts: readonly string[]): boolean {
  if (!same || toEnd - to > MAX_CHANCE_TOKENS) return false
  const words = texts.slice(to, toEnd)
  if (words.some(endsSentence)) return false
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length <= MAX_CHANCE_WORDS
}

/** Words put in on both sides of one that stayed are told apart from it; only what was rewritten around it takes it in. */
function isSmall(kept: Span, left: Span, right: Span): boolean {
  if (left.same || right.same || !(isReplacement(left) || isReplacement(right))) return false
  return 2 * kept.letters <= Math.min(left.letters, right.letters)
}

function isReplacement({ from, fromEnd, to, toEnd }: Span): boolean {
  return fromEnd > from && toEnd > to
}

function endsSentence(word: string): boolean {
  return /[.!?…;:]\s|\n/.test(word)
}

/** Of “The {a. The} b” and “{The a.} The b”, which are the same, the second is how it was written. */
function slide(spans: readonly Span[], at: number, { before, after }: Sides): void {
  const [left, span, right] = spans.slice(at - 1, at + 2)
  if (!left || !span || !right || span.same || isReplacement(span)) return
  const isAdded = span.toEnd > span.to
  const { texts, keys } = isAdded ? after : before
  const [start, end] = isAdded ? [span.to, span.toEnd] : [span.from, span.fromEnd]
  const fit = (by: number) => cutAt(texts, start + by) + cutAt(texts, end + by)
  const shifts = [0]
  for (let by = 1; by <= left.toEnd - left.to && keys[start - by] === keys[end - by]; by++)
    shifts.push(-by)
  for (let by = 0; by < right.toEnd - right.to && keys[start + by] === keys[end + by]; by++)
    shifts.push(by + 1)
  const shift = shifts.reduce((best, by) => (fit(by) > fit(best) ? by : best))
  left.fromEnd += shift
  left.toEnd += shift
  span.from += shift
  span.fromEnd += shift
  span.to += shift
  span.toEnd += shift
  right.from += shift
  right.to += shift
}

/** How well a change begins or ends before a word. */
function cutAt(texts: readonly string[], place: number): number {
  const previous = texts[place - 1]
  if (previous === undefined || previous.includes('\n')) return 4
  if (endsSentence(previous)) return 3
  if (/[,»”)\]]\s/u.test(previous)) return 2
  return /\s$/u.test(previous) ? 1 : 0
}
