import { compareBlocks } from '../blocks/compare-blocks.ts'
import { spentBudget } from '../words/diff-tokens.ts'
import type { Unit } from '../reading/unit.ts'
import { matchUnits } from '../matching/match-units.ts'
import { pageReader } from '../reading/page-reader.ts'
import { readFront } from '../reading/read-front.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import type { PassageSpan } from './passage-span.ts'
import { holds, hullOf, meets } from './passage-span.ts'
import { saysSame } from './says-same.ts'
import { stoodStill } from './stood-still.ts'
import type { PlacedBlock, TextPart } from './text-parts.ts'
import {
  placedFields,
  partsOf,
  placedBlocks,
  toPartUnit,
  toWordsUnit,
  trimmed,
} from './text-parts.ts'

/** Where a passage stood in an older text, and whether it said the same there; `new` when it did not stand there. */
export type PassageStep =
  | { readonly kind: 'same' | 'changed'; readonly span: PassageSpan }
  | { readonly kind: 'new' }

type Texts = { readonly newer: string; readonly older: string; readonly cache: TextCache }

/**
 * Follows a passage of a newer text (whole sentences, items, rows, blocks or fields, as `findPassage` gives it) into
 * an older one. Blocks are found again as in a comparison, wherever they moved and whether they were split or joined;
 * within changed blocks, the parts. A copy is new. Bounded as a comparison is; what is read is kept in `cache`.
 */
export function tracePassage(
  newer: string,
  older: string,
  span: PassageSpan,
  cache: TextCache = newTextCache(),
): PassageStep {
  const still = stoodStill(newer, older, span)
  if (still) return { kind: 'same', span: still }
  const texts = { newer, older, cache }
  const found = isInFront(texts, span) ? fieldsBefore(texts, span) : blocksBefore(texts, span)
  if (!found) return { kind: 'new' }
  const isSame = saysSame(older.slice(found.start, found.end), newer.slice(span.start, span.end))
  return { kind: isSame ? 'same' : 'changed', span: found }
}

function isInFront({ newer, cache }: Texts, span: PassageSpan): boolean {
  return span.start < readFront(newer, cache.fronts).bodyStart
}

/** Fields are the same by their names. */
function fieldsBefore({ newer, older, cache }: Texts, span: PassageSpan): PassageSpan | null {
  const keys = placedFields(newer, readFront(newer, cache.fronts))
    .filter((field) => meets(field, span))
    .map(({ key }) => key)
  const fields = placedFields(older, readFront(older, cache.fronts))
  return hullOf(fields.filter(({ key }) => keys.includes(key)))
}

/** What became of one block, or of several that are one on the other side. */
type Turn = {
  readonly before: PlacedBlock | null
  readonly after: PlacedBlock | null
  readonly isMoved: boolean
  readonly isSame: boolean
}

function blocksBefore(texts: Texts, span: PassageSpan): PassageSpan | null {
  const turns = turnsOf(texts)
  const touched = turns.filter(({ after }) => after !== null && meets(after, span))
  const found = touched.flatMap((turn) => {
    const stood = placeBefore(turn, span)
    return stood ? [{ ...stood, isMoved: turn.isMoved }] : []
  })
  if (found.length === 0) return wordsBefore(turns, span)
  const unmoved = hullOf(found.filter(({ isMoved }) => !isMoved))
  return unmoved ?? movedTogether(found)
}

function turnsOf({ newer, older, cache }: Texts): readonly Turn[] {
  const read = pageReader([older, newer], cache)
  const [from, to] = [read(older), read(newer)]
  const [placedBefore, placedAfter] = [placedBlocks(from), placedBlocks(to)]
  // which blocks are which is all that is asked for here, not their words
  return compareBlocks(from.blocks, to.blocks, spentBudget()).map((change) => ({
    before: widened(placedBefore[change.beforeIndex ?? -1], change.before),
    after: widened(placedAfter[change.afterIndex ?? -1], change.after),
    isMoved: change.kind === 'moved' || change.kind === 'moved-changed',
    isSame: change.before === change.after,
  }))
}

/** A block with those behind it that are one with it: then it is prose, whatever it begins with. */
function widened(block: PlacedBlock | undefined, text: string | null): PlacedBlock | null {
  if (!block || text === null) return null
  const { label, start } = block
  const kind = text === block.text ? block.kind : 'paragraph'
  return { kind, label, text, start, end: start + text.length }
}

/** Where the part of a block that lies in a span stood: the whole for the whole, else part by part. */
function placeBefore({ before, after, isSame }: Turn, span: PassageSpan): PassageSpan | null {
  if (!before || !after) return null
  if (holds(span, trimmed(after))) return trimmed(before)
  if (isSame) {
    const shift = before.start - after.start
    const start = Math.max(span.start, after.start) + shift
    return { start, end: Math.min(span.end, after.end) + shift }
  }
  const sides = { from: partsOf(before), to: partsOf(after) }
  return hullOf(partsBefore(sides, span, toPartUnit))
}

type Sides = { readonly from: readonly TextPart[]; readonly to: readonly TextPart[] }

/** The older parts that became those of a span. */
function partsBefore(
  { from, to }: Sides,
  span: PassageSpan,
  unitOf: (part: TextPart) => Unit,
): readonly TextPart[] {
  const { beforeOf } = matchUnits(from.map(unitOf), to.map(unitOf))
  return to.flatMap((part, at) => {
    const stood = from[beforeOf[at] ?? -1]
    return stood && meets(part, span) ? [stood] : []
  })
}

// More parts than this are no change of a page but another page: looking through them takes half a second.
const MAX_STRANGE = 5_000

/** Looks for the words of a passage in all that changed: a step that went to another day, an item made a paragraph. */
function wordsBefore(turns: readonly Turn[], span: PassageSpan): PassageSpan | null {
  const changed = turns.filter(({ isSame }) => !isSame)
  const owners = changed.flatMap(({ before }) => before ?? [])
  const from = owners.flatMap(partsOf)
  const to = changed.flatMap(({ after }) => after ?? []).flatMap(partsOf)
  if (from.length + to.length > MAX_STRANGE) return null
  const found = partsBefore({ from, to }, span, toWordsUnit)
  // parts from far apart are no passage: those of the block that has most of them
  const groups = owners.map((owner) => found.filter((part) => holds(owner, part)))
  return hullOf(groups.reduce((best, one) => (lengthOf(one) > lengthOf(best) ? one : best), []))
}

/** Blocks that came here from one place; else the longest one alone. */
function movedTogether(blocks: readonly PassageSpan[]): PassageSpan | null {
  const whole = hullOf(blocks)
  if (!whole || whole.end - whole.start <= MAX_SPREAD * lengthOf(blocks)) return whole
  const [first, ...rest] = blocks
  return first === undefined
    ? null
    : rest.reduce((best, one) => (lengthOf([one]) > lengthOf([best]) ? one : best), first)
}

// Half as much again between them as in them, at most; 1.2 and 2 follow all tested passages alike.
const MAX_SPREAD = 1.5

function lengthOf(spans: readonly PassageSpan[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}
