import type { Comparison } from '../comparison.ts'
import { isSeen } from '../words-for-people/seen.ts'
import type { Comparer } from './comparer.ts'
import type { UpstreamChange } from './upstream-changes.ts'

/**
 * Which texts of a line made each change: their numbers, newest first. A passage is followed from text to text, back from
 * the newest one, and on from the oldest where it went. `base` is what the line began with.
 */
export function traceChanges(
  changes: readonly Pick<UpstreamChange, 'kind' | 'path' | 'blocks'>[],
  { base, line }: { readonly base: string; readonly line: readonly string[] },
  compare: Comparer,
): readonly (readonly number[])[] {
  if (line.length <= 1) return changes.map(() => line.map((_, at) => at))
  const steps = line.map((text, at) => compare(line[at - 1] ?? base, text))
  return changes.map(({ kind, path, blocks }) => {
    if (kind === 'field') return turnsOfField(steps, path[0] ?? '')
    return blocks.after === null
      ? turnsOnwards(steps, blocks.before)
      : turnsBack(steps, blocks.after)
  })
}

function turnsOfField(steps: readonly Comparison[], key: string): readonly number[] {
  return steps
    .flatMap(({ fields }, at) => (fields.some((field) => field.key === key) ? [at] : []))
    .toReversed()
}

/** Of a block of the newest text: what changed it, up to the text in which it came. */
function turnsBack(steps: readonly Comparison[], block: number): readonly number[] {
  const turns: number[] = []
  let place: number | null = block
  for (let at = steps.length - 1; at >= 0 && place !== null; at -= 1) {
    const found = changeAt(steps[at], 'afterIndex', place)
    if (found === undefined) break
    if (isTurn(found)) turns.push(at)
    place = found.beforeIndex
  }
  return turns
}

/** Of a block of the text before the line: what changed it, up to the text in which it went. */
function turnsOnwards(steps: readonly Comparison[], block: number | null): readonly number[] {
  const turns: number[] = []
  let place = block
  for (let at = 0; at < steps.length && place !== null; at += 1) {
    const found = changeAt(steps[at], 'beforeIndex', place)
    if (found === undefined) break
    if (isTurn(found)) turns.unshift(at)
    place = found.afterIndex
  }
  return turns
}

type Change = Comparison['blocks'][number]

const isTurn = (change: Change): boolean =>
  change.kind !== 'same' && (change.kind !== 'changed' || isSeen(change))

/** The change that covers a block: several blocks may be one, the first of which it counts. */
function changeAt(
  step: Comparison | undefined,
  side: 'beforeIndex' | 'afterIndex',
  place: number,
): Change | undefined {
  let nearest: Change | undefined
  for (const change of step?.blocks ?? []) {
    const at = change[side]
    if (at !== null && at <= place && at >= (nearest?.[side] ?? 0)) nearest = change
  }
  return nearest
}
